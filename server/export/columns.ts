import type { RiskState } from '../../shared/board/board.ts';
import { ownedParts } from '../../shared/board/board.ts';
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

/** DESIGN, "Exports of the register", in its order (SPEC EX2). */
export const columns: readonly Column[] = [
  { header: 'ID', width: 6, cell: (row) => words(row.id) },
  { header: 'Title', width: 36, cell: (row) => words(row.title) },
  { header: 'Cause', width: 36, cell: (row) => words(row.texts.cause) },
  { header: 'Event', width: 36, cell: (row) => words(row.texts.event) },
  { header: 'Effect', width: 36, cell: (row) => words(row.texts.effect) },
  { header: 'Likelihood', width: 11, cell: (row) => number(row.likelihood) },
  { header: 'Impact', width: 9, cell: (row) => number(row.impact) },
  { header: 'Score', width: 8, cell: (row) => number(row.score) },
  { header: 'Votes', width: 8, cell: (row) => number(row.votes) },
  { header: 'Response', width: 11, cell: (row) => words(row.response) },
  { header: 'Prevention step', width: 40, cell: (row) => words(row.texts.prevention) },
  { header: 'Prevention owner', width: 18, cell: (row) => words(row.preventionOwner) },
  { header: 'Prevention due', width: 15, cell: (row) => day(row.preventionDue) },
  { header: 'Signal', width: 30, cell: (row) => words(row.texts.signal) },
  { header: 'Source', width: 22, cell: (row) => words(row.texts.source) },
  { header: 'Threshold', width: 18, cell: (row) => words(thresholdOf(row)) },
  { header: 'Check cadence', width: 14, cell: (row) => words(row.cadence) },
  { header: 'Check by', width: 12, cell: (row) => day(row.checkBy) },
  { header: 'Watcher', width: 18, cell: (row) => words(row.watcher) },
  { header: 'Tripwire', width: 50, cell: (row) => words(row.tripwire) },
  { header: 'Contingency plan', width: 40, cell: (row) => words(row.texts.contingency) },
  { header: 'Contingency owner', width: 18, cell: (row) => words(row.contingencyOwner) },
  { header: 'Accepted', width: 20, cell: (row) => words(acceptedWord(row)) },
  { header: 'Status', width: 14, cell: (row, { register }) => words(statusWord(row, register)) },
  { header: 'Next check', width: 12, cell: (row) => day(row.nextCheck) },
  { header: 'Dissent', width: 30, cell: (row) => words(row.texts.dissent) },
  { header: 'Source cards', width: 50, cell: (row) => words(row.cards.join('\n')) },
  { header: 'Workshop date', width: 14, cell: (_, { register }) => day(register.heldOn) },
  { header: 'Register link', width: 40, cell: (_, { registerUrl }) => words(registerUrl) },
];

/** "above 20": the comparison has no column of its own. */
export const thresholdOf = ({ comparison, texts }: RegisterRow): string =>
  comparison === null || texts.threshold === '' ? texts.threshold : `${comparison} ${texts.threshold}`;

/** Until an owner has accepted, a part is only proposed (DESIGN, "Plan"). */
export function acceptedWord({ accepted, preventionOwner }: RegisterRow): string {
  if (accepted.length === ownedParts.length) return 'accepted';
  if (accepted.length > 0) return `accepted: ${accepted.join(', ')}`;
  return preventionOwner === null ? '' : 'proposed';
}

const stateWords: Record<RiskState, string> = {
  none: 'no tripwire',
  armed: 'armed',
  checkDue: 'check due',
  tripped: 'tripped',
  retired: 'retired',
};

/** A rehearsal is marked in every file (CONTRACT section 6, "Lead"). */
export function statusWord(row: RegisterRow, register: Register): string {
  const word = row.state === 'none' && register.parked.includes(row) ? 'parked' : stateWords[row.state];
  return register.rehearsal ? `rehearsal, ${word}` : word;
}
