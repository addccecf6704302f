import type { RecordKind, Records } from '../../../shared/board/records.ts';
import { recordKinds } from '../../../shared/board/records.ts';
import { isReviewField } from '../../../shared/plan/reviews.ts';
import type { Reviews, ReviewTexts } from '../../../shared/plan/reviews.ts';
import type { HistoryEntry } from '../../../shared/register/history.ts';
import type { State } from '../core/state.ts';

type Fields = { readonly [field: string]: unknown };

/** Records and notes on the way back to an earlier day. */
export type PastRecords = {
  readonly records: { readonly [K in RecordKind]: { [id: string]: Fields } };
  readonly reviews: { [incidentId: string]: ReviewTexts };
};

export function recordsNow(state: State, reviewTexts: (incidentId: string) => ReviewTexts | null): PastRecords {
  const reviews: { [incidentId: string]: ReviewTexts } = {};
  for (const id of Object.keys(state.records.incidents)) {
    const texts = reviewTexts(id);
    if (texts) reviews[id] = texts;
  }
  const copies = recordKinds.map((kind) => [kind, { ...state.records[kind] }]);
  return { records: Object.fromEntries(copies) as PastRecords['records'], reviews };
}

/** A note that was not begun yet is none; a record that was removed since is in no history. */
export function takeBackRecord(past: PastRecords, record: NonNullable<HistoryEntry['record']>): void {
  const { kind, id, changes } = record;
  const now = past.records[kind][id];
  if (!now) return;
  if (changes === null) {
    delete past.records[kind][id];
    if (kind === 'incidents') delete past.reviews[id];
    return;
  }
  const before = Object.entries(changes).map(([field, [value]]) => [field, value] as const);
  past.records[kind][id] = { ...now, ...Object.fromEntries(before.filter(([field]) => !isLine(kind, field))) };
  writeBackLines(
    past,
    id,
    before.filter(([field]) => isLine(kind, field)),
  );
}

export function writeBackLines(
  { reviews }: PastRecords,
  id: string,
  lines: readonly (readonly [field: string, text: unknown])[],
): void {
  const now = reviews[id];
  if (!now || lines.length === 0) return;
  if (lines.some(([, text]) => text === null)) delete reviews[id];
  else reviews[id] = { ...now, ...(Object.fromEntries(lines) as Partial<ReviewTexts>) };
}

const isLine = (kind: RecordKind, field: string): boolean => kind === 'incidents' && isReviewField(field);

export const asRecords = ({ records, reviews }: PastRecords): { records: Records; reviews: Reviews } => ({
  records: records as Records,
  reviews,
});
