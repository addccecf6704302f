import type { ReactNode } from 'react';
import styles from './MessageScreen.module.css';

/** A screen with nothing to do: it says what is going on. */
export const MessageScreen = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className={styles.quiet}>
    <h1 tabIndex={-1}>{title}</h1>
    {children}
  </div>
);
