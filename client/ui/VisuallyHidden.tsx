import type { ReactNode } from 'react';
import styles from './Field.module.css';

/** Read aloud, not shown. */
export const VisuallyHidden = ({ children }: { children: ReactNode }) => (
  <span className={styles.hidden}>{children}</span>
);

/**
 * Tells screen readers about a change. It stays mounted and only its words change, or nothing would be read; an empty
 * message is silence. Urgent ones interrupt.
 */
export const LiveRegion = ({ message, urgent = false }: { message: string; urgent?: boolean }) => (
  <span className={styles.hidden} role={urgent ? 'alert' : 'status'} aria-live={urgent ? 'assertive' : 'polite'}>
    {message}
  </span>
);
