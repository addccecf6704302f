import type { ReactNode } from 'react';
import { cardsOf } from '../../../shared/board/order.ts';
import type { RiskId } from '../../../shared/ids.ts';
import { useBoard } from '../../documents/workshop.ts';
import { ToDiscuss } from '../../frame/ToDiscuss.tsx';
import { useText } from '../../text/useText.ts';
import styles from './RiskRow.module.css';

export type RiskRowProps = {
  readonly title: string;
  readonly id: RiskId;
  readonly marks?: ReactNode;
  readonly before?: ReactNode;
  readonly chosen?: boolean;
  /** On a phone the end of the row goes below the title. */
  readonly tall?: boolean;
  /** The controls at the end of the row. */
  readonly children: ReactNode;
};

/** A risk with its causes. A risk of one card shows only the title, which is the card's text. */
export function RiskRow({ id, title, marks, before, chosen = false, tall = false, children }: RiskRowProps) {
  const voteText = useText('vote');
  const cards = useBoard((board) => cardsOf(board.cards, id).map(([, card]) => card));
  const causes = cards.map(({ text }) => text);
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
                {cards.map(({ text, flagged }, at) => (
                  <li key={at}>
                    {text} {flagged && <ToDiscuss />}
                  </li>
                ))}
              </ul>
            </details>
          ) : (
            <small>{voteText.causes(causes.length)}</small>
          )}
          {cards.some(({ flagged }) => flagged) && <ToDiscuss />}
          {marks}
        </div>
      </div>
      {children}
    </li>
  );
}
