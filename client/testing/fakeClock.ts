import type { Timers } from '../runtime/timers.ts';

/** A clock that moves only when the test advances it. Due timers run in order of time. */
export function createFakeClock(): Timers & {
  readonly monotonicNow: () => number;
  readonly advance: (ms: number) => void;
} {
  let now = 0;
  let waiting: { at: number; everyMs: number | null; call: () => void }[] = [];
  const add = (at: number, everyMs: number | null, call: () => void): (() => void) => {
    const one = { at, everyMs, call };
    waiting.push(one);
    return () => (waiting = waiting.filter((other) => other !== one));
  };
  return {
    after: (ms, call) => add(now + ms, null, call),
    every: (ms, call) => add(now + ms, ms, call),
    monotonicNow: () => now,
    advance(ms) {
      const until = now + ms;
      for (;;) {
        const next = waiting.toSorted((a, b) => a.at - b.at).find((one) => one.at <= until);
        if (next === undefined) break;
        now = next.at;
        if (next.everyMs === null) waiting = waiting.filter((one) => one !== next);
        else next.at += next.everyMs;
        next.call();
      }
      now = until;
    },
  };
}
