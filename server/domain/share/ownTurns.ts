import type { ParticipantId } from '../../../shared/ids.ts';
import { isListed, isPresentReader } from '../../../shared/people/roles.ts';
import type { Session } from '../../../shared/session/session.ts';
import type { Change } from '../core/change.ts';
import type { State } from '../core/state.ts';
import { nextInOrder } from './nextInOrder.ts';

/** Own cards: each person has one turn, in which they publish their notes (SPEC SH7). */
export const isOwnCards = ({ session }: State): boolean => session.workshop.settings.sharing === 'own';

/** The turn of this person, or of the first who waits for one after them; null readers: everyone has had theirs (SPEC SH7g). */
export function ownTurnOf(
  state: State,
  after: ParticipantId | null,
  shared: readonly ParticipantId[],
  reader: ParticipantId | null = null,
): Session['turn'] {
  const readerId = reader ?? waitingAfter(state, after, shared);
  const next = readerId === null ? null : waitingAfter(state, readerId, [...shared, readerId]);
  return { ...state.session.turn, readerId, nextId: next, cardId: null, total: null, shared };
}

function waitingAfter(
  { session, people }: State,
  after: ParticipantId | null,
  shared: readonly ParticipantId[],
): ParticipantId | null {
  return nextInOrder(session.order, after, (id) => {
    const person = people[id];
    return person !== undefined && isPresentReader(person) && !shared.includes(id);
  });
}

/** Ends the turn of the reader; when nobody is on turn any more, begins another round of turns (SPEC SH7b, SH7g). */
export function passTurn(state: State): Change {
  const { readerId, shared = [] } = state.session.turn;
  const turn = readerId === null ? ownTurnOf(state, null, []) : ownTurnOf(state, readerId, [...shared, readerId]);
  return { session: { turn } };
}

/**
 * The turn after somebody came, opted in or out, or left: a reader who reads no longer loses it without having had it, and
 * who is next is found again (SPEC SH7f, SH7h).
 * @param isAway true for people whose connection counts as lost; a reader who was just disconnected keeps their turn
 */
export function settledTurn(state: State, isAway: (id: ParticipantId) => boolean = () => false): Change {
  const { turn, order } = state.session;
  const { readerId, shared = [] } = turn;
  const person = readerId === null ? undefined : state.people[readerId];
  const keeps =
    readerId !== null &&
    order.includes(readerId) &&
    person?.reads === true &&
    isListed(person) &&
    (!isAway(readerId) || waitingAfter(state, readerId, [...shared, readerId]) === null);
  const after = ownTurnOf(state, readerId, shared, keeps ? readerId : null);
  if (keeps) return after.nextId === turn.nextId ? {} : { session: { turn: { ...turn, nextId: after.nextId } } };
  return after.readerId === readerId ? {} : { session: { turn: after } };
}
