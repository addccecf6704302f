import type { Card } from '../../../shared/board/board.ts';
import { createRisk } from '../../../shared/board/board.ts';
import { cardsOf, rankAtEnd, risksInOrder } from '../../../shared/board/order.ts';
import type { CardId, RiskId } from '../../../shared/ids.ts';
import { createId } from '../../../shared/ids.ts';
import { oneLine } from '../../../shared/register/words.ts';
import { dayIn } from '../../../shared/session/session.ts';
import type { Change } from '../core/change.ts';
import { joinChanges } from '../core/change.ts';
import type { Decision } from '../core/decision.ts';
import { refused, unchanged } from '../core/decision.ts';
import type { State } from '../core/state.ts';
import type { Context } from '../core/context.ts';
import { ranksAtEndOf } from './pileRanks.ts';
import type { DecideBoard } from './boardCommand.ts';
import { whileNoVote } from './boardCommand.ts';
import { decideEdits } from './decideEdits.ts';
import { cardAt, goneCard, goneRisk, riskAt } from './find.ts';

/** Moves a card to a pile, to the loose cards (null) or to a new pile, whose id is in the reply (SPEC BO3a). */
const moveCard: DecideBoard<'moveCard'> = whileNoVote((state, command, context) => {
  const card = cardAt(state, command.cardId);
  if (!card) return goneCard;
  if (command.riskId === 'new') return newPile(state, context, '', [command.cardId], command.rank);
  const riskId = command.riskId;
  if (riskId !== null && !riskAt(state, riskId)) return goneRisk;
  if (command.rank === undefined && riskId === card.riskId) return unchanged;
  const rank = command.rank ?? ranksAtEndOf(state.board.cards, riskId, 1)[0] ?? card.rank;
  return decideEdits(state, context, { cards: { [command.cardId]: { riskId, rank } } });
});

/** Creates a pile, of cards or empty, as one undo step. In the register it is a row with a number (SPEC RW1b). */
const addRisk: DecideBoard<'addRisk'> = whileNoVote((state, command, context) => {
  const cardIds = [...new Set(command.cardIds ?? [])];
  if (cardIds.some((cardId) => !cardAt(state, cardId))) return goneCard;
  const made = newPile(state, context, oneLine(command.title ?? ''), cardIds);
  return state.session.stage.name === 'register' ? asRow(state, made, command.planned === true, context) : made;
});

function asRow(state: State, made: Decision, isPlanned: boolean, { now }: Context): Decision {
  if (made.kind !== 'decided' || made.riskId === undefined) return made;
  const number = state.hidden.register.lastNumber + 1;
  const row: Change = {
    risks: { [made.riskId]: { number, addedOn: dayIn(state.session, now) } },
    hidden: { register: { lastNumber: number } },
    ...(isPlanned && { session: { topRisks: [...state.session.topRisks, made.riskId] } }),
  };
  return { ...made, change: joinChanges(made.change, row) };
}

/** Names a pile. A name that replaces another one than its author saw is refused, so that none is lost unseen (SPEC BO18). */
const renameRisk: DecideBoard<'renameRisk'> = whileNoVote((state, { riskId, title, from }, context) => {
  const risk = riskAt(state, riskId);
  if (!risk) return goneRisk;
  const wanted = oneLine(title);
  if (from !== undefined && oneLine(from) !== risk.title && wanted !== risk.title) return renamedSince;
  return decideEdits(state, context, { risks: { [riskId]: { title: wanted } } });
});

const renamedSince = refused('changedSince', 'Another person has given it another name since.', { reason: 'title' });

/** Puts the cards of one pile behind those of another and removes it (SPEC BO5a). */
const mergeRisks: DecideBoard<'mergeRisks'> = whileNoVote((state, command, context) => {
  const [from, into] = [riskAt(state, command.riskId), riskAt(state, command.intoId)];
  if (!from || !into) return goneRisk;
  if (command.riskId === command.intoId) return unchanged;
  const cardIds = cardsOf(state.board.cards, command.riskId).map(([cardId]) => cardId);
  const cards = appended(state, cardIds, command.intoId);
  const risks = { [command.riskId]: null, ...(into.title === '' && { [command.intoId]: { title: from.title } }) };
  return decideEdits(state, context, { cards, risks }, { merged: { from: command.riskId, into: command.intoId } });
});

/** Removes a pile and makes its cards loose (SPEC BO5b). */
const removeRisk: DecideBoard<'removeRisk'> = whileNoVote((state, command, context) => {
  if (!riskAt(state, command.riskId)) return goneRisk;
  const cardIds = cardsOf(state.board.cards, command.riskId).map(([cardId]) => cardId);
  return decideEdits(state, context, { cards: appended(state, cardIds, null), risks: { [command.riskId]: null } });
});

/** Removes all piles and makes their cards loose, pile by pile (SPEC BO5b). */
const resetPiles: DecideBoard<'resetPiles'> = whileNoVote((state, _command, context) => {
  const risks = risksInOrder(state.board);
  const place = new Map(risks.map(([riskId], index) => [riskId, index]));
  const piled = Object.entries(state.board.cards).filter(([, card]) => card.riskId !== null);
  const pileOf = (card: Card): number => place.get(card.riskId ?? '') ?? risks.length;
  piled.sort(([idA, a], [idB, b]) =>
    pileOf(a) - pileOf(b) || (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : idA < idB ? -1 : 1),
  ); // prettier-ignore
  return decideEdits(state, context, {
    cards: appended(state, piled.map(([cardId]) => cardId), null),
    risks: Object.fromEntries(risks.map(([riskId]) => [riskId, null])),
  }, { isReset: true }); // prettier-ignore
});

function newPile(state: State, context: Context, title: string, cardIds: readonly CardId[], rank?: string) {
  const riskId = createId(context.random.ids);
  const risks = { [riskId]: createRisk(title, rankAtEnd(state.board.risks)) };
  const cards = appended(state, cardIds, riskId);
  const [first] = cardIds;
  if (rank !== undefined && first !== undefined) cards[first] = { riskId, rank };
  return decideEdits(state, context, { cards, risks }, { made: riskId });
}

function appended(state: State, cardIds: readonly CardId[], riskId: RiskId | null): { [id: CardId]: Partial<Card> } {
  const ranks = ranksAtEndOf(state.board.cards, riskId, cardIds.length);
  return Object.fromEntries(cardIds.map((cardId, i) => [cardId, { riskId, rank: ranks[i] ?? '' }]));
}

export const pileDecisions = { moveCard, addRisk, renameRisk, mergeRisks, removeRisk, resetPiles };
