import type { Blame } from '../../../../../shared/register/blame.ts';
import styles from './note.module.css';

/** Dotted lines under blaming words: the same text over the field, in the same font and width, with nothing else to see. */
export function Underlines({ text, blames }: { readonly text: string; readonly blames: readonly Blame[] }) {
  if (blames.length === 0) return null;
  const ends = [0, ...blames.map(({ end }) => end)];
  return (
    <div className={styles.underlines} aria-hidden>
      {blames.map(({ start, end }, index) => (
        <span key={start}>
          {text.slice(ends[index], start)}
          <span className={styles.underlined}>{text.slice(start, end)}</span>
        </span>
      ))}
      {text.slice(ends.at(-1))}
    </div>
  );
}
