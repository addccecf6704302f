import { classes } from '../../ui/classes.ts';
import styles from './BigCard.module.css';

/** How large a card's words can be for all of them to be seen at once. */
const sizeOf = (text: string): string =>
  text.length <= 140 ? 'large' : text.length <= 320 ? 'medium' : text.length <= 900 ? 'small' : 'tiny';

export type BigCardProps = {
  /** Null shows the back of the deck. */
  readonly text: string | null;
  /** Whether more cards lie under it. */
  readonly under: boolean;
};

/** The card on the floor. Give it the card's id as key, so that each one is dealt. */
export function BigCard({ text, under }: BigCardProps) {
  return (
    <div className={styles.place}>
      {under && <div className={styles.under} aria-hidden />}
      {text === null ? (
        <div className={classes(styles.card, styles.back)} aria-hidden />
      ) : (
        <p className={styles.card} data-size={sizeOf(text)} dir="auto">
          {text}
        </p>
      )}
    </div>
  );
}
