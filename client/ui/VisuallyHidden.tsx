import type { ReactNode } from 'react';
import styles from './Field.module.css';

/** Only for screen readers. */
export const VisuallyHidden = ({ children }: { children: ReactNode }) => (
  <span className={styles.hidden}>{children}</span>
);

/**
 * Announces a change to screen readers. It has to stay mounted while its message changes, or nothing is announced. An
 * empty message is silent; an urgent one interrupts.
 */
export const LiveRegion = ({ message, urgent = false }: { message: string; urgent?: boolean }) => (
  <span className={styles.hidden} role={urgent ? 'alert' : 'status'} aria-live={urgent ? 'assertive' : 'polite'}>
    {message}
  </span>
);
