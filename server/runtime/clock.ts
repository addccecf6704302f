import { secondMs } from '../../shared/time.ts';
import type { Clock, Timers } from '../ports.ts';

/** The clocks of the machine. */
export type ClockSource = { readonly wallNow: () => number; readonly monotonicNow: () => number };

export const platformClocks: ClockSource = { wallNow: () => Date.now(), monotonicNow: () => performance.now() };

/** How often the wall clock is compared with the monotonic one. */
const comparedEveryMs = 5 * secondMs;

/** Smaller differences come from reading the two clocks one after the other. */
const leastJumpMs = 250;

/**
 * A wall clock that advances with the monotonic clock. When someone sets the clock of the machine, or the machine was
 * suspended, the difference is taken over in one jump, and whoever waits for a stored time can move it (SPEC CK2, CK3).
 */
export function createClock({ wallNow, monotonicNow }: ClockSource, timers: Timers): Clock {
  const listeners = new Set<(byMs: number) => void>();
  let aheadMs = wallNow() - monotonicNow();
  const compare = (): void => {
    const byMs = Math.round(wallNow() - monotonicNow() - aheadMs);
    if (Math.abs(byMs) >= leastJumpMs) {
      aheadMs += byMs;
      for (const run of [...listeners]) run(byMs);
    }
    timers.after(comparedEveryMs, compare);
  };
  timers.after(comparedEveryMs, compare);
  return {
    now: () => Math.round(monotonicNow() + aheadMs),
    monotonicNow,
    onJump(run) {
      listeners.add(run);
      return () => listeners.delete(run);
    },
  };
}

/** The longest span a timer of the platform can wait. */
const longestMs = 2 ** 31 - 1;

export const platformTimers: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, Math.min(ms, longestMs));
    timer.unref();
    return () => clearTimeout(timer);
  },
};
