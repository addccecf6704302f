import type { Register } from '../../../shared/register/register.ts';
import type { RiskId } from '../../../shared/ids.ts';
import { useText } from '../../text/useText.ts';
import { Card } from '../../ui/Card.tsx';
import styles from './RegisterScreen.module.css';

/** Risks that were named and not planned, and loose cards. */
export function ParkedRisks({ register, onOpen }: { register: Register; onOpen: (riskId: RiskId) => void }) {
  const text = useText('register');
  const { parked, looseCards } = register;
  return (
    <>
      {parked.length > 0 && (
        <section className={styles.parked} aria-label={text.parked(parked.length)}>
          <h2>{text.parked(parked.length)}</h2>
          <p className={styles.soft}>{text.parkedHint}</p>
          <ul>
            {parked.map((row) => (
              <li key={row.riskId}>
                <button
                  type="button"
                  aria-label={text.edit(row.title || text.untitled)}
                  onClick={() => onOpen(row.riskId)}
                >
                  {row.title || text.untitled}
                </button>
                {row.votes !== null && <span>{text.dots(row.votes)}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {looseCards.length > 0 && (
        <details className={styles.parked}>
          <summary>{text.loose(looseCards.length)}</summary>
          <ul className={styles.looseCards}>
            {looseCards.map((words, index) => (
              <Card as="li" flat key={index}>
                {words}
              </Card>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
