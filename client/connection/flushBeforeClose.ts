import type { EpochMs } from '../../shared/time.ts';
import type { Timers } from '../runtime/timers.ts';

/** A last frame this long before the announced end: the words typed meanwhile are in it. */
const lastFlushMs = 300;

/**
 * Sends what waits when the end of a round is announced, and once more right before it. Everyone's page sends at the same
 * moments, whether there is something to send or not (THREATS L22).
 * @param now server time
 * @returns what to call with each announcement; it answers with how to call off the last sending
 */
export function createFlushBeforeClose(
  timers: Timers,
  now: () => EpochMs,
  flush: () => void,
): (closingAt: EpochMs | null) => (() => void) | null {
  let announcedAt: EpochMs | null = null;
  return (closingAt) => {
    if (closingAt === announcedAt) return null;
    announcedAt = closingAt;
    if (closingAt === null) return null;
    flush();
    return timers.after(Math.max(0, closingAt - now() - lastFlushMs), flush);
  };
}
