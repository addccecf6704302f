import type { NotebookView } from '../../documents/notebook.ts';
import { Button } from '../../ui/Button.tsx';
import { useText } from '../../text/useText.ts';
import styles from './LateNotes.module.css';

/** Leftover notes: their round ended before the server acknowledged them. Their author can add them again. */
export function Leftovers({ notebook }: { readonly notebook: NotebookView }) {
  const lateText = useText('late');
  // One that already waits is listed above, among the late notes.
  const offered = notebook.leftoverNotes.filter((left) => !left.waiting);
  if (offered.length === 0) return null;
  return (
    <section className={styles.left} aria-labelledby="leftovers">
      <h3 id="leftovers">{lateText.leftTitle}</h3>
      <ul className={styles.list}>
        {offered.map((left) => (
          <li key={left.id} className={styles.row}>
            <p className={styles.text}>{left.text}</p>
            <p className={styles.why}>{lateText.left[left.reason]}</p>
            <div className={styles.choices} role="group" aria-label={lateText.actions(left.text)}>
              <Button size="small" disabled={notebook.closed} onClick={() => notebook.reuseLeftoverNote(left.id)}>
                {lateText.leftAdd}
              </Button>
              <Button size="small" variant="quiet" onClick={() => notebook.dropLeftoverNote(left.id)}>
                {lateText.leftDrop}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
