import { isId } from '../../../../shared/ids.ts';
import type { IsoDate } from '../../../../shared/time.ts';
import { isIsoDate } from '../../../../shared/time.ts';

export const groupings = ['none', 'owner', 'state', 'score'] as const;
export type Grouping = (typeof groupings)[number];
export const sortKeys = ['number', 'title', 'score', 'due', 'owner', 'check', 'state'] as const;
export type SortKey = (typeof sortKeys)[number];
export const filters = ['all', 'open', 'armed', 'incomplete', 'proposed', 'mine'] as const;
export type Filter = (typeof filters)[number];
export type Cell = { readonly likelihood: number; readonly impact: number };

/** How somebody looks at the register. All of it is in the address, so that a link shows the same (SPEC RP4a). */
export type View = {
  readonly query: string;
  readonly filter: Filter;
  readonly group: Grouping;
  readonly sort: { readonly key: SortKey; readonly descending: boolean };
  readonly cell: Cell | null;
  /** The number of the open row. */
  readonly open: number | null;
  /** The day whose register is shown; null for today. */
  readonly on: IsoDate | null;
  /** The incident whose review note is open. */
  readonly note: string | null;
  /** The small test that is shown; in its row when it has one. */
  readonly test: string | null;
  /** The checklist that is shown in place of the register, or `new` for one that is being made. */
  readonly checklist: string | null;
  /** Whether "Was it foreseen?" is shown in place of the register; null: once it can be said. */
  readonly foreseen: boolean | null;
};

export const plainView: View = {
  query: '',
  filter: 'all',
  group: 'none',
  sort: { key: 'number', descending: false },
  cell: null,
  open: null,
  on: null,
  note: null,
  test: null,
  checklist: null,
  foreseen: null,
};

const oneOf = <T extends string>(choices: readonly T[], value: string | null, otherwise: T): T =>
  choices.find((choice) => choice === value) ?? otherwise;

const idIn = (value: string | null): string | null => (isId(value) ? value : null);

/** @param search the query string; what it cannot say is as in `plainView` */
export function readView(search: string): View {
  const params = new URLSearchParams(search);
  const sort = params.get('sort') ?? '';
  const cell = /^([1-5])x([1-5])$/.exec(params.get('cell') ?? '');
  const open = /^R?(\d{1,6})$/.exec(params.get('row') ?? '');
  const on = params.get('on');
  const note = /^[\w-]{1,64}$/.exec(params.get('note') ?? '');
  const foreseen = params.get('foreseen');
  return {
    query: params.get('q') ?? '',
    filter: oneOf(filters, params.get('show'), 'all'),
    group: oneOf(groupings, params.get('group'), 'none'),
    sort: { key: oneOf(sortKeys, sort.replace(/^-/, ''), 'number'), descending: sort.startsWith('-') },
    cell: cell === null ? null : { likelihood: Number(cell[1]), impact: Number(cell[2]) },
    open: open === null ? null : Number(open[1]),
    on: isIsoDate(on) ? on : null,
    test: idIn(params.get('test')),
    checklist: params.get('checklist') === 'new' ? 'new' : idIn(params.get('checklist')),
    note: note === null ? null : note[0],
    foreseen: foreseen === '1' ? true : foreseen === '0' ? false : null,
  };
}

/** The query string of a view, '' for the plain one. */
export function searchOf({
  query,
  filter,
  group,
  sort,
  cell,
  open,
  on,
  note,
  test,
  checklist,
  foreseen,
}: View): string {
  const params = new URLSearchParams();
  if (query !== '') params.set('q', query);
  if (filter !== 'all') params.set('show', filter);
  if (group !== 'none') params.set('group', group);
  if (sort.key !== 'number' || sort.descending) params.set('sort', `${sort.descending ? '-' : ''}${sort.key}`);
  if (cell !== null) params.set('cell', `${cell.likelihood}x${cell.impact}`);
  if (open !== null) params.set('row', `R${open}`);
  if (on !== null) params.set('on', on);
  if (note !== null) params.set('note', note);
  if (test !== null) params.set('test', test);
  if (checklist !== null) params.set('checklist', checklist);
  if (foreseen !== null) params.set('foreseen', foreseen ? '1' : '0');
  const search = params.toString();
  return search === '' ? '' : `?${search}`;
}
