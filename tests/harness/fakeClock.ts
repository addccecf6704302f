import type { Timers as PageTimers } from '../../client/runtime/timers.ts';
import type { Clock } from '../../server/ports.ts';
import type { ClockSource } from '../../server/runtime/clock.ts';
import type { EpochMs } from '../../shared/time.ts';

/** Timers of one process or page, for server and client. After `stop` none of them runs. */
export type FakeTimers = PageTimers & { readonly stop: () => void; readonly pending: () => number };

/** The clock of every simulated test. It advances only when a test advances it. */
export type FakeClock = {
  /** What a server reads its times from. */
  readonly source: ClockSource;
  /** The same for code that sees no jump. */
  readonly clock: Clock;
  /** Sets the wall clock. No time passes: timers and the monotonic clock stay. */
  readonly jump: (byMs: number) => void;
  /** Time passes without timers, as while the process is stopped. Those that are due run when time is next advanced. */
  readonly freeze: (ms: number) => void;
  readonly startTimers: () => FakeTimers;
  /** Advances the time. All timers of one moment run, then `between` is awaited, then the next moment comes. */
  readonly advance: (ms: number, between: () => Promise<void>) => Promise<void>;
  /** The same for code without promises. */
  readonly advanceSync: (ms: number) => void;
};

const mostRoundsInMoment = 100;

type Timer = { readonly at: EpochMs; readonly run: () => void; isOff: boolean };

export function createFakeClock(startAt: EpochMs = 0): FakeClock {
  /** The monotonic time. The wall clock is ahead of it by `jumpedMs`. */
  let now = startAt;
  let jumpedMs = 0;
  const wallNow = (): EpochMs => now + jumpedMs;
  /** Sorted by time; timers of one moment run in the order in which they were set. */
  const waiting: Timer[] = [];

  const add = (ms: number, run: () => void): Timer => {
    const timer: Timer = { at: now + Math.max(0, ms), run, isOff: false };
    let [from, to] = [0, waiting.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (waiting[middle]!.at <= timer.at) from = middle + 1;
      else to = middle;
    }
    waiting.splice(from, 0, timer);
    return timer;
  };

  /** Cancelled timers stay in the list until their time, so that cancelling costs nothing. */
  const nextAt = (): EpochMs | null => {
    let off = 0;
    while (waiting[off]?.isOff) off++;
    if (off > 0) waiting.splice(0, off);
    return waiting[0]?.at ?? null;
  };

  const runDue = (): void => {
    let count = 0;
    while (count < waiting.length && waiting[count]!.at <= now) count++;
    for (const timer of waiting.splice(0, count)) {
      if (timer.isOff) continue;
      timer.isOff = true;
      timer.run();
    }
  };

  /** Runs moment after moment until `end`; yields after each. */
  function* moments(end: EpochMs): Generator<void> {
    let roundsInMoment = 0;
    for (let at = nextAt(); at !== null && at <= end; at = nextAt()) {
      roundsInMoment = at > now ? 0 : roundsInMoment + 1;
      if (roundsInMoment > mostRoundsInMoment) throw new Error('A timer sets itself again and again without a wait');
      now = Math.max(now, at);
      runDue();
      yield;
    }
    now = Math.max(now, end);
  }

  return {
    source: { wallNow, monotonicNow: () => now },
    clock: { now: wallNow, monotonicNow: () => now, onJump: () => () => undefined },
    jump(byMs) {
      jumpedMs += byMs;
    },
    freeze(ms) {
      now += ms;
    },
    startTimers() {
      let isStopped = false;
      const own = new Set<Timer>();
      const after = (ms: number, run: () => void): (() => void) => {
        const timer = add(ms, () => {
          own.delete(timer);
          if (!isStopped) run();
        });
        own.add(timer);
        return () => {
          timer.isOff = true;
          own.delete(timer);
        };
      };
      return {
        after,
        every(ms, run) {
          let cancel = (): void => undefined;
          const again = (): void => {
            cancel = after(ms, () => {
              again();
              run();
            });
          };
          again();
          return () => cancel();
        },
        pending: () => own.size,
        stop() {
          isStopped = true;
          for (const timer of own) timer.isOff = true;
          own.clear();
        },
      };
    },
    async advance(ms, between) {
      await between();
      for (const _moment of moments(now + ms)) await between();
      await between();
    },
    advanceSync(ms) {
      for (const _moment of moments(now + ms));
    },
  };
}

let yjsTimers: PageTimers | null = null;
let isInstalled = false;

/**
 * y-websocket delays its reconnects by the global `setTimeout`. From this call on it uses these timers, and all other code
 * the global one. The intervals of y-websocket and of its awareness compare `Date.now()`, which a fake clock does not
 * advance, so they would have no effect and are not set.
 */
export function installYjsTimers(timers: PageTimers): void {
  yjsTimers = timers;
  if (isInstalled) return;
  isInstalled = true;
  const real = { setTimeout: globalThis.setTimeout, setInterval: globalThis.setInterval };
  const isCalledByYjs = (): boolean => {
    // Frames: this function, the fake, its caller.
    const caller = new Error().stack?.split('\n')[3] ?? '';
    return caller.includes('/node_modules/y-');
  };
  Object.assign(globalThis, {
    setTimeout: Object.assign((...call: Parameters<typeof setTimeout>): unknown => {
      if (!isCalledByYjs()) return real.setTimeout(...call);
      const [run, ms = 0, ...values] = call as [(...values: unknown[]) => void, number?, ...unknown[]];
      return yjsTimers?.after(ms, () => run(...values));
    }, real.setTimeout),
    setInterval: (...call: Parameters<typeof setInterval>): unknown =>
      isCalledByYjs() ? 0 : real.setInterval(...call),
  });
}
