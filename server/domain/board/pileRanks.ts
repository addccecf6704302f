import type { Cards } from '../../../shared/board/board.ts';
import { rankBetween, ranksAtEnd } from '../../../shared/board/order.ts';
import type { RiskId } from '../../../shared/ids.ts';

/** `n` ascending ranks behind the last card of a pile; null: of the loose cards. */
export function ranksAtEndOf(cards: Cards, riskId: RiskId | null, n: number): string[] {
  let last: string | null = null;
  for (const card of Object.values(cards)) {
    if (card.riskId === riskId && (last === null || card.rank > last)) last = card.rank;
  }
  return ranksAtEnd(last === null ? {} : { last: { rank: last } }, n);
}

/** A rank between `rank` and the next one in a pile; null: among the loose cards. */
export function rankBehind(cards: Cards, riskId: RiskId | null, rank: string): string {
  let next: string | null = null;
  for (const card of Object.values(cards)) {
    if (card.riskId === riskId && card.rank > rank && (next === null || card.rank < next)) next = card.rank;
  }
  return rankBetween(rank, next);
}
