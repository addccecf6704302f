import type { ReactNode } from 'react';
import type { PreventionState } from '../../../../shared/board/board.ts';
import type { TripwireState } from '../../../../shared/register/schedule.ts';
import { classes } from '../../../ui/classes.ts';
import styles from './StateMark.module.css';

export type Mark = TripwireState | PreventionState | 'overdue' | 'again' | 'happened' | 'nearMiss';

const ring = <circle cx="7" cy="7" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.6" />;
const box = <rect x="2" y="2" width="10" height="10" rx="1" fill="none" stroke="currentColor" strokeWidth="1.5" />;

/** Each state has a shape of its own, so that it can be told apart without colours. */
const shapes: { readonly [M in Mark]: ReactNode } = {
  none: <path d="M3 7h8" stroke="currentColor" strokeWidth="1.6" />,
  armed: <>{ring}<circle cx="7" cy="7" r="2.3" fill="currentColor" /></>,
  due: <>{ring}<path d="M7 1.4a5.6 5.6 0 0 1 0 11.2z" fill="currentColor" /></>,
  late: (
    <>
      <circle cx="7" cy="7" r="6.3" fill="currentColor" />
      <path d="M7 3.4V7l2.5 1.7" className={styles.hand} fill="none" strokeWidth="1.5" strokeLinecap="round" />
    </>
  ),
  notLookedAt: <circle cx="7" cy="7" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.7" strokeDasharray="2.6 2.26" />,
  tripped: <path d="M7 1.2 13.2 12.4H.8z" fill="currentColor" />,
  contained: (
    <>
      <rect x="1.2" y="1.2" width="11.6" height="11.6" rx="1.5" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M7 3.9 10.3 9.8H3.7z" fill="currentColor" />
    </>
  ),
  retired: <>{ring}<path d="M2.6 7h8.8" stroke="currentColor" strokeWidth="1.6" /></>,
  open: box,
  overdue: <>{box}<path d="M7 4v3.4M7 9.2v1" stroke="currentColor" strokeWidth="1.7" /></>,
  done: <path d="m1.6 7.6 3.5 3.6L12.4 3" fill="none" stroke="currentColor" strokeWidth="2" />,
  dropped: <path d="m3 3 8 8M11 3l-8 8" stroke="currentColor" strokeWidth="1.8" />,
  happened: <path d="M7 .8 13.2 7 7 13.2.8 7z" fill="currentColor" />,
  nearMiss: <path d="M7 1.6 12.4 7 7 12.4 1.6 7z" fill="none" stroke="currentColor" strokeWidth="1.6" />,
  again: <path d="M12.2 3.2v3.4H3M6 3.4 2.6 6.7 6 10" fill="none" stroke="currentColor" strokeWidth="1.8" />,
}; // prettier-ignore

/** A state: its shape, its word, then its colour. */
export function StateMark({ mark, children }: { readonly mark: Mark; readonly children: ReactNode }) {
  return (
    <span className={classes(styles.mark, styles[mark])}>
      <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden>
        {shapes[mark]}
      </svg>
      <span>{children}</span>
    </span>
  );
}
