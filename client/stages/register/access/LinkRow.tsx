import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { classes } from '../../../ui/classes.ts';
import styles from './access.module.css';

type LinkRowProps = {
  name: string;
  /** What it is, or the address itself. */
  children: ReactNode;
  /** Until when. */
  aside?: ReactNode;
  actions?: ReactNode;
  /** Its actions stand below, so that a long address has the whole width. */
  isTall?: boolean;
};

/** One link: what it is called, what it is, until when, and what can be done with it. */
export function LinkRow({ name, children, aside, actions, isTall = false }: LinkRowProps) {
  return (
    <li className={classes(styles.row, isTall && styles.tall)}>
      <b>{name}</b>
      <div className={styles.about}>{children}</div>
      {aside !== undefined && <span className={styles.aside}>{aside}</span>}
      {actions !== undefined && <span className={styles.actions}>{actions}</span>}
    </li>
  );
}

type NewLinkProps = { label: string; link: string; copy: string; hint: string };

/** A link that was just made, in full, with the sentence that it is shown once. */
export function NewLink({ label, link, copy, hint }: NewLinkProps) {
  const box = useRef<HTMLDivElement>(null);
  // It can come below what is shown of the dialog, and will not be shown again.
  useEffect(() => box.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <div ref={box} className={styles.newLink} role="status">
      <label>
        <span>{label}</span>
        <input readOnly autoComplete="off" value={link} onFocus={(event) => event.currentTarget.select()} />
      </label>
      <CopyButton text={link} label={copy} />
      <small>{hint}</small>
    </div>
  );
}
