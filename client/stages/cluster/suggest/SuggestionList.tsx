import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Board } from '../../../../shared/board/board.ts';
import { useText } from '../../../text/useText.ts';
import { Button, IconButton } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Card.tsx';
import { Loading } from '../../../ui/Loading.tsx';
import styles from './SuggestionList.module.css';
import type { Suggestion } from './suggestPiles.ts';
import type { Suggestions } from './useSuggestions.ts';

/** Enough to judge a suggestion by. */
const shownCards = 6;

export type SuggestionListProps = {
  readonly state: Exclude<Suggestions, { kind: 'closed' }>;
  readonly board: Board;
  readonly onAccept: (suggestion: Suggestion) => void;
  readonly onDismiss: (suggestion: Suggestion) => void;
  readonly onClose: () => void;
};

/** Suggested piles: each is accepted or dismissed by itself, and no card moves before that. */
export function SuggestionList({ state, board, onAccept, onDismiss, onClose }: SuggestionListProps) {
  const clusterText = useText('cluster');
  const suggestionsText = useText('suggestions');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <section className={styles.list} aria-label={suggestionsText.suggestions}>
      <header className={styles.head}>
        <div>
          <h2 ref={heading} tabIndex={-1}>
            {suggestionsText.suggestions}
          </h2>
          <p>{suggestionsText.suggestionsHint}</p>
        </div>
        <IconButton label={suggestionsText.closeSuggestions} onClick={onClose}>
          <X size={17} aria-hidden />
        </IconButton>
      </header>
      {state.kind === 'comparing' && <Loading label={suggestionsText.suggesting} />}
      {state.kind === 'failed' && <p role="alert">{suggestionsText.suggestionFailed}</p>}
      {state.kind === 'ready' && state.suggestions.length === 0 && <p role="status">{suggestionsText.noSuggestions}</p>}
      {state.kind === 'ready' && (
        <ul className={styles.suggestions}>
          {state.suggestions.map((suggestion) => {
            const into = suggestion.intoId === null ? null : (board.risks[suggestion.intoId]?.title ?? '');
            const { cardIds, words } = suggestion;
            return (
              <li key={cardIds[0]} className={styles.suggestion}>
                <h3>
                  {into === null ? suggestionsText.suggestedNew : suggestionsText.suggestedInto(into, cardIds.length)}
                </h3>
                {words.length > 0 && <p>{suggestionsText.suggestedFor(words)}</p>}
                <ul className={styles.cards}>
                  {cardIds.slice(0, shownCards).map((id) => (
                    <Card as="li" key={id} flat>
                      {board.cards[id]?.text}
                    </Card>
                  ))}
                </ul>
                {cardIds.length > shownCards && <p>{clusterText.more(cardIds.length - shownCards)}</p>}
                <div className={styles.buttons}>
                  <Button size="small" onClick={() => onAccept(suggestion)}>
                    {into === null ? suggestionsText.accept : suggestionsText.acceptInto(into)}
                  </Button>
                  <Button size="small" variant="quiet" onClick={() => onDismiss(suggestion)}>
                    {suggestionsText.dismiss}
                  </Button>
                </div>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
