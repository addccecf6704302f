import { createCard } from '../../../shared/board/board.ts';
import { rankAtEnd, ranksAtEnd } from '../../../shared/board/order.ts';
import type { CommandOf } from '../../../shared/commands/commands.ts';
import type { ParticipantId } from '../../../shared/ids.ts';
import { canLead } from '../core/capability.ts';
import { ChangeBuilder } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import type { Decision } from '../core/decision.ts';
import { decided, refused, unchanged } from '../core/decision.ts';
import { isSame } from '../core/isSame.ts';
import type { State } from '../core/state.ts';
import { isOwnCards, passTurn } from './ownTurns.ts';
import { assignHand, isReader, passHand, readerAfter } from './readers.ts';

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
  if (isOwnCards(state)) return decided(passTurn(state));
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

const turnMoved = refused('cardMoved', 'It is another person’s turn by now.');

/** Passes over whoever holds the next card; with own cards, whoever reads (SPEC SH4a, SH4b). */
function skipReader(state: State, { participantId }: CommandOf<'skipReader'>): Decision {
  const { turn } = state.session;
  const waitedFor = isOwnCards(state) ? turn.readerId : turn.nextId;
  if (participantId !== undefined && participantId !== waitedFor) return turnMoved;
  if (waitedFor === null) return unchanged;
  const builder = new ChangeBuilder(state).add(passHand(state));
  const { deck } = builder.state.hidden;
  const before = { turn, readInTurn: state.hidden.deck.readInTurn };
  builder.add({ hidden: { deck: { ...deck, skipped: { before, after: builder.state.session.turn } } } });
  return decided(builder.change);
}

/** Gives the turn back to whoever was passed over last, while no card was dealt since (SPEC SH4b). */
function undoSkip(state: State, { participantId }: CommandOf<'undoSkip'>): Decision {
  const { skipped, ...deck } = state.hidden.deck;
  const { turn } = state.session;
  if (!skipped || !isSame(skipped.after, turn)) return turnMoved;
  const { before } = skipped;
  const id = isOwnCards(state) ? before.turn.readerId : before.turn.nextId;
  if (id !== participantId || !isReader(state.people, participantId)) return turnMoved;
  return decided({ session: { turn: before.turn }, hidden: { deck: { ...deck, readInTurn: before.readInTurn } } });
}

/**
 * Undoes the last `dealNext`: the card is in the same hand again (SPEC SH5a). The same for `dealRest`: the cards are in the
 * deck again, in the order in which they were put on the board (SPEC SH6c).
 */
function putBack(state: State): Decision {
  const { deck } = state.hidden;
  const { turn } = state.session;
  const last = deck.deals.at(-1);
  const back = (last?.rest ?? (last ? [last.cardId] : [])).filter((id) => Object.hasOwn(state.board.cards, id));
  if (!last || back.length === 0) return refused('gone', 'There is no card to put back.', { reason: 'dealt' });
  const { cards } = state.board;
  const builder = new ChangeBuilder(state).add({
    session: {
      turn: { ...last.turn, dealt: turn.dealt - back.length, withdrawn: turn.withdrawn, total: turn.total },
    },
    cards: { ...withoutReferences(state, back), ...Object.fromEntries(back.map((id) => [id, null])) },
    hidden: {
      deck: {
        undealt: [
          ...back.map((cardId) => ({
            cardId,
            text: cards[cardId]?.text ?? '',
            ...(cards[cardId]?.flagged && { flagged: true }),
          })),
          ...deck.undealt,
        ],
        readInTurn: last.readInTurn,
        deals: deck.deals.slice(0, -1),
      },
    },
  });
  // Whoever read these cards may have gone or opted out since.
  const held = builder.state.session.turn;
  if (held.readerId !== null && !state.people[held.readerId]?.connected) {
    builder.add({ session: { turn: { ...held, readerId: null } } });
  }
  if (last.turn.nextId !== null && !isReader(state.people, last.turn.nextId)) builder.add(passHand(builder.state));
  return decided(builder.add(assignHand(builder.state)).change);
}

const withoutReferences = (state: State, cardIds: readonly string[]): { [id: string]: { sameAs: null } } =>
  Object.fromEntries(
    Object.entries(state.board.cards)
      .filter(([, card]) => card.sameAs !== null && cardIds.includes(card.sameAs))
      .map(([id]) => [id, { sameAs: null }]),
  );

/** Puts all remaining cards on the board at once, in the order of the deck (SPEC SH6a). */
function dealRest(state: State): Decision {
  const { undealt } = state.hidden.deck;
  const [first] = undealt;
  if (!first) return unchanged;
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
    hidden: {
      deck: {
        undealt: [],
        readInTurn: 0,
        deals: [
          ...state.hidden.deck.deals,
          {
            cardId: first.cardId,
            turn,
            readInTurn: state.hidden.deck.readInTurn,
            rest: undealt.map((card) => card.cardId),
          },
        ],
      },
    },
  });
}

export const dealDecisions = { dealNext, skipReader, undoSkip, putBack, dealRest };
