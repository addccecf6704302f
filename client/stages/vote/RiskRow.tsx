import type { ReactNode } from 'react';
import { useText } from '../../text/useText.ts';
import styles from './RiskRow.module.css';

export type RiskRowProps = {
  readonly title: string;
  /** The texts of its cards. */
  readonly causes: readonly string[];
  readonly marks?: ReactNode;
  readonly before?: ReactNode;
  readonly chosen?: boolean;
  /** On a phone the end of the row goes below the title. */
  readonly tall?: boolean;
  /** The controls at the end of the row. */
  readonly children: ReactNode;
};

/** A risk with its causes. A risk of one card shows only the title, which is the card's text. */
export function RiskRow({ title, causes, marks, before, chosen = false, tall = false, children }: RiskRowProps) {
  const voteText = useText('vote');
  const saysMore = causes.length > 1 || (causes[0] !== undefined && causes[0] !== title);
  return (
    <li className={styles.row} data-chosen={chosen || undefined} data-tall={tall || undefined}>
      {before}
      <div className={styles.words}>
        <h2 className={styles.title} dir="auto">
          {title}
        </h2>
        <div className={styles.marks}>
          {saysMore ? (
            <details className={styles.causes}>
              <summary aria-label={`${voteText.showCauses(causes.length)}: ${title}`}>
                {voteText.causes(causes.length)}
              </summary>
              <ul>
                {causes.map((cause, at) => (
                  <li key={at}>{cause}</li>
                ))}
              </ul>
            </details>
          ) : (
            <small>{voteText.causes(causes.length)}</small>
          )}
          {marks}
        </div>
      </div>
      {children}
    </li>
  );
}
