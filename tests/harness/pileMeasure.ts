import type { SuggestionRequest } from '../../client/stages/cluster/suggest/suggestPiles.ts';
import { suggestPiles } from '../../client/stages/cluster/suggest/suggestPiles.ts';
import type { PiledBoard } from '../scenarios/boards/piledBoard.ts';

/** How suggestions compare with the piles made by hand: `of` is how many there were to find. */
export type PileMeasure = { readonly right: number; readonly wrong: number; readonly of: number };

type Pile = SuggestionRequest['piles'][number];

const numbered = ({ piles }: PiledBoard): Pile[] =>
  piles.map(({ title, cards }, pile) => ({
    id: String(pile),
    title,
    cards: cards.map((text, card) => ({ id: `${pile}.${card}`, text })),
  }));

const pileOf = (cardId: string): string => cardId.slice(0, cardId.indexOf('.'));

/** The board with one card taken out of its pile; a pile that had no other is gone. */
const without = (piles: readonly Pile[], cardId: string): Pile[] =>
  piles
    .map((pile) => ({ ...pile, cards: pile.cards.filter(({ id }) => id !== cardId) }))
    .filter(({ id, cards }) => id !== pileOf(cardId) || cards.length > 0);

export const sumOf = (measures: readonly PileMeasure[]): PileMeasure =>
  measures.reduce((a, b) => ({ right: a.right + b.right, wrong: a.wrong + b.wrong, of: a.of + b.of }));

/** Precision, recall and F1, each 0 to 1. */
export function ratesOf({ right, wrong, of }: PileMeasure): { precision: number; recall: number; f1: number } {
  const precision = right + wrong === 0 ? 0 : right / (right + wrong);
  const recall = of === 0 ? 0 : right / of;
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/** All cards loose: of the pairs that a suggestion puts together, those that lie together by hand too. */
export function measureLoose(board: PiledBoard): PileMeasure {
  const piles = numbered(board);
  const measure = { right: 0, wrong: 0, of: 0 };
  for (const { cards } of piles) measure.of += (cards.length * (cards.length - 1)) / 2;
  for (const { cardIds } of suggestPiles({ loose: piles.flatMap(({ cards }) => cards), piles: [] }))
    cardIds.forEach((a, i) =>
      cardIds.slice(i + 1).forEach((b) => (measure[pileOf(a) === pileOf(b) ? 'right' : 'wrong'] += 1)),
    );
  return measure;
}

/** One card loose and the others in their piles, for each card in turn: whether it is suggested for its own pile. */
export function measureLastCard(board: PiledBoard): PileMeasure {
  const piles = numbered(board);
  const measure = { right: 0, wrong: 0, of: 0 };
  for (const { cards } of piles)
    for (const card of cards) {
      if (cards.length > 1) measure.of += 1;
      const suggestions = suggestPiles({ loose: [card], piles: without(piles, card.id) });
      const intoId = suggestions.find(({ cardIds }) => cardIds.includes(card.id))?.intoId;
      if (typeof intoId === 'string') measure[intoId === pileOf(card.id) ? 'right' : 'wrong'] += 1;
    }
  return measure;
}

/**
 * One card in another pile than its own, for each card in turn: whether it is suggested for its own pile. And how many cards of
 * the board as it was piled by hand are suggested for another pile.
 */
export function measureStray(board: PiledBoard): PileMeasure & { readonly disturbed: number } {
  const piles = numbered(board);
  const measure = { right: 0, wrong: 0, of: 0 };
  const several = piles.filter(({ cards }) => cards.length > 1);
  several.forEach((own) => {
    own.cards.forEach((card, i) => {
      measure.of += 1;
      const others = piles.filter((pile) => pile !== own);
      const wrongPile = others[(piles.indexOf(own) + i) % others.length];
      const moved = without(piles, card.id).map((pile) =>
        pile.id === wrongPile?.id ? { ...pile, cards: [...pile.cards, card] } : pile,
      );
      const found = suggestPiles({ loose: [], piles: moved }).find(({ cardIds }) => cardIds.includes(card.id));
      if (found) measure[found.intoId === own.id ? 'right' : 'wrong'] += 1;
    });
  });
  return { ...measure, disturbed: suggestPiles({ loose: [], piles }).length };
}
