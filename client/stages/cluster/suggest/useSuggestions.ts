import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Board, Card } from '../../../../shared/board/board.ts';
import { cardsOf, looseCards, risksInOrder } from '../../../../shared/board/order.ts';
import type { CardId } from '../../../../shared/ids.ts';
import { startWorker } from './startWorker.ts';
import type { Suggestion, SuggestionRequest } from './suggestPiles.ts';

export type ShownSuggestion = Suggestion & {
  /** Its cards were moved or its pile removed in the meantime: it stays in its place and can only be dismissed. */
  readonly isOver: boolean;
};

export type Suggestions =
  | { readonly kind: 'comparing' }
  | { readonly kind: 'failed' }
  /** `found` counts those too that were accepted or dismissed. */
  | { readonly kind: 'ready'; readonly found: number; readonly suggestions: readonly ShownSuggestion[] };

type Asked = Exclude<Suggestions, { kind: 'ready' }> | { readonly kind: 'ready'; readonly found: readonly Suggestion[]; readonly gone: ReadonlySet<string> }; // prettier-ignore

/** The cards without those that say the same as another one: they lie under it and go where it goes. */
const comparedCards = (board: Board, cards: readonly [CardId, Card][]): { id: CardId; text: string }[] =>
  cards.flatMap(([id, { text, sameAs }]) => (sameAs !== null && board.cards[sameAs] ? [] : [{ id, text }]));

const requestFor = (board: Board): SuggestionRequest => ({
  loose: comparedCards(board, looseCards(board.cards)),
  piles: risksInOrder(board).map(([id, { title }]) => ({
    ...{ id, title },
    cards: comparedCards(board, cardsOf(board.cards, id)),
  })),
});

/** The cards and those that say the same as one of them, at the same place. */
export function withRepeats(cardIds: readonly CardId[], { cards }: Board): CardId[] {
  const all = new Set(cardIds);
  for (const id of all)
    for (const [other, { sameAs, riskId }] of Object.entries(cards))
      if (sameAs === id && riskId === cards[id]?.riskId) all.add(other);
  return [...all];
}

/** The suggestion as the board is now: without the cards that are no longer where they were. */
function asItIsNow(suggestion: Suggestion, board: Board): ShownSuggestion {
  const { fromId, intoId } = suggestion;
  const cardIds = suggestion.cardIds.filter((id) => board.cards[id]?.riskId === fromId);
  const isOver = cardIds.length < (intoId === null ? 2 : 1) || (intoId !== null && !board.risks[intoId]);
  return { ...suggestion, cardIds: isOver ? suggestion.cardIds.filter((id) => board.cards[id]) : cardIds, isOver };
}

/**
 * Suggestions for the board as it is when the component is first shown, made in a worker of this page. Nothing that arrives
 * later changes which there are.
 */
export function useSuggestions(board: Board): {
  state: Suggestions;
  /** Takes it off the list: it was accepted or dismissed. */
  remove: (suggestion: Suggestion) => void;
} {
  const [state, setState] = useState<Asked>({ kind: 'comparing' });
  const first = useRef(board);
  useEffect(() => {
    const fail = (): void => setState({ kind: 'failed' });
    let worker: Worker;
    try {
      worker = startWorker();
    } catch {
      fail();
      return;
    }
    worker.addEventListener('message', (event: MessageEvent<Suggestion[]>) => {
      worker.terminate();
      setState({ kind: 'ready', found: event.data, gone: new Set() });
    });
    worker.addEventListener('error', fail);
    worker.postMessage(requestFor(first.current));
    return () => worker.terminate();
  }, []);
  const remove = useCallback((gone: Suggestion) => {
    setState((now) => (now.kind === 'ready' ? { ...now, gone: new Set([...now.gone, gone.id]) } : now));
  }, []);
  const shown = useMemo((): Suggestions => {
    if (state.kind !== 'ready') return state;
    const { found, gone } = state;
    const suggestions = found.filter(({ id }) => !gone.has(id)).map((one) => asItIsNow(one, board));
    return { kind: 'ready', found: found.length, suggestions };
  }, [state, board]);
  return { state: shown, remove };
}
