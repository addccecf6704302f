import { useState } from 'react';
import { cardsOf } from '../../../shared/board/order.ts';
import type { RiskId } from '../../../shared/ids.ts';
import { useBoard } from '../../documents/workshop.ts';
import { ToDiscuss } from '../../frame/ToDiscuss.tsx';
import { useText } from '../../text/useText.ts';
import { Card } from '../../ui/Card.tsx';
import styles from './Causes.module.css';

const shownChips = 6;

/** The texts of the risk's cards: cut to chips, in full after a press. */
export function Causes({ riskId }: { riskId: RiskId }) {
  const planText = useText('plan');
  const [isOpen, setIsOpen] = useState(false);
  const cards = useBoard((board) => cardsOf(board.cards, riskId).map(([, card]) => card));
  if (cards.length === 0) return null;
  const rest = cards.length - shownChips;
  return (
    <div className={styles.causes}>
      {isOpen ? (
        <ul className={styles.cards} aria-label={planText.causesLabel}>
          {cards.map(({ text, flagged }, index) => (
            <Card as="li" key={index} flat>
              {text} {flagged && <ToDiscuss />}
            </Card>
          ))}
        </ul>
      ) : (
        <ul className={styles.chips} aria-label={planText.causesLabel}>
          {cards.slice(0, shownChips).map(({ text, flagged }, index) => (
            <li key={index}>
              <button type="button" title={planText.showCauses} aria-expanded={false} onClick={() => setIsOpen(true)}>
                {text}
              </button>
              {flagged && <ToDiscuss />}
            </li>
          ))}
          {rest > 0 && (
            <li>
              <button type="button" aria-label={planText.showCauses} onClick={() => setIsOpen(true)}>
                +{rest}
              </button>
            </li>
          )}
        </ul>
      )}
      {isOpen && (
        <button type="button" className={styles.link} aria-expanded onClick={() => setIsOpen(false)}>
          {planText.hideCauses}
        </button>
      )}
    </div>
  );
}
