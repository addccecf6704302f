import type { Card, Risk } from '../../../shared/board/board.ts';
import { inOrder } from '../../../shared/board/order.ts';
import type { CardId } from '../../../shared/ids.ts';
import type { Change } from '../core/change.ts';
import type { Decision } from '../core/decision.ts';
import { decided, refused, unchanged } from '../core/decision.ts';
import type { State } from '../core/state.ts';
import type { Context } from '../core/context.ts';
import { rankBehind } from './pileRanks.ts';
import type { DecideBoard } from './boardCommand.ts';
import { decideEdits } from './decideEdits.ts';
import { isTitledBy } from '../core/isTitledBy.ts';
import { canRemoveEmpty } from './emptyPiles.ts';
import { cardAt, goneCard } from './find.ts';

/** Flags a card to be discussed: anyone a card on the board, its holder the card in a hand (SPEC BO10). */
const flagCard: DecideBoard<'flagCard'> = (state, command, context) => {
  const card = cardAt(state, command.cardId);
  if (!card) return flagHand(state, command, context);
  if (card.flagged === command.flagged) return unchanged;
  return decided({ cards: { [command.cardId]: { flagged: command.flagged } } });
};

function flagHand(state: State, command: { cardId: CardId; flagged: boolean }, context: Context): Decision {
  const [hand, ...behind] = state.hidden.deck.undealt;
  // Others get the reply for a card that does not exist, so that a guess does not tell who holds which card.
  if (hand?.cardId !== command.cardId || state.session.turn.nextId !== context.actorId) return goneCard;
  if ((hand.flagged ?? false) === command.flagged) return unchanged;
  const { cardId, text } = hand;
  const turned = command.flagged ? { cardId, text, flagged: true as const } : { cardId, text };
  return decided({ hidden: { deck: { ...state.hidden.deck, undealt: [turned, ...behind] } } });
}

/** Links a card to an earlier one that says the same and moves it directly behind that one; both texts stay (SPEC BO11). */
const mergeCards: DecideBoard<'mergeCards'> = (state, command, context) => {
  const { cardId, intoId } = command;
  const card = cardAt(state, cardId);
  if (!card) return goneCard;
  if (intoId === null) return decideEdits(state, context, { cards: { [cardId]: { sameAs: null } } });
  const into = cardAt(state, intoId);
  if (!into) return goneCard;
  if (cardId === intoId) return refused('malformed', 'A card cannot repeat itself.', { reason: 'sameCard' });
  const rank =
    into.riskId === card.riskId && card.sameAs === intoId
      ? card.rank
      : rankBehind(state.board.cards, into.riskId, into.rank);
  const cards: { [id: CardId]: Partial<Card> } = { [cardId]: { sameAs: intoId, riskId: into.riskId, rank } };
  const pointer = pointerTo(state, cardId, intoId);
  if (pointer !== null) cards[pointer] = { sameAs: card.sameAs };
  return decideEdits(state, context, { cards });
};

/** Follows `sameAs` from `fromId`: the card that points at `cardId`, or null when the chain does not lead there. */
function pointerTo(state: State, cardId: CardId, fromId: CardId): CardId | null {
  const seen = new Set<CardId>();
  for (let at = fromId; !seen.has(at);) {
    seen.add(at);
    const next = state.board.cards[at]?.sameAs ?? null;
    if (next === cardId) return at;
    if (next === null) return null;
    at = next;
  }
  return null;
}

/** Removes a card for good, with every name and stored risk that repeats its text (SPEC BO12). */
const withdrawCard: DecideBoard<'withdrawCard'> = (state, command, context) => {
  const { cardId } = command;
  const card = cardAt(state, cardId);
  if (!card) return goneCard;
  const cards: { [id: CardId]: Partial<Card> | null } = { [cardId]: null };
  for (const [id, other] of inOrder(state.board.cards)) if (other.sameAs === cardId) cards[id] = { sameAs: null };
  return decideEdits(
    state,
    context,
    { cards, risks: untitled(state, context, cardId, card) },
    { with: withdrawn(state, cardId) },
  );
};

/** A pile whose name is the withdrawn text loses the name, or is removed when it holds nothing else (SPEC BO12b). */
function untitled(state: State, context: Context, cardId: CardId, card: Card): { [id: string]: Partial<Risk> | null } {
  const { riskId } = card;
  const risk = riskId === null ? undefined : state.board.risks[riskId];
  if (riskId === null || !risk || !isTitledBy(risk.title, card.text)) return {};
  const isLast = Object.entries(state.board.cards).every(([id, other]) => id === cardId || other.riskId !== riskId);
  return { [riskId]: isLast && canRemoveEmpty(state, context, riskId, risk) ? null : { title: '' } };
}

function withdrawn({ session, hidden }: State, cardId: CardId): Change {
  const { turn } = session;
  const { [cardId]: singleton, ...singletons } = hidden.conduct.singletons;
  return {
    session: { turn: { ...turn, cardId: turn.cardId === cardId ? null : turn.cardId, withdrawn: turn.withdrawn + 1 } },
    ...(singleton && { hidden: { conduct: { ...hidden.conduct, singletons } } }),
  };
}

export const cardDecisions = { flagCard, mergeCards, withdrawCard };
