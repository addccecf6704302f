import type { ReactNode, Ref } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../../text/useText.ts';
import styles from './ClusterCard.module.css';
import type { ShownCard } from './piles.ts';

/** A shorter text has fewer lines than a card shows, in the narrowest of cards too. */
const mayBeLong = 120;

/**
 * Cuts a long card to a few lines. Only long texts are measured.
 * @returns whether it is cut, and the button that shows all of it, for texts that have more lines
 */
export function useClamp({ card: { text } }: ShownCard): {
  readonly isClamped: boolean;
  readonly ref: Ref<HTMLSpanElement> | undefined;
  readonly toggle: ReactNode;
} {
  const clusterText = useText('cluster');
  const ref = useRef<HTMLSpanElement>(null);
  const [isWhole, setIsWhole] = useState(false);
  const [hasMore, setHasMore] = useState(false);
  const isLong = text.length > mayBeLong;
  useEffect(() => {
    const words = ref.current;
    if (!isLong || isWhole || words === null || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(() => setHasMore(words.scrollHeight > words.clientHeight + 1));
    observer.observe(words);
    return () => observer.disconnect();
  }, [isLong, isWhole]);
  return {
    isClamped: isLong && !isWhole,
    ref: isLong ? ref : undefined,
    toggle: isLong && hasMore && (
      <button
        type="button"
        tabIndex={-1}
        className={styles.toggle}
        aria-expanded={isWhole}
        onClick={() => setIsWhole(!isWhole)}
      >
        {isWhole ? clusterText.lessText : clusterText.allText}
      </button>
    ),
  };
}
