import type { Board, Card, Risk } from '../../../shared/board/board.ts';
import { inOrder, risksInOrder } from '../../../shared/board/order.ts';
import type { CardId, RiskId } from '../../../shared/ids.ts';

export type ShownCard = {
  readonly id: CardId;
  readonly card: Card;
  /** Cards that repeat this one. */ readonly again: readonly ShownCard[];
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

/** The board in display order: piles and cards by rank, a card that repeats another under that one. */
export function layOut(board: Board): ShownBoard {
  const byPile = new Map<RiskId | null, [CardId, Card][]>([[null, []]]);
  for (const [riskId] of risksInOrder(board)) byPile.set(riskId, []);
  for (const entry of inOrder(board.cards)) {
    // A card whose pile has just been removed is loose, so that no card is lost.
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

/**
 * Lays boards out one after the other and keeps the objects of cards and piles that are the same as before, so that the
 * page renders only what has changed.
 */
export function createLayOut(): (board: Board) => ShownBoard {
  let before = new Map<CardId, ShownCard>();
  let pilesBefore = new Map<RiskId, ShownPile>();
  return (board) => {
    const after = new Map<CardId, ShownCard>();
    const kept = (cards: readonly ShownCard[]): ShownCard[] =>
      cards.map((shown) => {
        const again = kept(shown.again);
        const known = before.get(shown.id);
        const isSame = known?.card === shown.card && isSameList(known.again, again);
        const one = isSame ? known : { ...shown, again };
        after.set(one.id, one);
        return one;
      });
    const { loose, looseCount, piles } = layOut(board);
    const keptPiles = piles.map((pile): ShownPile => {
      const cards = kept(pile.cards);
      const known = pilesBefore.get(pile.id);
      const isSame = known?.risk === pile.risk && known.count === pile.count && isSameList(known.cards, cards);
      return isSame ? known : { ...pile, cards };
    });
    const shown = { loose: kept(loose), looseCount, piles: keptPiles };
    before = after;
    pilesBefore = new Map(keptPiles.map((pile) => [pile.id, pile]));
    return shown;
  };
}

const isSameList = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((one, at) => one === b[at]);

/** Puts each card that repeats another of the same pile under the first of their chain. */
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

/** The card and the cards that repeat it, in order: they move together. */
export const idsOf = (shown: ShownCard): CardId[] => [shown.id, ...shown.again.map(({ id }) => id)];

/** The pile of each card by its id; '' for a loose one. */
export const placesOf = ({ loose, piles }: ShownBoard): ReadonlyMap<CardId, RiskId> =>
  new Map([
    ...loose.map(({ id }) => [id, ''] as const),
    ...piles.flatMap(({ id: pileId, cards }) => cards.map(({ id }) => [id, pileId] as const)),
  ]);

/** How many piles to aim for. */
export const aim = { fewest: 5, most: 9 } as const;

export type Hint = 'begin' | 'few' | 'many' | null;

/** A hint about the number of piles, or null. */
export function hintFor({ piles, looseCount }: ShownBoard): Hint {
  const cards = looseCount + piles.reduce((sum, { count }) => sum + count, 0);
  if (cards > 0 && piles.length === 0) return 'begin';
  if (piles.length > aim.most) return 'many';
  return looseCount === 0 && piles.length < aim.fewest && cards >= 2 * aim.fewest ? 'few' : null;
}
