import writeXlsxFile from 'write-excel-file/node';
import type { CellObject, SheetData } from 'write-excel-file/node';
import type { Register, RegisterRow } from '../../shared/register/register.ts';
import type { About, Cell, Column } from './columns.ts';
import { columns } from './columns.ts';
import { cellText } from './csv.ts';
import type { ExportInput } from './input.ts';
import { registerOf } from './input.ts';
import type { RecordTable } from './sheetRecords.ts';
import { recordTables } from './sheetRecords.ts';
import type { SheetFacts } from './sheetFeatures.ts';
import { sheetFeatures } from './sheetFeatures.ts';
import { rowHeight } from './sheetHeights.ts';
import { fixZipTimes } from './zipTimes.ts';

/** Excel's limit for one cell; it reports a file with a longer one as corrupt. */
const cellLength = 32_767;

/** What people read on paper, one landscape page wide. The other columns are behind it and are not printed. */
const printed = ['ID', 'Title', 'Score', 'Status', 'Next check', 'Prevention step', 'Prevention owner', 'Prevention due', 'Prevention state', 'Tripwire', 'Contingency plan', 'Contingency owner']; // prettier-ignore

const isPrinted = ({ header }: Column): boolean => printed.includes(header);
const sheetColumns: readonly Column[] = [
  ...printed.flatMap((name) => columns.filter(({ header }) => header === name)),
  ...columns.filter((column) => !isPrinted(column)),
];

const look = { alignVertical: 'top', wrap: true } as const;
const header = (text: string): CellObject => ({
  ...look,
  value: text,
  type: String,
  fontWeight: 'bold',
  backgroundColor: '#ece7dc',
});

/** A text that nobody can turn into a formula by editing the cell: its format is that of texts (SPEC EX3b). */
const words = (text: string): CellObject => ({
  ...look,
  value: text.length > cellLength ? `${text.slice(0, cellLength - 1)}…` : text,
  type: String,
  format: '@',
});

function sheetCell(cell: Cell): CellObject | null {
  switch (cell.kind) {
    case 'text':
      return words(cell.text);
    case 'number':
      return { ...look, align: 'center', value: cell.number, type: Number };
    case 'date':
      return { ...look, align: 'center', value: new Date(`${cell.date}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
    case 'empty':
      return null;
  }
}

type RegisterSheet = SheetFacts & {
  data: SheetData;
  columns: { width: number }[];
  stickyRowsCount: number;
  orientation: 'landscape';
};

/** The cells of one row, as high as its longest text. */
function sheetRow(cells: readonly Cell[], widths: readonly number[]): (CellObject | null)[] {
  const height = rowHeight(cells.map((cell, index) => ({ text: cellText(cell), width: widths[index] ?? 10 })));
  return cells.map((cell, index) => {
    const written = sheetCell(cell);
    return index === 0 && written ? { ...written, height } : written;
  });
}

const headerRow = (names: readonly string[], widths: readonly number[]): CellObject[] => {
  const height = rowHeight(names.map((text, index) => ({ text: text.toUpperCase(), width: widths[index] ?? 10 })));
  return names.map((name) => ({ ...header(name), height }));
};

const asSheet = (
  sheet: string,
  names: readonly string[],
  widths: readonly number[],
  rows: readonly (readonly Cell[])[],
  facts: Pick<SheetFacts, 'filtered' | 'printed'>,
): RegisterSheet => ({
  sheet,
  rows: rows.length + 1,
  ...facts,
  data: [headerRow(names, widths), ...rows.map((cells) => sheetRow(cells, widths))],
  columns: widths.map((width) => ({ width })),
  stickyRowsCount: 1,
  orientation: 'landscape',
});

const tableSheet = (sheet: string, rows: readonly RegisterRow[], about: About): RegisterSheet =>
  asSheet(
    sheet,
    sheetColumns.map((column) => column.header),
    sheetColumns.map(({ width }) => width),
    rows.map((row) => sheetColumns.map(({ cell }) => cell(row, about))),
    { filtered: sheetColumns.length, printed: printed.length },
  );

function sessionSheet(register: Register, registerUrl: string): RegisterSheet {
  const text = (words: string): Cell => (words === '' ? { kind: 'empty' } : { kind: 'text', text: words });
  const facts: readonly (readonly [string, Cell])[] = [
    ['Project', text(register.title)],
    ['Workshop date', { kind: 'date', date: register.heldOn }],
    ['People', { kind: 'number', number: register.people }],
    ...(register.minutes === null ? [] : [['Minutes', { kind: 'number', number: register.minutes }] as const]),
    ['Success means', text(register.successMetric ?? '')],
    ['Decision', text(register.decision ?? '')],
    ['Imagined failure', { kind: 'date', date: register.failedBy }],
    ...(register.dissent === '' ? [] : [['Dissent to the whole plan', text(register.dissent)] as const]),
    ['Confidence before', text(register.confidence.before?.join(', ') ?? '')],
    ['Confidence after', text(register.confidence.after?.join(', ') ?? '')],
    ...(register.confidence.halfway
      ? [['Confidence at half time', text(register.confidence.halfway.join(', '))] as const]
      : []),
    ...register.looseCards.map((card) => ['Loose card', text(card)] as const),
    ['Register link', text(registerUrl)],
    ...(register.rehearsal ? [['Rehearsal', text('Some people were simulated')] as const] : []),
  ];
  return asSheet(
    'Session',
    ['About', 'Value'],
    [22, 80],
    facts.map(([name, cell]) => [text(name), cell]),
    {
      filtered: 0,
      printed: 2,
    },
  );
}

/** In digits: what a landscape page shows in letters that can be read. */
const mostPrintedWidth = 225;

const recordSheet = ({ name, columns: shown, rows }: RecordTable): RegisterSheet =>
  asSheet(
    name,
    shown.map(([title]) => title),
    shown.map(([, width]) => width),
    rows,
    {
      filtered: shown.length,
      printed: shown.filter(
        (_, i) => shown.slice(0, i + 1).reduce((sum, [, width]) => sum + width, 0) <= mostPrintedWidth,
      ).length,
    },
  );

/** Register, Parked and Session, and before the last a sheet for each kind of records that there is; text only as text, numbers and days as such (SPEC EX5). */
export async function exportSheet(input: ExportInput): Promise<Uint8Array> {
  const register = registerOf(input);
  const about = { register, registerUrl: input.registerUrl };
  const sheets = [
    tableSheet('Register', register.planned, about),
    tableSheet('Parked', register.parked, about),
    ...recordTables(input, register).map(recordSheet),
    sessionSheet(register, input.registerUrl),
  ];
  const file = await writeXlsxFile(sheets, {
    fontFamily: 'Arial',
    fontSize: 10,
    features: [sheetFeatures(sheets)],
  }).toBuffer();
  fixZipTimes(file);
  return file;
}
