import { limits } from '../../shared/protocol/limits.ts';
import type { EpochMs } from '../../shared/time.ts';
import { secondMs } from '../../shared/time.ts';

/** Over its rate for this long, a socket is closed (THREATS, point 43; SPEC GW3). */
const patienceMs = 10 * secondMs;

export type Pace =
  { readonly kind: 'fine' } | { readonly kind: 'wait'; readonly ms: number } | { readonly kind: 'tooFast' };

/**
 * 60 frames a second with a burst of 120: nothing is lost over it, the socket is only read more slowly, and after ten seconds
 * closed. What costs more than a frame counts as several.
 */
export function createPace(now: EpochMs): { readonly frame: (now: EpochMs, cost?: number) => Pace } {
  let left: number = limits.frameBurst;
  let at = now;
  let overSince: EpochMs | null = null;
  return {
    frame(frameAt, cost = 1) {
      left = Math.min(limits.frameBurst, left + ((frameAt - at) * limits.framesPerSecond) / secondMs) - cost;
      at = frameAt;
      if (left >= limits.frameBurst / 2) overSince = null;
      if (left >= 0) return { kind: 'fine' };
      overSince ??= frameAt;
      if (frameAt - overSince >= patienceMs) return { kind: 'tooFast' };
      return { kind: 'wait', ms: Math.ceil((-left * secondMs) / limits.framesPerSecond) };
    },
  };
}
