import { lastFlushMs } from '../../shared/protocol/padding.ts';
import type { EpochMs } from '../../shared/time.ts';
import type { Timers } from '../runtime/timers.ts';

/**
 * Flushes when the end of a round is announced, and once more right before it (SPEC PA2). Every page sends at these moments,
 * with or without edits, so the frames tell nothing.
 * @param now server time
 * @returns a function to call with each announcement; it returns a function that cancels the last flush
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
