import { X } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Board } from '../../../../shared/board/board.ts';
import { useText } from '../../../text/useText.ts';
import { IconButton } from '../../../ui/Button.tsx';
import { Loading } from '../../../ui/Loading.tsx';
import { Eyebrow } from '../../../ui/Card.tsx';
import styles from './SuggestionList.module.css';
import { SuggestionRow } from './SuggestionRow.tsx';
import type { Suggestion } from './suggestPiles.ts';
import type { ShownSuggestion } from './useSuggestions.ts';
import { useSuggestions, withRepeats } from './useSuggestions.ts';

export type SuggestionListProps = {
  readonly board: Board;
  /** Gathers the cards in the pile, or for null in a new one. */
  readonly onAccept: (cardIds: Suggestion['cardIds'], intoId: Suggestion['intoId']) => void;
  readonly onClose: () => void;
};

/**
 * Suggestions beside the piles, made when it is first shown: each is accepted or dismissed by itself, and no card moves before
 * that. Closing puts the focus back where it was.
 */
export function SuggestionList({ board, onAccept, onClose }: SuggestionListProps) {
  const { state, remove } = useSuggestions(board);
  const [opener] = useState(() => document.activeElement);
  const close = useCallback(() => {
    onClose();
    if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    // It is not shown any more, such as after the window became narrow.
    if (document.activeElement !== opener) document.querySelector('h1')?.focus({ preventScroll: true });
  }, [onClose, opener]);
  const suggestionsText = useText('suggestions');
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    section.current?.querySelector<HTMLElement>('h2')?.focus();
  }, []);
  useEffect(() => {
    const list = section.current;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') close();
    };
    list?.addEventListener('keydown', onKeyDown);
    return () => list?.removeEventListener('keydown', onKeyDown);
  }, [close]);
  const suggestions = state.kind === 'ready' ? state.suggestions : [];
  /** The pressed button is about to go with its suggestion: the focus moves to the next one, else to the one before. */
  const removeAt = (at: number, suggestion: ShownSuggestion): void => {
    const rows = section.current?.querySelectorAll<HTMLElement>('[data-suggestion]') ?? [];
    const next = rows[at + 1] ?? rows[at - 1];
    (next?.querySelector('button') ?? section.current?.querySelector('h2'))?.focus();
    remove(suggestion);
  };
  return (
    <section ref={section} className={styles.list} aria-label={suggestionsText.suggestions}>
      <header className={styles.head}>
        <Eyebrow as="h2" tabIndex={-1}>
          {suggestionsText.suggestions}
        </Eyebrow>
        <IconButton label={suggestionsText.closeSuggestions} onClick={close}>
          <X size={17} aria-hidden />
        </IconButton>
      </header>
      {state.kind === 'comparing' && <Loading label={suggestionsText.suggesting} />}
      {state.kind === 'failed' && <p role="alert">{suggestionsText.suggestionFailed}</p>}
      {state.kind === 'ready' && (
        <p role="status">
          {suggestions.length > 0
            ? suggestionsText.suggestionsHint
            : state.found === 0
              ? suggestionsText.noSuggestions
              : suggestionsText.allSeen}
        </p>
      )}
      <ul className={styles.suggestions}>
        {suggestions.map((suggestion, at) => (
          <SuggestionRow
            key={suggestion.id}
            suggestion={suggestion}
            board={board}
            onAccept={() => {
              removeAt(at, suggestion);
              onAccept(withRepeats(suggestion.cardIds, board), suggestion.intoId);
            }}
            onDismiss={() => removeAt(at, suggestion)}
          />
        ))}
      </ul>
    </section>
  );
}
