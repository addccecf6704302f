import type { ParticipantId } from '../../../shared/ids.ts';
import { readerGraceMs } from '../../../shared/protocol/limits.ts';
import type { EpochMs } from '../../../shared/time.ts';
import type { Change } from '../core/change.ts';
import { ChangeBuilder } from '../core/change.ts';
import type { State } from '../core/state.ts';
import { isOwnCards, settledTurn } from './ownTurns.ts';
import { passHand, readerAfter } from './readers.ts';

/** Stores since when a reader is away for whom the others wait: the one on turn, and the one who holds the next card. */
export function readerLost(state: State, id: ParticipantId, now: EpochMs): Change {
  const { stage, turn } = state.session;
  const { conduct } = state.hidden;
  if (stage.name !== 'share' || (turn.readerId !== id && turn.nextId !== id)) return {};
  return { hidden: { conduct: { ...conduct, awayReaders: { ...conduct.awayReaders, [id]: now } } } };
}

/** A reader is back. */
export function readerBack(state: State, id: ParticipantId): Change {
  const { conduct } = state.hidden;
  if (conduct.awayReaders?.[id] === undefined) return {};
  const { [id]: _, ...awayReaders } = conduct.awayReaders;
  return { hidden: { conduct: { ...conduct, awayReaders } } };
}

/**
 * Passes over readers who have been away for longer than a reload takes, when somebody else can go on: the hand goes to the
 * next reader (SPEC SH2c), and the holder of the next card may go on without the reader on turn (SPEC SH2d).
 */
export function withoutAwayReaders(state: State, now: EpochMs): Change {
  const { stage, turn, order } = state.session;
  if (stage.name !== 'share') return {};
  const isAway = (id: ParticipantId | null): boolean => {
    const since = id === null ? undefined : state.hidden.conduct.awayReaders?.[id];
    return id !== null && since !== undefined && now >= since + readerGraceMs && !state.people[id]?.connected;
  };
  if (isOwnCards(state)) return isAway(turn.readerId) || isAway(turn.nextId) ? settledTurn(state, isAway) : {};
  const builder = new ChangeBuilder(state);
  if (isAway(turn.nextId) && readerAfter(order, state.people, turn.nextId) !== null) builder.add(passHand(state));
  const passed = builder.state.session.turn;
  if (isAway(passed.readerId) && passed.nextId !== null && passed.nextId !== passed.readerId) {
    builder.add({ session: { turn: { ...passed, readerId: null } } });
  }
  return builder.change;
}

/** When `withoutAwayReaders` would change something next; null when time alone changes nothing. */
export function readersWakeAt(state: State): EpochMs | null {
  const { session, hidden } = state;
  const { readerId, nextId } = session.turn;
  const times = [readerId, nextId].flatMap((id) => (id === null ? [] : (hidden.conduct.awayReaders?.[id] ?? [])));
  const due = times.map((since) => since + readerGraceMs).sort((a, b) => a - b);
  return due.find((at) => Object.keys(withoutAwayReaders(state, at)).length > 0) ?? null;
}
