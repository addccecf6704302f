import type { CardId, RiskId } from '../../../../shared/ids.ts';
import type { Comparison } from './compare.ts';
import { compare } from './compare.ts';
import { groupsOf } from './groups.ts';
import type { Reason } from './reasons.ts';
import { reasonFor } from './reasons.ts';

type CardText = { readonly id: CardId; readonly text: string };

export type SuggestionRequest = {
  readonly loose: readonly CardText[];
  readonly piles: readonly { readonly id: RiskId; readonly title: string; readonly cards: readonly CardText[] }[];
};

/** Cards that read alike, to become a pile of their own, or cards that read like a pile, to go into it. */
export type Suggestion = {
  readonly id: string;
  readonly cardIds: readonly CardId[];
  /** The pile where the cards are; null: they are loose. */
  readonly fromId: RiskId | null;
  /** The pile that they read like; null: a new one. */
  readonly intoId: RiskId | null;
  readonly reason: Reason;
};

/**
 * Average likeness from which on loose cards are put together, and from which on a card is put with a pile. Chosen on boards
 * that were piled by hand; docs/decisions/0020-word-vectors.md has the figures.
 */
const thresholds = { together: 0.08, intoPile: 0.08 };
/** A card in a pile has been put there by somebody: it has to be this many times more like another one. */
const movedMargin = 3;
/** As many as a group looks through within a minute. */
const mostSuggestions = 12;
/** Loose cards first; a board beyond this is compared in part. */
const mostCompared = 1_000;

type Rated = { readonly suggestion: Suggestion; readonly score: number };
/** A pile with the indexes of its texts, title included. */
type Pile = { readonly id: RiskId; readonly texts: readonly number[]; readonly cards: readonly [CardId, number][] };

/** Suggestions for the whole board, most alike first; each card in at most one. */
export function suggestPiles(request: SuggestionRequest): Suggestion[] {
  const texts: string[] = [];
  const add = (text: string): number => texts.push(text) - 1;
  const loose = request.loose.slice(0, mostCompared).map(({ id, text }): [CardId, number] => [id, add(text)]);
  const piles = request.piles.map(({ id, title, cards }): Pile => {
    const numbered = cards.flatMap((card): [CardId, number][] =>
      texts.length < mostCompared ? [[card.id, add(card.text)]] : [],
    );
    return { id, cards: numbered, texts: [...numbered.map(([, at]) => at), ...(title === '' ? [] : [add(title)])] };
  });
  const comparison = compare(texts);
  const reason = (here: readonly number[], there: readonly number[]): Reason | null =>
    reasonFor(here, there, comparison);

  const rated: Rated[] = [];
  const free: [CardId, number][] = [];
  for (const [cardId, at] of loose) {
    const best = bestPile(at, piles, comparison);
    const why = best && best.score >= thresholds.intoPile ? reason([at], best.pile.texts) : null;
    if (!best || !why) free.push([cardId, at]);
    else rated.push({ suggestion: into(cardId, null, best.pile.id, why), score: best.score / thresholds.intoPile });
  }
  const { likeness } = comparison;
  const indexOf = (member: number): number => free[member]?.[1] ?? -1;
  for (const { members, score } of groupsOf(
    free.length,
    (a, b) => likeness(indexOf(a), indexOf(b)),
    thresholds.together,
  )) {
    const [first = -1, ...others] = members.map(indexOf);
    const why = reason([first], others);
    const cardIds = members.flatMap((member) => free[member]?.[0] ?? []);
    if (why) rated.push({ suggestion: together(cardIds, why), score: score / thresholds.together });
  }
  for (const pile of piles)
    for (const [cardId, at] of pile.cards) {
      const found = betterPile(at, pile, piles, comparison);
      const why = found && reason([at], found.pile.texts);
      if (why)
        rated.push({ suggestion: into(cardId, pile.id, found.pile.id, why), score: found.score / thresholds.intoPile });
    }
  return rated
    .sort((a, b) => b.score - a.score)
    .slice(0, mostSuggestions)
    .map(({ suggestion }) => suggestion);
}

const into = (cardId: CardId, fromId: RiskId | null, intoId: RiskId, reason: Reason): Suggestion => ({
  id: cardId,
  cardIds: [cardId],
  fromId,
  intoId,
  reason,
});

const together = (cardIds: readonly CardId[], reason: Reason): Suggestion => ({
  id: cardIds.join(' '),
  cardIds,
  fromId: null,
  intoId: null,
  reason,
});

type Found = { readonly pile: Pile; readonly score: number };

const averageLikeness = (card: number, texts: readonly number[], { likeness }: Comparison): number =>
  texts.length === 0 ? 0 : texts.reduce((sum, text) => sum + likeness(card, text), 0) / texts.length;

/** The pile that the card reads most like, on the average of its texts. */
function bestPile(card: number, piles: readonly Pile[], comparison: Comparison): Found | null {
  let best: Found | null = null;
  for (const pile of piles) {
    const score = averageLikeness(card, pile.texts, comparison);
    if (best === null || score > best.score) best = { pile, score };
  }
  return best;
}

/** Another pile that the card reads clearly more like than the rest of its own. */
function betterPile(card: number, own: Pile, piles: readonly Pile[], comparison: Comparison): Found | null {
  const others = piles.filter((pile) => pile !== own);
  const best = bestPile(card, others, comparison);
  const rest = own.texts.filter((text) => text !== card);
  // A pile of this card alone, without a name, says nothing about where else the card belongs.
  const here = Math.max(averageLikeness(card, rest, comparison), thresholds.intoPile / 2);
  return best && best.score >= here * movedMargin ? best : null;
}
