import { createCard } from '../../../shared/board/board.ts';
import { rankAtEnd, ranksAtEnd } from '../../../shared/board/order.ts';
import type { CommandOf } from '../../../shared/commands/commands.ts';
import type { ParticipantId } from '../../../shared/ids.ts';
import { canLead } from '../core/capability.ts';
import type { Context } from '../core/context.ts';
import type { Decision } from '../core/decision.ts';
import { decided, refused, unchanged } from '../core/decision.ts';
import type { State } from '../core/state.ts';
import { isReader, passHand, passTurn, readerAfter } from './readers.ts';

const mayDeal = (state: State, actorId: ParticipantId): boolean => {
  const { turn } = state.session;
  return canLead(state, actorId) || (turn.readerId ?? turn.nextId) === actorId;
};

/** Puts the card in the hand on the board; the next card goes to the next hand (SPEC SH3). */
function dealNext(state: State, command: CommandOf<'dealNext'>, context: Context): Decision {
  const { turn, workshop, order } = state.session;
  if (!mayDeal(state, context.actorId))
    return refused('notYourTurn', 'It is another person’s turn to read.', { reason: 'reading' });
  if (command.after !== undefined && command.after !== turn.cardId) {
    return refused('cardMoved', 'Another card has been put on the board since.');
  }
  if (workshop.settings.sharing === 'own') return decided(passTurn(state));
  const [card, ...undealt] = state.hidden.deck.undealt;
  if (!card) return refused('gone', 'Every card is on the board already.', { reason: 'deck' });
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

const skipReader = (state: State): Decision =>
  state.session.turn.nextId === null && state.session.workshop.settings.sharing === 'dealt'
    ? unchanged
    : decided(passHand(state));

/** Undoes the last `dealNext`: the card is in the same hand again (SPEC SH5a). */
function putBack(state: State): Decision {
  const { deck } = state.hidden;
  const last = deck.deals.at(-1);
  const card = last && state.board.cards[last.cardId];
  if (!last || !card) return refused('gone', 'There is no card to put back.', { reason: 'dealt' });
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

/** Puts all remaining cards on the board at once, in the order of the deck (SPEC SH6a). */
function dealRest(state: State): Decision {
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

export const dealDecisions = { dealNext, skipReader, putBack, dealRest };
