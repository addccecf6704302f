import { ownedParts } from '../../../shared/board/board.ts';
import type { RegisterRow } from '../../../shared/register/register.ts';
import type { TripwireState } from '../../../shared/register/schedule.ts';
import { isWaiting } from '../../../shared/register/schedule.ts';

export const filters = ['all', 'open', 'armed', 'incomplete', 'proposed', 'mine'] as const;
export type Filter = (typeof filters)[number];
export const sorts = ['register', 'score', 'due', 'check', 'state'] as const;
export type Sort = (typeof sorts)[number];

/** A row with its number in the register, which it keeps however the table is sorted. */
export type NumberedRow = { readonly number: number; readonly row: RegisterRow };

const fits: { readonly [F in Filter]: (row: RegisterRow, name: string) => boolean } = {
  all: () => true,
  open: ({ state }) => isWaiting(state) || state === 'tripped',
  armed: ({ state }) => state === 'armed',
  incomplete: ({ missing }) => missing.length > 0,
  proposed: ({ preventionOwner, accepted }) => preventionOwner !== null && accepted.length < ownedParts.length,
  mine: ({ preventionOwner, watcher, contingencyOwner }, name) =>
    name !== '' && [preventionOwner, watcher, contingencyOwner].includes(name),
};

/** The most urgent state first. */
const urgency: readonly TripwireState[] = [
  'tripped',
  'notLookedAt',
  'late',
  'due',
  'contained',
  'armed',
  'none',
  'retired',
];

/** Dates sort as text; a missing one comes last. */
const late = '9999';

const compare: { readonly [S in Sort]: (a: RegisterRow, b: RegisterRow) => number } = {
  register: () => 0,
  score: (a, b) => (b.score ?? 0) - (a.score ?? 0),
  due: (a, b) => (a.preventionDue ?? late).localeCompare(b.preventionDue ?? late),
  check: (a, b) => (a.nextCheck ?? late).localeCompare(b.nextCheck ?? late),
  state: (a, b) => urgency.indexOf(a.state) - urgency.indexOf(b.state),
};

/** @param name the reader's, for "mine" */
export function shownRows(rows: readonly RegisterRow[], filter: Filter, sort: Sort, name: string): NumberedRow[] {
  return rows
    .map((row, index) => ({ number: index + 1, row }))
    .filter(({ row }) => fits[filter](row, name))
    .sort((a, b) => compare[sort](a.row, b.row));
}

/** The numbers among the readings, oldest first; null when there are fewer than two to draw a line between. */
export function lineOf(row: RegisterRow): number[] | null {
  const numbers = row.readings.flatMap(({ reading }) => {
    const value =
      typeof reading === 'string' ? Number(reading.replace(/[%\s]/g, '').replace(',', '.') || NaN) : reading;
    return value !== null && Number.isFinite(value) ? [value] : [];
  });
  return numbers.length < 2 ? null : numbers;
}
