import type { CardId } from '../../../shared/ids.ts';
import { classes } from '../../ui/classes.ts';
import styles from './BigCard.module.css';

/** The largest size at which the whole text is visible. */
const sizeOf = (text: string): string =>
  text.length <= 140 ? 'large' : text.length <= 320 ? 'medium' : text.length <= 900 ? 'small' : 'tiny';

export type BigCardProps = {
  /** Null shows the back of a card. */
  readonly text: string | null;
  /** Whether cards are left in the deck. */
  readonly under: boolean;
  /** Its id once it is on the board for everyone: it travels from here to the others. */
  readonly cardId?: CardId | null;
};

/** The card that is read. Use the card's id as key, so that each new card is animated. */
export function BigCard({ text, under, cardId }: BigCardProps) {
  return (
    <div className={styles.place}>
      {under && <div className={styles.under} aria-hidden />}
      {text === null ? (
        <div className={classes(styles.card, styles.back)} aria-hidden />
      ) : (
        <p className={styles.card} data-size={sizeOf(text)} data-card={cardId ?? undefined} dir="auto">
          {text}
        </p>
      )}
    </div>
  );
}
