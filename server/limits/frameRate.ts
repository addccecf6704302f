import { limits } from '../../shared/protocol/limits.ts';
import { secondMs } from '../../shared/time.ts';
import type { MonotonicClock } from './rateLimits.ts';
import { createTokenBucket } from './rateLimits.ts';

/** A socket that is above its rate for this long is closed (SPEC GW3). */
const mostAboveRateMs = 10 * secondMs;

export type FrameRate =
  { readonly kind: 'fine' } | { readonly kind: 'wait'; readonly ms: number } | { readonly kind: 'tooFast' };

/**
 * Limits one socket to 60 frames a second with a burst of 120. Above the rate the socket is read more slowly and nothing is
 * lost; after ten seconds it is closed. Expensive messages count as several frames.
 */
export function createFrameRate(clock: MonotonicClock): { readonly frame: (cost?: number) => FrameRate } {
  const { frameBurst: burst, framesPerSecond: perSecond } = limits;
  const bucket = createTokenBucket({ burst, perSecond, mostWaitMs: Infinity }, clock);
  let aboveSince: number | null = null;
  return {
    frame(cost = 1) {
      const { waitMs, left } = bucket.take('socket', cost) ?? { waitMs: 0, left: 0 };
      if (left >= burst / 2) aboveSince = null;
      if (left >= 0) return { kind: 'fine' };
      const now = clock.monotonicNow();
      aboveSince ??= now;
      return now - aboveSince >= mostAboveRateMs ? { kind: 'tooFast' } : { kind: 'wait', ms: waitMs };
    },
  };
}
