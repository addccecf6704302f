import { useState } from 'react';
import { planningNow, stepRemaining } from '../../shared/session/planning.ts';
import { minuteMs, secondMs } from '../../shared/time.ts';
import { useNow, useSession } from '../documents/workshop.ts';
import { useText } from '../text/useText.ts';
import { classes } from '../ui/classes.ts';
import { LiveRegion } from '../ui/VisuallyHidden.tsx';
import styles from './Header.module.css';

/** `4:03`; rounded so that zero shows exactly at the deadline, before and after it. */
export function clockFace(remainingMs: number): string {
  const seconds = remainingMs >= 0 ? Math.ceil(remainingMs / secondMs) : Math.floor(-remainingMs / secondMs);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** The time left in the stage, in Plan in its step; after the deadline the overrun, in the signal colour. Nothing is locked at zero. */
export function Clock() {
  const text = useText('workshop');
  const stage = useSession((session) => session.stage);
  const planning = useSession(planningNow);
  const now = useNow();
  const remaining = stepRemaining({ stage, planning }, now);
  if (remaining === null) return null;
  const isOver = remaining <= -secondMs;
  const face = clockFace(remaining);
  return (
    <div className={styles.clockBox}>
      {stage.pausedAt !== null && <span className={styles.paused}>{text.clock.paused}</span>}
      <div
        role="timer"
        aria-label={isOver ? text.clock.over(face) : text.clock.left(face)}
        className={classes(styles.clock, isOver && styles.over, stage.pausedAt !== null && styles.stopped)}
      >
        {isOver ? `+${face}` : face}
      </div>
      <ClockAnnouncements key={planning?.startedAt ?? stage.startedAt} remaining={remaining} />
    </div>
  );
}

/** Announces the time twice in a stage: one minute left, and time up. */
function ClockAnnouncements({ remaining }: { remaining: number }) {
  const text = useText('workshop');
  const [started] = useState(remaining);
  const passed = (mark: number) => started > mark && remaining <= mark;
  const message = passed(0) ? text.clock.timeUp : passed(minuteMs) ? text.clock.oneMinuteLeft : '';
  return <LiveRegion message={message} />;
}
