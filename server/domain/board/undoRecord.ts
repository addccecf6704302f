import type { ReviewField } from '../../../shared/board/records.ts';
import { isReviewField } from '../../../shared/plan/reviews.ts';
import type { Change } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import { isSame } from '../core/isSame.ts';
import type { State } from '../core/state.ts';
import type { RecordEntry } from '../history/recordChanges.ts';

type Fields = { readonly [field: string]: unknown };

const recordOf = ({ records }: State, { kind, id }: RecordEntry): Fields | undefined =>
  Object.hasOwn(records[kind], id) ? records[kind][id] : undefined;

const lineOf = ({ kind }: RecordEntry, field: string): ReviewField | null =>
  kind === 'incidents' && isReviewField(field) ? field : null;

/** False for a record that is gone: its words left the history with it. */
export const isThere = (state: State, record: RecordEntry): boolean => recordOf(state, record) !== undefined;

/** True while a record and the lines of its note hold what an entry of the history left. */
export function isRecordAsLeft(state: State, record: RecordEntry, context: Context): boolean {
  const { id, changes } = record;
  const now = recordOf(state, record);
  const lines = context.reviewTexts(id);
  if (changes === null) return lines === null;
  return Object.entries(changes).every(([field, [, after]]) => {
    const line = lineOf(record, field);
    return isSame((line ? lines?.[line] : now?.[field]) ?? null, after ?? null);
  });
}

/** What held before an entry: a record that was new is removed, and so is a note that was begun. */
export function recordReversed(record: RecordEntry): Change {
  const { kind, id, changes } = record;
  if (changes === null) return { records: { [kind]: { [id]: null } } };
  const back = Object.entries(changes).map(([field, [before]]) => [field, before] as const);
  const fields = back.filter(([field]) => !lineOf(record, field));
  const lines = back.filter(([field]) => lineOf(record, field));
  const isUnbegun = lines.some(([, text]) => text === null);
  return {
    ...(fields.length > 0 && { records: { [kind]: { [id]: Object.fromEntries(fields) } } }),
    ...(lines.length > 0 && {
      reviews: { [id]: isUnbegun ? null : Object.fromEntries(lines) },
    }),
  };
}
