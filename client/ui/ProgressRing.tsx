import styles from './ProgressRing.module.css';

/** How much of something is complete. @param part 0 to 1 */
export function ProgressRing({ part, label }: { part: number; label: string }) {
  const percent = Math.round(Math.min(1, Math.max(0, part)) * 100);
  return <span className={styles.ring} style={{ '--part': `${percent}%` }} role="img" aria-label={label} />;
}
