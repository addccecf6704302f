import type { ReactNode } from 'react';
import styles from './Page.module.css';

/** The layout of pages outside a workshop: header, content, footer line. */
export function Page({
  mark,
  aside,
  foot,
  children,
}: {
  mark: ReactNode;
  aside?: ReactNode;
  foot?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <div className={styles.mark}>{mark}</div>
        {aside && <nav className={styles.aside}>{aside}</nav>}
      </header>
      <main className={styles.main}>{children}</main>
      {foot && <footer className={styles.foot}>{foot}</footer>}
    </div>
  );
}
