import type { Clock, Timers } from '../ports.ts';

export const wallClock: Clock = { now: () => Date.now() };

/** The longest span a timer of the platform can wait. */
const longestMs = 2 ** 31 - 1;

export const platformTimers: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, Math.min(ms, longestMs));
    timer.unref();
    return () => clearTimeout(timer);
  },
};
