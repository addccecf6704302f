import type { RecordKind } from '../../../shared/board/records.ts';
import type { RiskId } from '../../../shared/ids.ts';
import type { HistoryEntry } from '../../../shared/register/history.ts';
import type { Change } from '../core/change.ts';
import { applyChange } from '../core/change.ts';
import { isSame } from '../core/isSame.ts';
import type { State } from '../core/state.ts';

type RecordDifference = { readonly riskId: RiskId | null; readonly record: NonNullable<HistoryEntry['record']> };

/** What a change does to each record, as the history stores it: the fields that differ, or null when it is new or gone. */
export function recordDifferences(before: State, change: Change): RecordDifference[] {
  const after = applyChange(before, change);
  return Object.entries(change.records ?? {}).flatMap(([name, edits]) => {
    const kind = name as RecordKind;
    return Object.keys(edits).flatMap((id): RecordDifference[] => {
      const [earlier, later] = [fieldsOf(before, kind, id), fieldsOf(after, kind, id)];
      const riskId = riskOf(later ?? earlier, after, id);
      if (!earlier || !later) return earlier || later ? [{ riskId, record: { kind, id, changes: null } }] : [];
      const changes = Object.fromEntries(
        Object.entries(later)
          .filter(([field, value]) => isFollowed(kind, field) && !isSame(earlier[field] ?? null, value))
          .map(([field, value]) => [field, [earlier[field] ?? null, value] as const]),
      );
      return Object.keys(changes).length === 0 ? [] : [{ riskId, record: { kind, id, changes } }];
    });
  });
}

/** Who ran a checklist is known to nobody (SPEC CL4a). */
const isFollowed = (kind: RecordKind, field: string): boolean => kind !== 'checklists' || field !== 'runs';

type Fields = { readonly [field: string]: unknown };

const fieldsOf = ({ records }: State, kind: RecordKind, id: string): Fields | undefined => records[kind][id];

/** The risk it belongs to; a verdict has the id of its risk. */
function riskOf(fields: Fields | undefined, { board }: State, id: string): RiskId | null {
  if (typeof fields?.riskId === 'string') return fields.riskId;
  return Object.hasOwn(board.risks, id) ? id : null;
}
