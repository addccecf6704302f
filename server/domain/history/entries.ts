import type { HistoryEntry } from '../../../shared/register/history.ts';
import type { Change } from '../core/change.ts';
import type { History, State } from '../core/state.ts';

/** How many entries of one risk, and of one register, are kept (SPEC RW7h). */
export const mostEntriesOfRisk = 1_000;
export const mostEntries = 20_000;

/** From this share of either on, the page offers a download: the oldest entries will go (SPEC RW7i). */
const nearlyFullShare = 0.95;

/** The key of entries that concern the register as a whole. */
export const ofRegister = 'register';

export type NewEntry = Omit<HistoryEntry, 'id'>;

/**
 * The history runs while the register is open and the meeting over: not before the meeting's end, and not while the meeting is
 * open again (SPEC RW7a).
 */
export const isRecording = ({ session }: State): boolean =>
  session.stage.name === 'register' && session.meeting !== null;

/** Appends entries. The oldest ones go when there are too many. */
export function withEntries(state: State, entries: readonly NewEntry[]): Change {
  if (entries.length === 0) return {};
  let { last } = state.session.history;
  const history: { [key: string]: readonly HistoryEntry[] } = { ...state.hidden.history };
  for (const entry of entries) {
    const key = entry.riskId ?? ofRegister;
    last += 1;
    history[key] = [...(history[key] ?? []), { id: last, ...entry }].slice(-mostEntriesOfRisk);
  }
  dropOldest(history);
  return {
    session: { history: { last, ...(isNearlyFull(history) && { nearlyFull: true as const }) } },
    hidden: { history },
  };
}

const countOf = (history: History): number => Object.values(history).reduce((sum, entries) => sum + entries.length, 0);

const isNearlyFull = (history: History): boolean =>
  countOf(history) >= mostEntries * nearlyFullShare ||
  Object.values(history).some(({ length }) => length >= mostEntriesOfRisk * nearlyFullShare);

function dropOldest(history: { [key: string]: readonly HistoryEntry[] }): void {
  let count = countOf(history);
  while (count > mostEntries) {
    const [key] = Object.entries(history).reduce((oldest, other) =>
      idOf(other[1]) < idOf(oldest[1]) ? other : oldest,
    );
    history[key] = history[key]?.slice(1) ?? [];
    if (history[key].length === 0) delete history[key];
    count -= 1;
  }
}

const idOf = (entries: readonly HistoryEntry[]): number => entries[0]?.id ?? Infinity;

/** All entries of a register or of one risk, newest first. */
export function entriesOf(history: History, riskId?: string): HistoryEntry[] {
  const entries =
    riskId === undefined ? Object.values(history).flat() : Object.hasOwn(history, riskId) ? history[riskId] : [];
  return (entries ?? []).toSorted((a, b) => b.id - a.id);
}
