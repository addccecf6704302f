import type { RegisterRow } from '../../../../shared/register/register.ts';
import type { TripwireState } from '../../../../shared/register/schedule.ts';
import { byUrgency } from './rows.ts';
import type { Grouping } from './view.ts';
import { compareNames } from '../../../../shared/compareNames.ts';

/** The key of the group that holds the parked risks. */
export const parkedKey = 'parked';

export type RowGroup = { readonly key: string; readonly rows: readonly RegisterRow[] };

/** Scores of a group: the lowest that belongs to it, from the highest on; 0 for rows that are not rated. */
export const scoreBands = [15, 8, 1, 0] as const;

const keyOf: { readonly [G in Exclude<Grouping, 'none'>]: (row: RegisterRow) => string } = {
  owner: ({ preventionOwner }) => preventionOwner ?? '',
  state: ({ state }) => state,
  score: ({ score }) => String(scoreBands.find((band) => (score ?? 0) >= band) ?? 0),
};

const order: { readonly [G in Exclude<Grouping, 'none'>]: (a: string, b: string) => number } = {
  owner: (a, b) => Number(a === '') - Number(b === '') || compareNames(a, b),
  state: (a, b) => byUrgency.indexOf(a as TripwireState) - byUrgency.indexOf(b as TripwireState),
  score: (a, b) => Number(b) - Number(a),
};

/** The rows by what they share, in the order of the groups; rows keep their order. */
export function groupsOf(rows: readonly RegisterRow[], grouping: Exclude<Grouping, 'none'>): RowGroup[] {
  const groups = new Map<string, RegisterRow[]>();
  for (const row of rows) {
    const key = keyOf[grouping](row);
    const known = groups.get(key);
    if (known) known.push(row);
    else groups.set(key, [row]);
  }
  return [...groups].map(([key, members]) => ({ key, rows: members })).sort((a, b) => order[grouping](a.key, b.key));
}

export type StateCount = { readonly state: TripwireState; readonly count: number };

/** How many rows are in which state, the most urgent first. */
export const stateCounts = (rows: readonly RegisterRow[]): StateCount[] =>
  byUrgency.flatMap((state) => {
    const count = rows.filter((row) => row.state === state).length;
    return count === 0 ? [] : [{ state, count }];
  });

/** A line of the table. */
export type Line =
  | { readonly kind: 'group'; readonly key: string; readonly rows: readonly RegisterRow[]; readonly isOpen: boolean }
  | { readonly kind: 'row'; readonly row: RegisterRow };

/**
 * The lines of the table: planned rows, in groups unless there is no grouping, then the parked ones as a group of their
 * own.
 */
export function linesOf(
  planned: readonly RegisterRow[],
  parked: readonly RegisterRow[],
  grouping: Grouping,
  isOpen: (key: string) => boolean,
): Line[] {
  const rowLines = (rows: readonly RegisterRow[]): Line[] => rows.map((row) => ({ kind: 'row', row }));
  const groupLines = ({ key, rows }: RowGroup): Line[] => [
    { kind: 'group', key, rows, isOpen: isOpen(key) },
    ...(isOpen(key) ? rowLines(rows) : []),
  ];
  return [
    ...(grouping === 'none' ? rowLines(planned) : groupsOf(planned, grouping).flatMap(groupLines)),
    ...(parked.length === 0 ? [] : groupLines({ key: parkedKey, rows: parked })),
  ];
}
