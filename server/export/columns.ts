import { ownedParts } from '../../shared/board/board.ts';
import type { RiskField } from '../../shared/board/riskFields.ts';
import { riskFieldNames, riskFields } from '../../shared/board/riskFields.ts';
import { isPlanField } from '../../shared/plan/plan.ts';
import type { TripwireState } from '../../shared/register/schedule.ts';
import type { Register, RegisterRow } from '../../shared/register/register.ts';
import type { IsoDate } from '../../shared/time.ts';

export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'date'; readonly date: IsoDate }
  | { readonly kind: 'empty' };

/** A column of the register's table; `width` in characters, for sheets. */
export type Column = {
  readonly header: string;
  readonly width: number;
  readonly cell: (row: RegisterRow, about: About) => Cell;
};
export type About = { readonly register: Register; readonly registerUrl: string };

const empty: Cell = { kind: 'empty' };
const words = (text: string | null): Cell => (text === null || text === '' ? empty : { kind: 'text', text });
const number = (value: number | null): Cell => (value === null ? empty : { kind: 'number', number: value });
const day = (date: IsoDate | null): Cell => (date === null ? empty : { kind: 'date', date });

/** A fact or a sentence as a cell. */
function fieldCell(field: RiskField, row: RegisterRow): Cell {
  const value = valueOf(field, row);
  if (value === null) return empty;
  if (typeof value === 'number') return { kind: 'number', number: value };
  return riskFields[field].kind === 'day' ? day(value) : words(value);
}

/** The value of a field as tables and Markdown show it: the threshold with its comparison, "above 20". */
export function valueOf(field: RiskField, row: RegisterRow): string | number | null {
  if (field === 'threshold') return thresholdOf(row);
  return isPlanField(field) ? row.texts[field] : row[field];
}

/** Columns that are no field of the risk: the first ones, those behind a field, and the last ones. */
const first: readonly Column[] = [
  { header: 'ID', width: 6, cell: (row) => words(row.id) },
  { header: 'Title', width: 30, cell: (row) => words(row.title) },
];
const after: { readonly [F in RiskField]?: readonly Column[] } = {
  impact: [
    { header: 'Score', width: 8, cell: (row) => number(row.score) },
    { header: 'Votes', width: 8, cell: (row) => number(row.votes) },
  ],
  preventionDue: [
    { header: 'Prevention state', width: 12, cell: (row) => words(preventionWord(row)) },
    { header: 'Prevention since', width: 12, cell: (row) => day(row.preventionOn) },
    { header: 'Prevention note', width: 30, cell: (row) => words(row.preventionNote) },
  ],
  watcher: [{ header: 'Tripwire', width: 40, cell: (row) => words(row.tripwire) }],
  contingencyOwner: [
    { header: 'Accepted', width: 20, cell: (row) => words(acceptedWord(row)) },
    { header: 'Status', width: 14, cell: (row, { register }) => words(statusWord(row, register)) },
    { header: 'State since', width: 12, cell: (row) => day(row.stateOn) },
    { header: 'Retired because', width: 30, cell: (row) => words(row.stateNote) },
    { header: 'Next check', width: 12, cell: (row) => day(row.nextCheck) },
  ],
};
const last: readonly Column[] = [
  { header: 'Source cards', width: 50, cell: (row) => words(row.cards.join('\n')) },
  { header: 'Workshop date', width: 14, cell: (_, { register }) => day(register.heldOn) },
  { header: 'Register link', width: 40, cell: (_, { registerUrl }) => words(registerUrl) },
];

const columnsOf = (field: RiskField): readonly Column[] => {
  const { label, width } = riskFields[field];
  const own: readonly Column[] = width === null ? [] : [{ header: label, width, cell: (row) => fieldCell(field, row) }];
  return [...own, ...(after[field] ?? [])];
};

/** The columns of the register as a table, in the order of the fields (SPEC EX2). */
export const columns: readonly Column[] = [...first, ...riskFieldNames.flatMap(columnsOf), ...last];

/** Empty while there is no step. */
const preventionWord = ({ preventionState, texts }: RegisterRow): string =>
  texts.prevention === '' && preventionState === 'open' ? '' : preventionState;

const thresholdOf = ({ comparison, texts }: RegisterRow): string =>
  comparison === null || texts.threshold === '' ? texts.threshold : `${comparison} ${texts.threshold}`;

/** A part is only proposed until its owner has accepted it. */
export function acceptedWord({ accepted, preventionOwner }: RegisterRow): string {
  if (accepted.length === ownedParts.length) return 'accepted';
  if (accepted.length > 0) return `accepted: ${accepted.join(', ')}`;
  return preventionOwner === null ? '' : 'proposed';
}

const stateWords: Record<TripwireState, string> = {
  none: 'no tripwire',
  armed: 'armed',
  due: 'check due',
  late: 'check late',
  notLookedAt: 'not looked at',
  tripped: 'tripped',
  contained: 'contained',
  retired: 'retired',
};

/** A rehearsal is marked in every row. */
export function statusWord(row: RegisterRow, register: Register): string {
  const word = row.state === 'none' && register.parked.includes(row) ? 'parked' : stateWords[row.state];
  return register.rehearsal ? `rehearsal, ${word}` : word;
}
