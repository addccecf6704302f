import type { Reading } from '../../shared/board/board.ts';
import type { RiskId } from '../../shared/ids.ts';
import type { FileHistoryEntry } from '../../shared/register/fileHistory.ts';
import type { RecordNames } from './jsonRecords.ts';
import { recordEntryOf } from './jsonRecords.ts';
import type { HistoryAuthor, HistoryEntry } from '../../shared/register/history.ts';

/** Facts that hold an id of the server, or that say what became of a mail. */
const leftOut = new Set(['preventionOwnerId', 'watcherId', 'contingencyOwnerId', 'declinedOn']);

/** The history as the file holds it: names instead of ids, and nothing that belongs to a link. */
export const fileHistory = (
  history: readonly HistoryEntry[],
  readingsOf: (riskId: RiskId) => readonly Reading[],
  riskName: (riskId: RiskId | null) => string | null,
  names: RecordNames,
): FileHistoryEntry[] =>
  history.map((entry) => ({
    ...entryOf(entry, entry.riskId === null ? [] : readingsOf(entry.riskId), riskName(entry.riskId)),
    ...(entry.record && { record: recordEntryOf(entry.record, names, riskName) }),
  }));

function entryOf(entry: HistoryEntry, readings: readonly Reading[], risk: string | null): FileHistoryEntry {
  const changes = without(entry.changes, (name) => leftOut.has(name));
  const about = without(entry.about, (name) => name.endsWith('Id'));
  const check = entry.checkId === undefined ? 0 : readings.findIndex(({ id }) => id === entry.checkId) + 1;
  return {
    id: entry.id,
    at: entry.at,
    by: authorOf(entry.by),
    type: entry.type,
    risk,
    ...(changes && { changes: nullsIn(changes) }),
    ...(entry.texts && { texts: nullsIn(entry.texts) }),
    ...(entry.planned && { planned: [...entry.planned] }),
    ...(check > 0 && { check }),
    ...(about && { about: { ...about } }),
    ...(entry.undoes !== undefined && { undoes: entry.undoes }),
  };
}

const authorOf = (by: HistoryAuthor): FileHistoryEntry['by'] =>
  by.kind === 'person' ? { kind: 'person', name: by.name, byLink: by.byLink } : { kind: by.kind };

function without<T>(
  values: { readonly [name: string]: T } | undefined,
  isLeftOut: (name: string) => boolean,
): { readonly [name: string]: T } | null {
  const left = Object.entries(values ?? {}).filter(([name, value]) => value !== undefined && !isLeftOut(name));
  return left.length === 0 ? null : Object.fromEntries(left);
}

/** JSON knows no undefined. */
const nullsIn = (values: { readonly [name: string]: unknown }): { readonly [name: string]: readonly unknown[] } =>
  Object.fromEntries(
    Object.entries(values).map(([name, pair]) => [name, (pair as readonly unknown[]).map((value) => value ?? null)]),
  );
