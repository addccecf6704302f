import { uiText } from '../../shared/text/en/screens/ui.ts';
import styles from './Ring.module.css';

/** How much of something is complete. @param part 0 to 1 */
export function Ring({ part, label }: { part: number; label?: string }) {
  const percent = Math.round(Math.min(1, Math.max(0, part)) * 100);
  return (
    <span
      className={styles.ring}
      style={{ '--part': `${percent}%` }}
      role="img"
      aria-label={label ?? uiText.part(percent)}
    />
  );
}

/** Something is on its way; nothing is shown for the first 300 ms. */
export const Waiting = ({ label = uiText.loading }: { label?: string }) => (
  <p className={styles.waiting} role="status">
    {label}
  </p>
);
