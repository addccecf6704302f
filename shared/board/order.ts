import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import type { Board, Card, Cards, Risk } from './board.ts';
import type { CardId, RiskId } from '../ids.ts';

type Ranked = { readonly rank: string };

const byRank = <T extends Ranked>([idA, a]: readonly [string, T], [idB, b]: readonly [string, T]): number =>
  a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : idA < idB ? -1 : 1;

/** Entries in the order everyone sees: by rank, ties by id (SPEC BO1). */
export const inOrder = <T extends Ranked>(things: { readonly [id: string]: T }): [string, T][] =>
  Object.entries(things).sort(byRank);

export const risksInOrder = (board: Board): [RiskId, Risk][] => inOrder(board.risks);

export const cardsOf = (cards: Cards, riskId: RiskId | null): [CardId, Card][] =>
  Object.entries(cards)
    .filter(([, card]) => card.riskId === riskId)
    .sort(byRank);

export const looseCards = (cards: Cards): [CardId, Card][] => cardsOf(cards, null);

/** Somebody wants to discuss a card of this risk. */
export const hasToDiscuss = ({ cards }: Board, riskId: RiskId): boolean =>
  Object.values(cards).some((card) => card.riskId === riskId && card.flagged);

/** A rank behind all of these. */
export const rankAtEnd = (things: { readonly [id: string]: Ranked }): string =>
  generateKeyBetween(lastRank(things), null);

/** A rank behind all cards of a pile or, for null, all loose cards. */
export function rankAtEndOf(cards: Cards, riskId: RiskId | null): string {
  let last: string | null = null;
  for (const id of Object.keys(cards)) {
    const card = cards[id];
    if (card?.riskId === riskId && (last === null || card.rank > last)) last = card.rank;
  }
  return generateKeyBetween(last, null);
}

/** `n` ranks behind all of these, ascending. */
export const ranksAtEnd = (things: { readonly [id: string]: Ranked }, n: number): string[] =>
  generateNKeysBetween(lastRank(things), null, n);

/** A rank between two neighbours; null: there is none on this side. */
export const rankBetween = (before: string | null, after: string | null): string => generateKeyBetween(before, after);

/** True for a rank from which the library can create further ones. */
export function isRank(text: string): boolean {
  if (text.length === 0 || text.length > 100) return false;
  try {
    generateKeyBetween(text, null);
    return true;
  } catch {
    return false;
  }
}

function lastRank(things: { readonly [id: string]: Ranked }): string | null {
  let last: string | null = null;
  for (const thing of Object.values(things)) if (last === null || thing.rank > last) last = thing.rank;
  return last;
}
