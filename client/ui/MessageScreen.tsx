import type { ReactNode } from 'react';
import styles from './MessageScreen.module.css';

/** A screen on which nothing is to be done: what is going on, in the middle, and nothing that moves. */
export const Quiet = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className={styles.quiet}>
    <h1 tabIndex={-1}>{title}</h1>
    {children}
  </div>
);
