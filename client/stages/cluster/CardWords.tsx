import { Flag } from 'lucide-react';
import type { Ref } from 'react';
import { memo } from 'react';
import { useText } from '../../text/useText.ts';
import styles from './ClusterCard.module.css';
import type { ShownCard } from './piles.ts';

export type CardWordsProps = {
  readonly shown: ShownCard;
  /** Who else drags it now. */
  readonly by?: string | undefined;
  readonly textRef?: Ref<HTMLSpanElement> | undefined;
};

/** The card's text, its flag, and the cards that repeat it. */
export const CardWords = memo(function CardWords({ shown, by, textRef }: CardWordsProps) {
  const clusterText = useText('cluster');
  return (
    <>
      <span ref={textRef} className={styles.words} dir="auto">
        {shown.card.text}
      </span>
      {shown.again.map(({ id, card }) => (
        <span key={id} className={styles.again}>
          <small>{clusterText.again}</small> {card.text}
        </span>
      ))}
      {shown.card.flagged && (
        <span className={styles.flag}>
          <Flag size={12} aria-hidden /> {clusterText.flagged}
        </span>
      )}
      {by !== undefined && by !== '' && (
        <span className={styles.tag} title={clusterText.isMoving(by)}>
          {by}
        </span>
      )}
    </>
  );
});
