import { createCard } from '../../../shared/board/board.ts';
import { rankAtEnd, ranksAtEnd } from '../../../shared/board/order.ts';
import type { ParticipantId } from '../../../shared/ids.ts';
import { shuffled } from '../../../shared/ids.ts';
import type { Random } from '../../../shared/ids.ts';
import type { CommandOf } from '../../../shared/commands/commands.ts';
import type { People, Session } from '../../../shared/session/session.ts';
import { isPresentReader } from '../../../shared/people/roles.ts';
import type { Change } from '../core/change.ts';
import type { Decision } from '../core/decision.ts';
import { decided, refused, unchanged } from '../core/decision.ts';
import type { State } from '../core/state.ts';
import type { Context } from '../core/context.ts';
import { canLead } from '../core/capability.ts';

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

/** Whose turn comes after this person's: round and round, passing over who is away or does not read (SPEC SH2). */
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

/** The turn at the beginning of share: with dealt cards the first reader holds a card, with own cards they are on turn. */
export function openingTurn(state: State, order: readonly ParticipantId[], undealt: number): Session['turn'] {
  const { turn, workshop } = state.session;
  const first = readerAfter(order, state.people, null);
  if (workshop.settings.sharing === 'own') {
    const second = readerAfter(order, state.people, first);
    return { ...turn, readerId: first, nextId: second === first ? null : second, cardId: null, total: null };
  }
  return { ...turn, readerId: null, nextId: undealt > 0 ? first : null, cardId: null, total: turn.dealt + undealt };
}

const mayDeal = (state: State, actorId: ParticipantId): boolean => {
  const { turn } = state.session;
  return canLead(state, actorId) || (turn.readerId ?? turn.nextId) === actorId;
};

/** Puts the card in the next reader's hand on the board; the one after it goes to the next hand (SPEC SH3). */
export function dealNext(state: State, command: CommandOf<'dealNext'>, context: Context): Decision {
  const { turn, workshop, order } = state.session;
  if (!mayDeal(state, context.actorId)) return refused('notYourTurn', 'It is somebody else’s turn to read.');
  if (command.after !== undefined && command.after !== turn.cardId) {
    return refused('cardMoved', 'Another card is on the table by now.');
  }
  if (workshop.settings.sharing === 'own') return decided(passTurn(state));
  const [card, ...undealt] = state.hidden.deck.undealt;
  if (!card) return refused('gone', 'Every card is on the board already.');
  const holder = turn.nextId;
  const readInTurn = holder !== null && holder === turn.readerId ? state.hidden.deck.readInTurn + 1 : 1;
  const goesOn = holder !== null && readInTurn < workshop.settings.cardsPerTurn && isReader(state.people, holder);
  const nextId = undealt.length === 0 ? null : goesOn ? holder : readerAfter(order, state.people, holder);
  return decided({
    session: { turn: { ...turn, readerId: holder, nextId, cardId: card.cardId, dealt: turn.dealt + 1 } },
    cards: {
      [card.cardId]: { ...createCard(card.text, rankAtEnd(state.board.cards)), flagged: card.flagged === true },
    },
    hidden: {
      deck: {
        undealt,
        readInTurn,
        deals: [...state.hidden.deck.deals, { cardId: card.cardId, turn, readInTurn: state.hidden.deck.readInTurn }],
      },
    },
  });
}

/** With own cards the turn passes without a card (SPEC SH7). */
function passTurn(state: State): Change {
  const { turn, order } = state.session;
  const readerId = turn.nextId ?? readerAfter(order, state.people, turn.readerId);
  const nextId = readerAfter(order, state.people, readerId);
  return { session: { turn: { ...turn, readerId, nextId: nextId === readerId ? null : nextId, cardId: null } } };
}

/** Gives the hand to the reader after the present holder (SPEC SH4). */
export function passHand(state: State): Change {
  const { turn, order, workshop } = state.session;
  if (workshop.settings.sharing === 'own') return passTurn(state);
  const nextId = readerAfter(order, state.people, turn.nextId);
  return { session: { turn: { ...turn, nextId } }, hidden: { deck: { ...state.hidden.deck, readInTurn: 0 } } };
}

/** Cards wait and nobody holds one, because nobody was there to: whoever comes or opts in does (SPEC SH2). */
export function assignHand(state: State): Change {
  const { turn, order, workshop } = state.session;
  const isWaiting =
    turn.nextId === null && state.hidden.deck.undealt.length > 0 && workshop.settings.sharing === 'dealt';
  return isWaiting ? { session: { turn: { ...turn, nextId: readerAfter(order, state.people, turn.readerId) } } } : {};
}

export const skipReader = (state: State): Decision =>
  state.session.turn.nextId === null && state.session.workshop.settings.sharing === 'dealt'
    ? unchanged
    : decided(passHand(state));

/** Undoes the last `dealNext`: the card is in the hand again (SPEC SH5). */
export function putBack(state: State): Decision {
  const { deck } = state.hidden;
  const last = deck.deals.at(-1);
  const card = last && state.board.cards[last.cardId];
  if (!last || !card) return refused('gone', 'There is no card to put back.');
  return decided({
    session: { turn: { ...last.turn, withdrawn: state.session.turn.withdrawn, total: state.session.turn.total } },
    cards: { [last.cardId]: null, ...withoutReferences(state, last.cardId) },
    hidden: {
      deck: {
        undealt: [{ cardId: last.cardId, text: card.text, ...(card.flagged && { flagged: true }) }, ...deck.undealt],
        readInTurn: last.readInTurn,
        deals: deck.deals.slice(0, -1),
      },
    },
  });
}

const withoutReferences = (state: State, cardId: string): { [id: string]: { sameAs: null } } =>
  Object.fromEntries(
    Object.entries(state.board.cards)
      .filter(([, card]) => card.sameAs === cardId)
      .map(([id]) => [id, { sameAs: null }]),
  );

/** All that is left goes on the board at once, in the deck's order (SPEC SH6). */
export function dealRest(state: State): Decision {
  const { undealt } = state.hidden.deck;
  if (undealt.length === 0) return unchanged;
  const ranks = ranksAtEnd(state.board.cards, undealt.length);
  const { turn } = state.session;
  return decided({
    session: { turn: { ...turn, readerId: null, nextId: null, cardId: null, dealt: turn.dealt + undealt.length } },
    cards: Object.fromEntries(
      undealt.map((card, i) => [
        card.cardId,
        { ...createCard(card.text, ranks[i] ?? ''), flagged: card.flagged === true },
      ]),
    ),
    hidden: { deck: { undealt: [], readInTurn: 0, deals: [] } },
  });
}
