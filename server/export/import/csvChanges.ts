import type { RiskId } from '../../../shared/ids.ts';
import type { CsvChange, CsvPreview, CsvProblem } from '../../../shared/register/importTypes.ts';
import { limits } from '../../../shared/protocol/limits.ts';
import type { RegisterRow } from '../../../shared/register/register.ts';
import type { About } from '../columns.ts';
import { unguardCell } from '../../../shared/register/guardCell.ts';
import type { ExportInput } from '../input.ts';
import { registerOf } from '../input.ts';
import type { CellContext, ReadCells } from './csvCells.ts';
import { cellReaders, emptyValues, idHeader, readOnlyHeaders, valuesOf } from './csvCells.ts';
import { parseCsv, decodeCsv } from './csvText.ts';
import type { CsvRow } from './csvText.ts';
import { readDays } from './dates.ts';

/** More than these say nothing new to whoever reads them. */
const mostProblems = 500;

type Column = { readonly at: number; readonly name: string; readonly reader: ReadCells; readonly context: CellContext };

/**
 * What a table changes in the register (SPEC FL1). The number in the column ID says which row is meant; a row without one,
 * or with one that the register does not have, adds a risk. A cell that is as the register writes it changes nothing.
 */
export function csvChanges(body: Uint8Array, input: ExportInput): CsvPreview {
  const { rows, brokenLines } = parseCsv(decodeCsv(body));
  const [header, ...lines] = rows;
  const names = header?.cells.map((name) => name.trim().toLowerCase()) ?? [];
  const idAt = names.indexOf(idHeader);
  if (!header || idAt < 0 || !names.includes('title')) return nothing([{ line: 1, code: 'notOurs' }]);
  if (lines.length > limits.registerRisks)
    return nothing([{ line: lines[limits.registerRisks]?.line ?? 0, code: 'tooManyRows' }]);

  const problems: CsvProblem[] = brokenLines.map((line) => ({ line, code: 'malformed' }));
  const columns = columnsOf(header, lines, problems);
  const register = registerOf(input);
  const about: About = { register, registerUrl: input.registerUrl };
  const known = new Map([...register.planned, ...register.parked].map((row) => [row.id, row]));
  const seen = new Set<string>();
  const changes: CsvChange[] = [];
  let unchanged = 0;
  for (const row of lines) {
    if (brokenLines.includes(row.line)) continue;
    if (row.cells.slice(names.length).some((cell) => cell.trim() !== '')) {
      problems.push({ line: row.line, code: 'malformed' });
      continue;
    }
    const id = (row.cells[idAt] ?? '').trim().toUpperCase();
    const number = /^R?([1-9]\d{0,4})$/.exec(id)?.[1];
    const name = number === undefined ? '' : `R${number}`;
    if (name !== '' && seen.has(name)) {
      problems.push({ line: row.line, code: 'numberTwice', value: name });
      continue;
    }
    if (name !== '') seen.add(name);
    const before = known.get(name) ?? null;
    const change = changeOf(row, columns, before, { input, about, problems });
    if (change === 'noTitle') problems.push({ line: row.line, code: 'noTitle' });
    else if (change === null) unchanged++;
    else changes.push({ ...change, number: number === undefined ? null : Number(number) });
  }
  return { changes, unchanged, problems: problems.slice(0, mostProblems) };
}

const nothing = (problems: CsvProblem[]): CsvPreview => ({ changes: [], unchanged: 0, problems });

/** The columns that can change something. One that is not known, or stands twice, is reported. */
function columnsOf(header: CsvRow, lines: readonly CsvRow[], problems: CsvProblem[]): Column[] {
  const taken = new Set<string>();
  return header.cells.flatMap((cell, at) => {
    const key = cell.trim().toLowerCase();
    const reader = cellReaders.get(key);
    if (key === '' || key === idHeader || readOnlyHeaders.has(key)) return [];
    if (!reader || taken.has(key)) {
      problems.push({ line: header.line, code: 'unknownColumn', column: shown(cell) });
      return [];
    }
    taken.add(key);
    const readDay = readDays(lines.map(({ cells }) => cells[at] ?? ''));
    return [{ at, name: shown(cell), reader, context: { readDay } }];
  });
}

type Found = { readonly input: ExportInput; readonly about: About; readonly problems: CsvProblem[] };

/** @returns null when nothing differs */
function changeOf(
  row: CsvRow,
  columns: readonly Column[],
  before: RegisterRow | null,
  { input, about, problems }: Found,
): Omit<CsvChange, 'number'> | null | 'noTitle' {
  const values = before === null ? emptyValues : valuesOf(before, input);
  const fields: Record<string, readonly [unknown, unknown]> = {};
  for (const { at, name, reader, context } of columns) {
    const cell = cleanCell(row.cells[at] ?? '');
    if (before !== null && cell === cleanCell(reader.written(before, about))) continue;
    const read = reader.read(cell, values, context);
    if ('problem' in read) problems.push({ line: row.line, code: read.problem, column: name, value: shown(cell) });
    else {
      for (const [field, value] of Object.entries(read.values)) {
        const old = values[field as keyof typeof values];
        if (old !== value) fields[field] = [old, value];
      }
    }
  }
  if (before === null && fields.title === undefined) return 'noTitle';
  if (Object.keys(fields).length === 0) return null;
  const title = before === null ? addedTitle(fields.title) : before.title;
  const riskId: RiskId | null = before?.riskId ?? null;
  return { riskId, title, fields };
}

const addedTitle = (pair: readonly [unknown, unknown] | undefined): string =>
  typeof pair?.[1] === 'string' ? pair[1] : '';

/** The text in a cell, with line ends and blanks as the register has them, and without what protected it from being a formula. */
const cleanCell = (cell: string): string =>
  unguardCell(cell)
    .replace(/\r\n?/g, '\n')
    .replace(/[\0-\x08\x0B\x0C\x0E-\x1F\x7F]/g, '')
    .toWellFormed()
    .trim();

const shown = (cell: string): string => [...cell.trim()].slice(0, 100).join('');
