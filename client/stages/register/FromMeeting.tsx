import { useDeferredValue, useMemo } from 'react';
import { figuresOf } from '../../../shared/register/figures.ts';
import type { Register } from '../../../shared/register/register.ts';
import { useRecords } from '../../documents/records.ts';
import { useText } from '../../text/useText.ts';
import { Card } from '../../ui/Card.tsx';
import { ConfidenceChange } from './ConfidenceChange.tsx';
import { useRegisterPage } from './RegisterContext.ts';
import styles from './RegisterScreen.module.css';

/** How the register is kept, once there is enough to say it (SPEC FS4e). */
function FiguresLine() {
  const text = useText('print').figures;
  const { register, today } = useRegisterPage();
  const records = useRecords();
  // All checks of all risks are counted: the table and a key press do not wait for it.
  const counted = useDeferredValue<Register | null>(register, null);
  const figures = useMemo(() => counted && figuresOf(counted, today, records), [counted, today, records]);
  if (figures === null) return null;
  const { notice, contain, checksOnTime, stepsDone, review, testsWithRule, tripwiresOnTime } = figures;
  const isAnySaid = [
    notice.median,
    contain.median,
    checksOnTime.percent,
    stepsDone.percent,
    review.median,
    testsWithRule.percent,
    tripwiresOnTime.percent,
  ].some((one) => one !== null);
  return isAnySaid && <p className={styles.figures}>{text(figures)}</p>;
}

/** The figures of the register, and what else the meeting left: how sure people were before and after, and cards that belong to no risk. */
export function FromMeeting() {
  const text = useText('register');
  const { confidence, dissent, looseCards } = useRegisterPage().register;
  return (
    <>
      <FiguresLine />
      {dissent !== '' && (
        <p className={styles.figures}>
          {text.wholeDissent}: {dissent}
        </p>
      )}
      {(confidence.before ?? confidence.after ?? confidence.halfway ?? null) !== null && (
        <section className={styles.confidence}>
          <ConfidenceChange {...confidence} />
        </section>
      )}
      {looseCards.length > 0 && (
        <details className={styles.loose}>
          <summary>{text.loose(looseCards.length)}</summary>
          <ul>
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
