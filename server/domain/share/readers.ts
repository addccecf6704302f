import type { ParticipantId, Random } from '../../../shared/ids.ts';
import { shuffled } from '../../../shared/ids.ts';
import { isPresentReader } from '../../../shared/people/roles.ts';
import type { People, Session } from '../../../shared/session/session.ts';
import type { Change } from '../core/change.ts';
import type { State } from '../core/state.ts';

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
export function readerAfter(
  order: readonly ParticipantId[],
  people: People,
  id: ParticipantId | null,
): ParticipantId | null {
  const start = id === null ? -1 : order.indexOf(id);
  for (let step = 1; step <= order.length; step++) {
    const next = order[(start + step) % order.length];
    if (next !== undefined && isReader(people, next)) return next;
  }
  return null;
}

/** The turn at the start of share: dealt cards, the first reader holds a card; own cards, the first reader is on turn. */
export function openingTurn(state: State, order: readonly ParticipantId[], undealt: number): Session['turn'] {
  const { turn, workshop } = state.session;
  const first = readerAfter(order, state.people, null);
  if (workshop.settings.sharing === 'own') {
    const second = readerAfter(order, state.people, first);
    return { ...turn, readerId: first, nextId: second === first ? null : second, cardId: null, total: null };
  }
  return { ...turn, readerId: null, nextId: undealt > 0 ? first : null, cardId: null, total: turn.dealt + undealt };
}

/** With own cards the turn passes without a card (SPEC SH7b). */
export function passTurn(state: State): Change {
  const { turn, order } = state.session;
  const readerId = turn.nextId ?? readerAfter(order, state.people, turn.readerId);
  const nextId = readerAfter(order, state.people, readerId);
  return { session: { turn: { ...turn, readerId, nextId: nextId === readerId ? null : nextId, cardId: null } } };
}

/** Gives the hand to the next reader (SPEC SH4a). */
export function passHand(state: State): Change {
  const { turn, order, workshop } = state.session;
  if (workshop.settings.sharing === 'own') return passTurn(state);
  const nextId = readerAfter(order, state.people, turn.nextId);
  return { session: { turn: { ...turn, nextId } }, hidden: { deck: { ...state.hidden.deck, readInTurn: 0 } } };
}

/** Gives the hand to a reader when cards are left and nobody could hold one before (SPEC SH2b). */
export function assignHand(state: State): Change {
  const { turn, order, workshop } = state.session;
  const isWaiting =
    turn.nextId === null && state.hidden.deck.undealt.length > 0 && workshop.settings.sharing === 'dealt';
  return isWaiting ? { session: { turn: { ...turn, nextId: readerAfter(order, state.people, turn.readerId) } } } : {};
}
