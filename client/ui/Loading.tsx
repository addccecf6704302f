import { useText } from '../text/useText.ts';
import styles from './Loading.module.css';

/** A message while something loads; it is shown after 300 ms. */
export function Loading({ label }: { label?: string }) {
  const uiText = useText('ui');
  return (
    <p className={styles.loading} role="status">
      {label ?? uiText.loading}
    </p>
  );
}
