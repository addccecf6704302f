import type { Board, Card, Risk } from '../../../shared/board/board.ts';
import { inOrder, risksInOrder } from '../../../shared/board/order.ts';
import type { CardId, RiskId } from '../../../shared/ids.ts';

export type ShownCard = {
  readonly id: CardId;
  readonly card: Card;
  /** Cards that say the same again. */ readonly again: readonly ShownCard[];
};
export type ShownPile = {
  readonly id: RiskId;
  readonly risk: Risk;
  readonly cards: readonly ShownCard[];
  readonly count: number;
};
export type ShownBoard = {
  readonly loose: readonly ShownCard[];
  readonly looseCount: number;
  readonly piles: readonly ShownPile[];
};

/** The board as the screen lays it out: piles and cards by rank, a card that repeats another under that one. */
export function layOut(board: Board): ShownBoard {
  const byPile = new Map<RiskId | null, [CardId, Card][]>([[null, []]]);
  for (const [riskId] of risksInOrder(board)) byPile.set(riskId, []);
  for (const entry of inOrder(board.cards)) {
    // A card whose pile has just gone is loose: nothing can be lost.
    const pile = byPile.get(entry[1].riskId) ?? byPile.get(null);
    pile?.push(entry);
  }
  const loose = byPile.get(null) ?? [];
  const piles = risksInOrder(board).map(([id, risk]): ShownPile => {
    const cards = byPile.get(id) ?? [];
    return { id, risk, cards: withRepeats(cards), count: cards.length };
  });
  return { loose: withRepeats(loose), looseCount: loose.length, piles };
}

/** Puts each card that repeats another of the same pile under the first of their chain; the others stand by themselves. */
function withRepeats(cards: readonly [CardId, Card][]): ShownCard[] {
  const here = new Map(cards);
  const firstOf = (id: CardId): CardId => {
    const seen = new Set<CardId>();
    let at = id;
    for (;;) {
      seen.add(at);
      const next = here.get(at)?.sameAs ?? null;
      if (next === null || !here.has(next)) return at;
      if (seen.has(next)) return id;
      at = next;
    }
  };
  const again = new Map<CardId, ShownCard[]>();
  const firsts: [CardId, Card][] = [];
  for (const [id, card] of cards) {
    const first = firstOf(id);
    if (first === id) firsts.push([id, card]);
    else again.set(first, [...(again.get(first) ?? []), { id, card, again: [] }]);
  }
  return firsts.map(([id, card]) => ({ id, card, again: again.get(id) ?? [] }));
}

/** The card and all that say the same under it, in order: they move together. */
export const idsOf = (shown: ShownCard): CardId[] => [shown.id, ...shown.again.map(({ id }) => id)];

/** How many piles the method aims for (DESIGN, "Cluster"). */
export const aim = { fewest: 5, most: 9 } as const;

export type Hint = 'begin' | 'few' | 'many' | null;

/** A quiet word about the number of piles; null while it is nobody's business. */
export function hintFor({ piles, looseCount }: ShownBoard): Hint {
  const cards = looseCount + piles.reduce((sum, { count }) => sum + count, 0);
  if (cards > 0 && piles.length === 0) return 'begin';
  if (piles.length > aim.most) return 'many';
  return looseCount === 0 && piles.length < aim.fewest && cards >= 2 * aim.fewest ? 'few' : null;
}
