import type { SortKey } from '../model/view.ts';

export const columnNames = [
  'number', 'risk', 'score', 'prevention', 'tripwire', 'trips', 'readings', 'last', 'owner', 'check', 'state',
] as const; // prettier-ignore
export type ColumnName = (typeof columnNames)[number];

/** `full` shows the plans, `dense` one line for each risk, `narrow` one block for each. */
export type Look = 'full' | 'dense' | 'narrow';

export type Columns = { readonly look: Look; readonly names: readonly ColumnName[] };

const shown: { readonly [L in Look]: readonly ColumnName[] } = {
  full: ['number', 'risk', 'score', 'prevention', 'tripwire', 'readings', 'owner', 'check', 'state'],
  dense: ['number', 'risk', 'score', 'trips', 'readings', 'last', 'owner', 'check', 'state'],
  narrow: ['risk'],
};
/** What a page between a phone and a desk has no room for. */
const wideOnly: { readonly [L in Look]: readonly ColumnName[] } = {
  full: ['score', 'tripwire', 'readings', 'owner'],
  dense: ['trips', 'readings', 'owner'],
  narrow: [],
};

export const columnsOf = (look: Look, isMedium: boolean): Columns => ({
  look,
  names: shown[look].filter((name) => !isMedium || !wideOnly[look].includes(name)),
});

/** What a press on the head of a column sorts by. */
export const sortKeyOf: { readonly [C in ColumnName]?: SortKey } = {
  number: 'number',
  risk: 'title',
  score: 'score',
  prevention: 'due',
  owner: 'owner',
  check: 'check',
  state: 'state',
};
