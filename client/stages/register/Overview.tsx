import type { Register } from '../../../shared/register/register.ts';
import { ConfidenceChange } from './ConfidenceChange.tsx';
import { useText } from '../../text/useText.ts';
import { RiskMatrix } from './RiskMatrix.tsx';
import styles from './RegisterScreen.module.css';

/** The risks in the matrix, and how sure people were before and after. */
export function Overview({ register }: { register: Register }) {
  const text = useText('register');
  const { planned, confidence } = register;
  const unplaced = planned.filter(({ score }) => score === null).length;
  return (
    <div className={styles.overview}>
      {planned.length > 0 && (
        <section className={styles.panel} aria-label={text.matrix}>
          <h2>{text.matrix}</h2>
          <div className={styles.matrix}>
            <RiskMatrix register={register} />
            <ol aria-label={text.legend}>
              {planned.map(({ riskId, title, likelihood, impact }) => (
                <li key={riskId}>
                  {title || text.untitled}
                  {likelihood !== null && impact !== null && <small>{text.place(likelihood, impact)}</small>}
                </li>
              ))}
            </ol>
          </div>
          {unplaced > 0 && <p className={styles.soft}>{text.notPlaced(unplaced)}</p>}
        </section>
      )}
      {(confidence.before !== null || confidence.after !== null) && (
        <section className={styles.panel}>
          <ConfidenceChange {...confidence} />
        </section>
      )}
    </div>
  );
}
