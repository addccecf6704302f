import type { Clock } from '../ports.ts';

/** How much one address or one token may ask for: a burst at once, then a steady rate (SPEC HT4). */
export type Limit = {
  readonly burst: number;
  readonly perSecond: number;
  /** Over its rate somebody waits, like a socket that is read more slowly; whoever would have to wait longer is refused. */
  readonly mostWaitMs: number;
};

export type Allowance = {
  /** Takes `cost` from what `key` has left. @returns how many ms to wait before going on; null: refused, and nothing taken */
  readonly take: (key: string, cost?: number) => number | null;
};

/** Keys whose burst is whole again are forgotten when there are this many and twice as many as after the last look. */
const leastForgotten = 1_000;

/** Each key is one number: when its whole burst is there again. */
export function createAllowance({ burst, perSecond, mostWaitMs }: Limit, clock: Clock): Allowance {
  const msEach = 1_000 / perSecond;
  const burstMs = burst * msEach;
  const wholeAt = new Map<string, number>();
  let forgetAt = leastForgotten;
  let lookedAt = 0;

  const forget = (now: number): void => {
    // A wall clock that was set back must not leave anybody waiting for the time it went.
    if (now < lookedAt) wholeAt.clear();
    lookedAt = now;
    if (wholeAt.size < forgetAt) return;
    for (const [key, at] of wholeAt) if (at <= now) wholeAt.delete(key);
    forgetAt = Math.max(leastForgotten, wholeAt.size * 2);
  };

  return {
    take(key, cost = 1) {
      const now = clock.now();
      forget(now);
      const until = Math.max(now, wholeAt.get(key) ?? now) + cost * msEach;
      const waitMs = Math.max(0, until - now - burstMs);
      if (waitMs > mostWaitMs) return null;
      wholeAt.set(key, until);
      return Math.ceil(waitMs);
    },
  };
}
