import { preventionStates } from '../../../shared/board/board.ts';
import type { RiskField } from '../../../shared/board/riskFields.ts';
import { comparisons, emptyFacts, factsFrom, riskFieldNames, riskFields } from '../../../shared/board/riskFields.ts';
import { emptyPlanTexts } from '../../../shared/plan/plan.ts';
import { limits } from '../../../shared/protocol/limits.ts';
import type { CsvProblemCode, CsvValues } from '../../../shared/register/importTypes.ts';
import type { RegisterRow } from '../../../shared/register/register.ts';
import { oneLine } from '../../../shared/register/words.ts';
import type { IsoDate } from '../../../shared/time.ts';
import type { About } from '../columns.ts';
import { columns } from '../columns.ts';
import { cellText } from '../csv.ts';
import type { ExportInput } from '../input.ts';

export type CellContext = { readonly readDay: (cell: string) => IsoDate | null };

type ReadCell = { readonly values: Partial<CsvValues> } | { readonly problem: CsvProblemCode };

export type ReadCells = {
  /** What the register writes into the cell. */
  readonly written: (row: RegisterRow, about: About) => string;
  readonly read: (cell: string, before: CsvValues, context: CellContext) => ReadCell;
};

export const idHeader = 'id';

const writtenBy = new Map(columns.map(({ header, cell }) => [header.toLowerCase(), cell]));

const written = (header: string): ReadCells['written'] => {
  const cell = writtenBy.get(header.toLowerCase());
  return (row, about) => (cell ? cellText(cell(row, about)) : '');
};

const value = <F extends keyof CsvValues>(field: F, read: CsvValues[F]): ReadCell => ({
  values: { [field]: read },
});
const problem = (code: CsvProblemCode): ReadCell => ({ problem: code });

const textCell =
  (
    field: 'title' | 'preventionNote' | RiskField,
    most: number,
    empty: '' | null,
    isOneLine = false,
  ): ReadCells['read'] =>
  (cell) => {
    const text = isOneLine ? oneLine(cell) : cell;
    if (text.length > most) return problem('tooLong');
    return value(field, (text === '' ? empty : text) as never);
  };

const choiceCell =
  (field: keyof CsvValues, words: readonly string[], empty: string | null): ReadCells['read'] =>
  (cell) => {
    const word = cell.toLowerCase();
    if (word === '') return value(field, empty as never);
    return words.includes(word) ? value(field, word as never) : problem('unknownWord');
  };

/** 4, 4.0 and 4,0: programs write whole numbers in many ways. */
const numberCell =
  (field: RiskField, most: number): ReadCells['read'] =>
  (cell) => {
    if (cell === '') return value(field, null);
    const number = Number(/^(\d{1,4})(?:[.,]0+)?$/.exec(cell)?.[1] ?? NaN);
    return number >= 1 && number <= most ? value(field, number as never) : problem('notANumber');
  };

const dayCell =
  (field: RiskField): ReadCells['read'] =>
  (cell, _before, { readDay }) => {
    if (cell === '') return value(field, null);
    const day = readDay(cell);
    return day === null ? problem('notADay') : value(field, day as never);
  };

const comparisonFirst = new RegExp(`^(${comparisons.join('|')})\\s+(?=\\S)`, 'i');

/** The threshold stands with its comparison, "above 20"; without one the comparison stays as it is. */
const thresholdCell: ReadCells['read'] = (cell, before) => {
  const most = 2 * limits.textLength;
  if (cell.length > most) return problem('tooLong');
  const word = comparisonFirst.exec(cell)?.[1]?.toLowerCase();
  const comparison = comparisons.find((one) => one === word);
  if (comparison === undefined)
    return { values: { threshold: cell, comparison: cell === '' ? null : before.comparison } };
  return { values: { threshold: cell.replace(comparisonFirst, ''), comparison } };
};

function readerOf(field: RiskField): ReadCells['read'] {
  const entry = riskFields[field];
  if (field === 'threshold') return thresholdCell;
  switch (entry.kind) {
    case 'sentence':
      return textCell(field, 2 * limits.textLength, '');
    case 'owner':
      return textCell(field, limits.nameLength, null, true);
    case 'remark':
      return textCell(field, limits.titleLength, null, true);
    case 'day':
      return dayCell(field);
    case 'days':
    case 'grade':
      return numberCell(field, entry.most);
    case 'choice':
      return choiceCell(field, entry.of, null);
  }
}

const ofField = (field: RiskField): [string, ReadCells] => {
  const { label } = riskFields[field];
  return [label.toLowerCase(), { written: written(label), read: readerOf(field) }];
};

/** What can be changed by a table, by the header of its column in lower case. */
export const cellReaders: ReadonlyMap<string, ReadCells> = new Map<string, ReadCells>([
  ['title', { written: written('Title'), read: textCell('title', limits.titleLength, '', true) }],
  ...riskFieldNames.filter((field) => riskFields[field].width !== null).map(ofField),
  [
    'prevention state',
    { written: written('Prevention state'), read: choiceCell('preventionState', preventionStates, 'open') },
  ],
  [
    'prevention note',
    { written: written('Prevention note'), read: textCell('preventionNote', limits.textLength, null) },
  ],
]);

/** Columns of the register's own table that follow from others. */
export const readOnlyHeaders: ReadonlySet<string> = new Set(
  columns.map(({ header }) => header.toLowerCase()).filter((header) => !cellReaders.has(header)),
);

export const emptyValues: CsvValues = {
  title: '',
  ...emptyPlanTexts,
  ...emptyFacts,
  preventionState: 'open',
  preventionNote: null,
};

/** The values as the board and the plan hold them: an owner who only fills in for another is none. */
export function valuesOf(row: RegisterRow, { board, planTexts }: ExportInput): CsvValues {
  const risk = board.risks[row.riskId];
  if (!risk) return emptyValues;
  return {
    title: risk.title,
    ...planTexts(row.riskId),
    ...factsFrom((fact) => risk[fact]),
    preventionState: risk.preventionState,
    preventionNote: risk.preventionNote ?? null,
  };
}
