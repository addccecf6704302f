import { useText } from '../../text/useText.ts';
import { Card } from '../../ui/Card.tsx';
import { ConfidenceChange } from './ConfidenceChange.tsx';
import { useRegisterPage } from './RegisterContext.ts';
import styles from './RegisterScreen.module.css';

/** What else the meeting left: how sure people were before and after, and cards that belong to no risk. */
export function FromMeeting() {
  const text = useText('register');
  const { confidence, looseCards } = useRegisterPage().register;
  return (
    <>
      {(confidence.before !== null || confidence.after !== null) && (
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
