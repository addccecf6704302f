import type { Command } from '../../../shared/commands/commands.ts';
import type { HistoryEntry } from '../../../shared/register/history.ts';
import type { Change } from '../core/change.ts';
import { isTitledBy } from '../core/isTitledBy.ts';
import type { History, State } from '../core/state.ts';

/**
 * A withdrawn card leaves the history too (SPEC RW7g): titles that repeat its text are taken out of the entries, and a risk
 * that goes with the card takes its entries along.
 */
export function withoutWithdrawnWords(state: State, command: Command, change: Change): Change {
  if (command.type !== 'withdrawCard') return change;
  const text = state.board.cards[command.cardId]?.text;
  if (text === undefined) return change;
  const gone = Object.entries(change.risks ?? {}).flatMap(([riskId, edit]) => (edit === null ? [riskId] : []));
  const history: History = Object.fromEntries(
    Object.entries(change.hidden?.history ?? state.hidden.history)
      .filter(([key]) => !gone.includes(key))
      .map(([key, entries]) => [
        key,
        entries.some((entry) => repeats(entry, text)) ? entries.map((one) => withoutTitle(one, text)) : entries,
      ]),
  );
  const typing = Object.fromEntries(Object.entries(state.hidden.typing).filter(([riskId]) => !gone.includes(riskId)));
  return { ...change, hidden: { ...change.hidden, history, ...(gone.length > 0 && { typing }) } };
}

/** A record that is removed takes its words along: from the entries about it, and from what is being written (SPEC RW7g). */
export function withoutRemovedWords(change: Change, state: State): Change {
  const removed = new Set(
    Object.values(change.records ?? {}).flatMap((edits) =>
      Object.entries(edits).flatMap(([id, edit]) => (edit === null ? [id] : [])),
    ),
  );
  if (removed.size === 0) return change;
  const isAbout = ({ record }: HistoryEntry): boolean => record !== undefined && removed.has(record.id);
  const history: History = Object.fromEntries(
    Object.entries(change.hidden?.history ?? state.hidden.history).map(([key, entries]) => [
      key,
      entries.some(isAbout) ? entries.flatMap((entry) => (isAbout(entry) ? withoutRecord(entry) : [entry])) : entries,
    ]),
  );
  const typing = Object.entries(change.hidden?.typing ?? state.hidden.typing).filter(([id]) => !removed.has(id));
  return { ...change, hidden: { ...change.hidden, history, typing: Object.fromEntries(typing) } };
}

/** What an entry tells besides the record; of the record only that it was there. */
const withoutRecord = (entry: HistoryEntry): HistoryEntry[] => {
  const { record, ...rest } = entry;
  if (record?.changes === null) return [entry];
  return entry.changes || entry.texts || entry.planned || entry.checkId !== undefined ? [rest] : [];
};

const repeats = ({ changes }: HistoryEntry, text: string): boolean =>
  changes?.title?.some((title) => typeof title === 'string' && isTitledBy(title, text)) ?? false;

function withoutTitle(entry: HistoryEntry, text: string): HistoryEntry {
  if (!repeats(entry, text)) return entry;
  const { changes, ...rest } = entry;
  const { title: _, ...others } = changes ?? {};
  return Object.keys(others).length > 0 ? { ...rest, changes: others } : rest;
}
