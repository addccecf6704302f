import type { Timers } from '../runtime/timers.ts';

/** Timers that the test turns by hand; those that repeat never fire. */
export function createTurnedTimers(): Timers & { readonly pass: (ms: number) => void } {
  const waiting = new Map<() => void, number>();
  return {
    after: (ms, run) => {
      waiting.set(run, ms);
      return () => void waiting.delete(run);
    },
    every: () => () => undefined,
    pass: (ms) => {
      for (const [run, left] of [...waiting]) {
        if (left > ms) waiting.set(run, left - ms);
        else if (waiting.delete(run)) run();
      }
    },
  };
}
