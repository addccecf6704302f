import type { ParticipantId, Random } from '../../../shared/ids.ts';
import { shuffled } from '../../../shared/ids.ts';
import { isPresentReader } from '../../../shared/people/roles.ts';
import type { People, Session } from '../../../shared/session/session.ts';
import type { Change } from '../core/change.ts';
import type { State } from '../core/state.ts';
import { nextInOrder } from './nextInOrder.ts';
import { isOwnCards, ownTurnOf, passTurn, settledTurn } from './ownTurns.ts';

/** True for a present person who reads aloud. */
export const isReader = (people: People, id: ParticipantId): boolean => {
  const person = people[id];
  return person !== undefined && isPresentReader(person);
};

/** Connected people who read, in a random order (SPEC SH1). */
export const createOrder = (people: People, order: Random): ParticipantId[] =>
  shuffled(
    Object.keys(people)
      .filter((id) => isReader(people, id))
      .sort(),
    order,
  );

/** The next reader after this person, in a circle; people who are away or do not read are passed over (SPEC SH2a). */
export const readerAfter = (
  order: readonly ParticipantId[],
  people: People,
  id: ParticipantId | null,
): ParticipantId | null => nextInOrder(order, id, (next) => isReader(people, next));

/** The turn at the start of share: dealt cards, the first reader holds a card; own cards, the first reader is on turn. */
export function openingTurn(state: State, order: readonly ParticipantId[], undealt: number): Session['turn'] {
  const { turn } = state.session;
  if (isOwnCards(state)) return ownTurnOf({ ...state, session: { ...state.session, order } }, null, []);
  const first = readerAfter(order, state.people, null);
  return { ...turn, readerId: null, nextId: undealt > 0 ? first : null, cardId: null, total: turn.dealt + undealt };
}

/** Gives the hand, or with own cards the turn, to the next reader (SPEC SH4a, SH7f). */
export function passHand(state: State): Change {
  if (isOwnCards(state)) return passTurn(state);
  const { turn, order } = state.session;
  const nextId = readerAfter(order, state.people, turn.nextId);
  return { session: { turn: { ...turn, nextId } }, hidden: { deck: { ...state.hidden.deck, readInTurn: 0 } } };
}

/** Gives the hand to a reader when cards are left and nobody could hold one before (SPEC SH2b, SH7h). */
export function assignHand(state: State): Change {
  if (isOwnCards(state)) return settledTurn(state);
  const { turn, order } = state.session;
  const isWaiting = turn.nextId === null && state.hidden.deck.undealt.length > 0;
  return isWaiting ? { session: { turn: { ...turn, nextId: readerAfter(order, state.people, turn.readerId) } } } : {};
}

/**
 * The turn once this person reads no longer, because they opted out or left. Their place in the order must still be there
 * (SPEC SH4a, SH7f).
 * @param isGone nobody waits for the card that they were reading either
 */
export function withoutReader(state: State, id: ParticipantId, isGone: boolean): Change {
  if (isOwnCards(state)) return settledTurn(state);
  const { turn } = state.session;
  const passed = turn.nextId === id ? passHand(state) : {};
  if (!isGone || turn.readerId !== id) return passed;
  return { ...passed, session: { turn: { ...turn, ...passed.session?.turn, readerId: null } } };
}
