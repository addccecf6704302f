import { ownedParts } from '../../../../shared/board/board.ts';
import type { RegisterRow } from '../../../../shared/register/register.ts';
import type { TripwireState } from '../../../../shared/register/schedule.ts';
import { isWaiting } from '../../../../shared/register/schedule.ts';
import type { Cell, Filter, SortKey, View } from './view.ts';
import { compareNames } from '../../../../shared/compareNames.ts';

const fits: { readonly [F in Filter]: (row: RegisterRow, name: string) => boolean } = {
  all: () => true,
  open: ({ state }) => isWaiting(state) || state === 'tripped',
  armed: ({ state }) => state === 'armed',
  incomplete: ({ missing, state }) => missing.length > 0 && state !== 'retired',
  proposed: ({ preventionOwner, accepted }) => preventionOwner !== null && accepted.length < ownedParts.length,
  mine: ({ preventionOwner, watcher, contingencyOwner }, name) =>
    name !== '' && [preventionOwner, watcher, contingencyOwner].includes(name),
};

/** The most urgent state first. */
export const byUrgency: readonly TripwireState[] = [
  'tripped', 'notLookedAt', 'late', 'due', 'contained', 'armed', 'none', 'retired',
]; // prettier-ignore

/** Dates and names sort as text; a missing one comes last in both directions. */
const last = '\uffff';

const keyOf: { readonly [K in SortKey]: (row: RegisterRow) => string | number | null } = {
  number: ({ number }) => number,
  title: ({ title }) => title || null,
  score: ({ score }) => (score === null ? null : -score),
  due: ({ preventionDue, preventionState }) => (preventionState === 'open' ? preventionDue : null),
  owner: ({ preventionOwner }) => preventionOwner,
  check: ({ nextCheck }) => nextCheck,
  state: ({ state }) => byUrgency.indexOf(state),
};

const compareKeys = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : compareNames(String(a), String(b));

/** Sorted by a key; rows without it last, ties by number. The score sorts from the highest. */
export function sortRows(rows: readonly RegisterRow[], { key, descending }: View['sort']): RegisterRow[] {
  const keyed = rows.map((row) => ({ row, value: keyOf[key](row) }));
  keyed.sort((a, b) => {
    if (a.value === null || b.value === null)
      return compareKeys(a.value === null ? last : '', b.value === null ? last : '') || a.row.number - b.row.number;
    const order = compareKeys(a.value, b.value);
    return (descending ? -order : order) || a.row.number - b.row.number;
  });
  return keyed.map(({ row }) => row);
}

/** Without case and accents, so that "lyon" finds "Lýon". */
const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

const haystacks = new WeakMap<RegisterRow, string>();

function haystackOf(row: RegisterRow): string {
  const known = haystacks.get(row);
  if (known !== undefined) return known;
  const names = [row.preventionOwner, row.watcher, row.contingencyOwner];
  const made = folded([row.id, row.title, ...Object.values(row.texts), ...names, ...row.cards].join('\n'));
  haystacks.set(row, made);
  return made;
}

/** The rows that a view shows: found by every word of the query, by the filter and by the cell of the matrix. */
export function rowsInView(rows: readonly RegisterRow[], view: View, name: string): RegisterRow[] {
  const words = folded(view.query).split(/\s+/).filter(Boolean);
  return sortRows(
    rows.filter(
      (row) =>
        fits[view.filter](row, name) &&
        (view.cell === null || isInCell(row, view.cell)) &&
        words.every((word) => (/^r\d+$/.test(word) ? row.id.toLowerCase() === word : haystackOf(row).includes(word))),
    ),
    view.sort,
  );
}

export const isInCell = ({ likelihood, impact, state }: RegisterRow, cell: Cell): boolean =>
  state !== 'retired' && likelihood === cell.likelihood && impact === cell.impact;
