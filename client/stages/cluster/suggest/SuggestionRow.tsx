import { X } from 'lucide-react';
import { useId } from 'react';
import type { Board } from '../../../../shared/board/board.ts';
import { useText } from '../../../text/useText.ts';
import { Button, IconButton } from '../../../ui/Button.tsx';
import { classes } from '../../../ui/classes.ts';
import styles from './SuggestionList.module.css';
import type { ShownSuggestion } from './useSuggestions.ts';

/** Enough to judge a suggestion by. */
const shownCards = 4;

export type SuggestionRowProps = {
  readonly suggestion: ShownSuggestion;
  readonly board: Board;
  readonly onAccept: () => void;
  readonly onDismiss: () => void;
};

/** One suggestion: the cards, where they may belong, and why. */
export function SuggestionRow({ suggestion, board, onAccept, onDismiss }: SuggestionRowProps) {
  const clusterText = useText('cluster');
  const suggestionsText = useText('suggestions');
  const id = useId();
  const { cardIds, fromId, intoId, reason, isOver } = suggestion;
  const titleOf = (riskId: string): string => board.risks[riskId]?.title ?? '';
  const where =
    intoId === null
      ? suggestionsText.suggestedNew
      : fromId === null
        ? suggestionsText.suggestedInto(titleOf(intoId))
        : suggestionsText.suggestedMove(titleOf(intoId), titleOf(fromId));
  return (
    <li className={classes(styles.suggestion, isOver && styles.isOver)} data-suggestion={suggestion.id}>
      <h3 id={id}>{where}</h3>
      <ul className={styles.cards}>
        {cardIds.slice(0, shownCards).map((cardId) => (
          <li key={cardId}>{board.cards[cardId]?.text}</li>
        ))}
      </ul>
      {cardIds.length > shownCards && <p>{clusterText.more(cardIds.length - shownCards)}</p>}
      <p>
        {isOver
          ? suggestionsText.movedMeanwhile
          : reason.kind === 'near'
            ? suggestionsText.spelledAlike(reason.words)
            : suggestionsText.mentions(reason.words, intoId === null ? cardIds.length : 2)}
      </p>
      <div className={styles.buttons}>
        <Button
          size="small"
          aria-disabled={isOver}
          aria-describedby={id}
          onClick={() => {
            if (!isOver) onAccept();
          }}
        >
          {intoId === null ? suggestionsText.accept : suggestionsText.acceptInto}
        </Button>
        <IconButton label={suggestionsText.dismiss} aria-describedby={id} onClick={onDismiss}>
          <X size={15} aria-hidden />
        </IconButton>
      </div>
    </li>
  );
}
