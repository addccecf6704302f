import type { ReactNode } from 'react';
import styles from './Failure.module.css';

/** What did not work, in a form; a screen reader says it at once. */
export const Failure = ({ children }: { readonly children: ReactNode }) => (
  <p role="alert" className={styles.failure}>
    {children}
  </p>
);
