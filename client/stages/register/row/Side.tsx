import type { ReactNode } from 'react';
import { classes } from '../../../ui/classes.ts';
import styles from './ThreeSides.module.css';

type SideProps = {
  readonly name: string;
  readonly part: string;
  readonly isTripwire?: boolean;
  readonly state?: ReactNode;
  readonly children: ReactNode;
  /** Owner, dates and buttons, in one line below the text. */
  readonly meta?: ReactNode;
};

/** One of the three sides of a risk. */
export function Side({ name, part, isTripwire = false, state, children, meta }: SideProps) {
  return (
    <section className={classes(styles.side, isTripwire && styles.tripwire)} aria-label={name} data-part={part}>
      <div className={styles.head}>
        <h4>{name}</h4>
        {state}
      </div>
      <div className={styles.text}>{children}</div>
      {meta && <div className={styles.meta}>{meta}</div>}
    </section>
  );
}
