import { minuteMs } from '../../../shared/time.ts';
import { useNow, useSession } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import styles from './Prompts.module.css';

/** By then the obvious causes are written, and those that are hard to say are left. */
const impoliteAfterMs = 4 * minuteMs;

export function Prompts() {
  const writeText = useText('write');
  const startedAt = useSession((session) => session.stage.startedAt);
  const pausedAt = useSession((session) => session.stage.pausedAt);
  const now = useNow(1_000);
  const isLate = (pausedAt ?? now) - startedAt >= impoliteAfterMs;
  return (
    <aside className={styles.aside}>
      <div role="status" className={styles.late}>
        {isLate && (
          <>
            <h2 className={styles.heading}>{writeText.impoliteTitle}</h2>
            <p className={styles.impolite}>{writeText.impolite}</p>
          </>
        )}
      </div>
      <details open>
        <summary className={styles.summary}>{writeText.promptsTitle}</summary>
        <ul className={styles.list}>
          {writeText.prompts.map((prompt) => (
            <li key={prompt}>{prompt}</li>
          ))}
        </ul>
      </details>
    </aside>
  );
}
