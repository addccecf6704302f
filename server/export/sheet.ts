import writeXlsxFile from 'write-excel-file/node';
import type { CellObject, SheetData } from 'write-excel-file/node';
import type { Register, RegisterRow } from '../../shared/register/register.ts';
import type { About, Cell } from './columns.ts';
import { columns } from './columns.ts';
import { guardCell } from './guard.ts';
import type { ExportInput } from './input.ts';
import { registerOf } from './input.ts';
import { fixZipTimes } from './zipTimes.ts';

/** Excel's limit for one cell; it reports a file with a longer one as corrupt. */
const cellLength = 32_767;

const look = { alignVertical: 'top', wrap: true } as const;
const header = (text: string): CellObject => ({
  ...look,
  value: text,
  type: String,
  fontWeight: 'bold',
  backgroundColor: '#ece7dc',
});

const words = (text: string): CellObject => {
  const guarded = guardCell(text);
  return {
    ...look,
    value: guarded.length > cellLength ? `${guarded.slice(0, cellLength - 1)}…` : guarded,
    type: String,
  };
};

function sheetCell(cell: Cell): CellObject | null {
  switch (cell.kind) {
    case 'text':
      return words(cell.text);
    case 'number':
      return { ...look, value: cell.number, type: Number };
    case 'date':
      return { ...look, value: new Date(`${cell.date}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
    case 'empty':
      return null;
  }
}

type Options = NonNullable<Parameters<typeof writeXlsxFile>[1]>;
type Feature = NonNullable<Options['features']>[number];
type RegisterSheet = { sheet: string; data: SheetData; columns: { width: number }[]; stickyRowsCount: number };

const tableSheet = (sheet: string, rows: readonly RegisterRow[], about: About): RegisterSheet => ({
  sheet,
  data: [
    columns.map((column) => header(column.header)),
    ...rows.map((row) => columns.map((column) => sheetCell(column.cell(row, about)))),
  ],
  columns: columns.map(({ width }) => ({ width })),
  stickyRowsCount: 1,
});

function sessionSheet(register: Register, registerUrl: string): RegisterSheet {
  const facts: readonly (readonly [string, Cell])[] = [
    ['Project', { kind: 'text', text: register.title }],
    ['Workshop date', { kind: 'date', date: register.heldOn }],
    ['People', { kind: 'number', number: register.people }],
    ['Success means', { kind: 'text', text: register.successMetric ?? '' }],
    ['Decision', { kind: 'text', text: register.decision ?? '' }],
    ['Imagined failure', { kind: 'date', date: register.failedBy }],
    ['Confidence before', { kind: 'text', text: register.confidence.before?.join(', ') ?? '' }],
    ['Confidence after', { kind: 'text', text: register.confidence.after?.join(', ') ?? '' }],
    ...register.looseCards.map((text) => ['Loose card', { kind: 'text', text }] as const),
    ['Register link', { kind: 'text', text: registerUrl }],
    ...(register.rehearsal ? [['Rehearsal', { kind: 'text', text: 'Some people were simulated' }] as const] : []),
  ];
  const data: SheetData = [
    [header('About'), header('')],
    ...facts.map(([name, cell]) => [words(name), sheetCell(cell)]),
  ];
  return { sheet: 'Session', data, columns: [{ width: 22 }, { width: 80 }], stickyRowsCount: 1 };
}

const lastColumn = (count: number): string =>
  count > 26
    ? String.fromCharCode(64 + Math.floor((count - 1) / 26)) + lastColumn(((count - 1) % 26) + 1)
    : String.fromCharCode(64 + count);

/** The library has no filters; this inserts them into the XML, behind the rows (ECMA-376 18.3.1.99). */
const filters = (sheets: readonly RegisterSheet[]): Feature => ({
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml, _options, { sheetIndex }) => {
          const rows = sheets[sheetIndex]?.data.length ?? 0;
          if (sheets[sheetIndex]?.sheet === 'Session' || rows === 0) return xml;
          return xml.replace('</sheetData>', `</sheetData><autoFilter ref="A1:${lastColumn(columns.length)}${rows}"/>`);
        },
      },
    },
  },
});

/** Three sheets: Register, Parked and Session; text only as text, numbers and days as such (SPEC EX5). */
export async function exportSheet(input: ExportInput): Promise<Uint8Array> {
  const register = registerOf(input);
  const about = { register, registerUrl: input.registerUrl };
  const sheets = [
    tableSheet('Register', register.planned, about),
    tableSheet('Parked', register.parked, about),
    sessionSheet(register, input.registerUrl),
  ];
  const file = await writeXlsxFile(sheets, { features: [filters(sheets)] }).toBuffer();
  fixZipTimes(file);
  return file;
}
