import styles from './PartsBar.module.css';

/** How many parts of something are done, one bar a part. */
export function PartsBar({ done, of, label }: { done: number; of: number; label: string }) {
  return <span className={styles.bars} style={{ '--done': done, '--of': of }} role="img" aria-label={label} />;
}
