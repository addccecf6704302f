import { secondMs } from '../../shared/time.ts';
import type { Clock } from '../ports.ts';

/** Limits measure durations: with the wall clock, setting it would lift a limit or prolong it (SPEC CK1). */
export type MonotonicClock = Pick<Clock, 'monotonicNow'>;

export type TokenBucketLimit = {
  readonly burst: number;
  readonly perSecond: number;
  /** Above the rate a caller waits; one that would have to wait longer is refused. */
  readonly mostWaitMs: number;
};

export type TokenBucket = {
  /** Takes `cost` tokens of `key`. @returns the delay to keep to the rate, and the tokens left; null: refused, none taken */
  readonly take: (key: string, cost?: number) => { readonly waitMs: number; readonly left: number } | null;
};

/** A token bucket per key: `burst` at once, then `perSecond`. */
export function createTokenBucket(
  { burst, perSecond, mostWaitMs }: TokenBucketLimit,
  clock: MonotonicClock,
): TokenBucket {
  const usedAt = ({ used, at }: Entry, now: number): number => Math.max(0, used - ((now - at) * perSecond) / secondMs);
  const entries = createEntries(clock, (entry, now) => usedAt(entry, now) === 0);
  return {
    take(key, cost = 1) {
      const now = entries.now();
      const entry = entries.get(key);
      const used = (entry ? usedAt(entry, now) : 0) + cost;
      const waitMs = Math.max(0, ((used - burst) * secondMs) / perSecond);
      if (waitMs > mostWaitMs) return null;
      entries.set(key, { used, at: now });
      return { waitMs: Math.ceil(waitMs), left: burst - used };
    },
  };
}

export type WindowCounter = {
  /** Number of events in the current window of `key`. */
  readonly count: (key: string) => number;
  readonly add: (key: string) => void;
  /** When the current window of `key` ends. */
  readonly endsInMs: (key: string) => number;
};

/** Counts events per key in fixed windows; a window begins with the first event. */
export function createWindowCounter(windowMs: number, clock: MonotonicClock): WindowCounter {
  const hasEnded = ({ at }: Entry, now: number): boolean => now - at >= windowMs;
  const entries = createEntries(clock, hasEnded);
  const current = (key: string, now: number): Entry => {
    const entry = entries.get(key);
    return entry && !hasEnded(entry, now) ? entry : { used: 0, at: now };
  };
  return {
    count: (key) => current(key, entries.now()).used,
    add(key) {
      const { used, at } = current(key, entries.now());
      entries.set(key, { used: used + 1, at });
    },
    endsInMs(key) {
      const now = entries.now();
      return windowMs - (now - current(key, now).at);
    },
  };
}

type Entry = { readonly used: number; readonly at: number };

/** Below this many keys expired ones are not looked for. */
const leastSwept = 1_000;

/** One entry per key. Expired entries are deleted whenever the number of keys has doubled since the last time. */
function createEntries(clock: MonotonicClock, isExpired: (entry: Entry, now: number) => boolean) {
  const byKey = new Map<string, Entry>();
  let sweepAt = leastSwept;
  return {
    now(): number {
      const now = clock.monotonicNow();
      if (byKey.size >= sweepAt) {
        for (const [key, entry] of byKey) if (isExpired(entry, now)) byKey.delete(key);
        sweepAt = Math.max(leastSwept, byKey.size * 2);
      }
      return now;
    },
    get: (key: string) => byKey.get(key),
    set: (key: string, entry: Entry) => void byKey.set(key, entry),
  };
}
