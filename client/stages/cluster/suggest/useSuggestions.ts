import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Board } from '../../../../shared/board/board.ts';
import { cardsOf, looseCards, risksInOrder } from '../../../../shared/board/order.ts';
import { startWorker } from './startWorker.ts';
import type { Suggestion, SuggestionRequest } from './suggestPiles.ts';

export type Suggestions =
  | { readonly kind: 'closed' }
  | { readonly kind: 'comparing' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'ready'; readonly suggestions: readonly Suggestion[] };

const requestFor = (board: Board): SuggestionRequest => ({
  loose: looseCards(board.cards).map(([id, { text }]) => ({ id, text })),
  piles: risksInOrder(board).map(([id, { title }]) => ({
    id,
    texts: [...(title === '' ? [] : [title]), ...cardsOf(board.cards, id).map(([, { text }]) => text)],
  })),
});

/** The part of a suggestion that is still valid: its cards are loose and its pile exists. */
function stillHolds(suggestion: Suggestion, board: Board): Suggestion[] {
  const cardIds = suggestion.cardIds.filter((id) => board.cards[id]?.riskId === null);
  if (suggestion.intoId !== null && !board.risks[suggestion.intoId]) return [];
  return cardIds.length >= (suggestion.intoId === null ? 2 : 1) ? [{ ...suggestion, cardIds }] : [];
}

/** Suggestions for the loose cards, made in a worker of this page when asked for. */
export function useSuggestions(board: Board): {
  state: Suggestions;
  ask: () => void;
  dismiss: (suggestion: Suggestion) => void;
  close: () => void;
} {
  const [state, setState] = useState<Suggestions>({ kind: 'closed' });
  const worker = useRef<Worker | null>(null);
  const latest = useRef(board);
  useEffect(() => {
    latest.current = board;
  }, [board]);
  const stop = useCallback(() => {
    worker.current?.terminate();
    worker.current = null;
  }, []);
  useEffect(() => stop, [stop]);

  const ask = useCallback(() => {
    stop();
    setState({ kind: 'comparing' });
    let made: Worker;
    try {
      made = startWorker();
    } catch {
      setState({ kind: 'failed' });
      return;
    }
    worker.current = made;
    made.addEventListener('message', (event: MessageEvent<Suggestion[]>) => {
      stop();
      setState({ kind: 'ready', suggestions: event.data });
    });
    made.addEventListener('error', () => {
      stop();
      setState({ kind: 'failed' });
    });
    made.postMessage(requestFor(latest.current));
  }, [stop]);
  const close = useCallback(() => {
    stop();
    setState({ kind: 'closed' });
  }, [stop]);
  const dismiss = useCallback((gone: Suggestion) => {
    setState((now) => {
      if (now.kind !== 'ready') return now;
      return { kind: 'ready', suggestions: now.suggestions.filter((one) => one.cardIds[0] !== gone.cardIds[0]) };
    });
  }, []);
  const shown = useMemo((): Suggestions => {
    if (state.kind !== 'ready') return state;
    return { kind: 'ready', suggestions: state.suggestions.flatMap((one) => stillHolds(one, board)) };
  }, [state, board]);
  return { state: shown, ask, dismiss, close };
}
