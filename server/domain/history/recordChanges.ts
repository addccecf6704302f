import type { RecordKind } from '../../../shared/board/records.ts';
import type { RiskId } from '../../../shared/ids.ts';
import type { ReviewTexts } from '../../../shared/plan/reviews.ts';
import type { HistoryEntry } from '../../../shared/register/history.ts';
import type { Change } from '../core/change.ts';
import { applyChange } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import { isSame } from '../core/isSame.ts';
import type { State } from '../core/state.ts';

export type RecordEntry = NonNullable<HistoryEntry['record']>;
type RecordDifference = { readonly riskId: RiskId | null; readonly record: RecordEntry };
type FieldChanges = NonNullable<RecordEntry['changes']>;

/**
 * What a change does to each record, as the history stores it: the fields that differ, or null when it is new or gone. The
 * lines of a review note are fields of their incident; null before the note was begun.
 */
export function recordDifferences(
  before: State,
  change: Change,
  context: Pick<Context, 'reviewTexts'>,
): RecordDifference[] {
  const after = applyChange(before, change);
  const reviews = change.reviews ?? {};
  const touched = { ...change.records, incidents: { ...reviews, ...change.records?.incidents } };
  return Object.entries(touched).flatMap(([name, edits]) => {
    const kind = name as RecordKind;
    return Object.keys(edits).flatMap((id): RecordDifference[] => {
      const [earlier, later] = [fieldsOf(before, kind, id), fieldsOf(after, kind, id)];
      const riskId = riskOf(later ?? earlier, after, id);
      if (!earlier || !later) return earlier || later ? [{ riskId, record: { kind, id, changes: null } }] : [];
      const written = kind === 'incidents' ? reviews[id] : undefined;
      const changes = {
        ...differing(kind, earlier, later),
        ...(written && linesWritten(context.reviewTexts(id), written)),
      };
      return Object.keys(changes).length === 0 ? [] : [{ riskId, record: { kind, id, changes } }];
    });
  });
}

/** Who ran a checklist is known to nobody (SPEC CL4a). */
const isFollowed = (kind: RecordKind, field: string): boolean => kind !== 'checklists' || field !== 'runs';

type Fields = { readonly [field: string]: unknown };

const differing = (kind: RecordKind, earlier: Fields, later: Fields): FieldChanges =>
  Object.fromEntries(
    Object.entries(later)
      .filter(([field, value]) => isFollowed(kind, field) && !isSame(earlier[field] ?? null, value))
      .map(([field, value]) => [field, [earlier[field] ?? null, value] as const]),
  );

const linesWritten = (before: ReviewTexts | null, written: Fields): FieldChanges =>
  Object.fromEntries(
    Object.entries(written)
      .map(([field, text]) => [field, [before && (before as Fields)[field], text]] as const)
      .filter(([, [earlier, later]]) => earlier !== later),
  );

const fieldsOf = ({ records }: State, kind: RecordKind, id: string): Fields | undefined =>
  Object.hasOwn(records[kind], id) ? records[kind][id] : undefined;

/** The risk it belongs to; a verdict has the id of its risk. */
function riskOf(fields: Fields | undefined, { board }: State, id: string): RiskId | null {
  if (typeof fields?.riskId === 'string') return fields.riskId;
  return Object.hasOwn(board.risks, id) ? id : null;
}
