import { useText } from '../../text/useText.ts';
import styles from './DotTotal.module.css';

/** Above this number a bar is clearer than dots. */
const mostDrawn = 20;

/** A total drawn as dots that appear one after the other. */
export function DotTotal({ dots, most }: { readonly dots: number; readonly most: number }) {
  const voteText = useText('vote');
  return (
    <span className={styles.total} data-none={dots === 0 || undefined}>
      {most <= mostDrawn ? (
        <span className={styles.dots} aria-hidden>
          {Array.from({ length: dots }, (_, at) => (
            <i key={at} style={{ '--at': at }} />
          ))}
        </span>
      ) : (
        <span className={styles.bar} style={{ '--part': dots / most }} aria-hidden />
      )}
      <span className={styles.number}>{dots === 0 ? voteText.noDots : voteText.total(dots)}</span>
    </span>
  );
}
