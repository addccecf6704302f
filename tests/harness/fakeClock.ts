import type { Clock, Timers } from '../../server/ports.ts';
import type { EpochMs } from '../../shared/time.ts';

/** A clock whose hands the test turns. Nothing ever happens on it by itself. */
export type HandClock = {
  readonly clock: Clock;
  /** Timers of one process; when it dies none of them runs any more. */
  readonly startTimers: () => Timers & { readonly stop: () => void; readonly pending: () => number };
  /** Turns the hands. All timers of one moment run, then `between` is awaited, then the next moment comes. */
  readonly turn: (ms: number, between: () => Promise<void>) => Promise<void>;
};

const mostRoundsInMoment = 100;

type Timer = { readonly at: EpochMs; readonly run: () => void; readonly owner: symbol; isOff: boolean };

export function createHandClock(startAt: EpochMs): HandClock {
  let now = startAt;
  const waiting: Timer[] = [];

  const add = (timer: Timer): void => {
    let place = waiting.length;
    while (place > 0 && waiting[place - 1]!.at > timer.at) place--;
    waiting.splice(place, 0, timer);
  };

  const takeDue = (): Timer[] => {
    let count = 0;
    while (count < waiting.length && waiting[count]!.at <= now) count++;
    return waiting.splice(0, count);
  };

  return {
    clock: { now: () => now },
    startTimers() {
      let isStopped = false;
      const owner = Symbol('process');
      return {
        pending: () => waiting.filter((timer) => timer.owner === owner).length,
        after(ms, run) {
          const at = now + Math.max(0, ms);
          const timer: Timer = { at, run: () => (isStopped ? undefined : run()), owner, isOff: false };
          add(timer);
          return () => {
            timer.isOff = true;
            const place = waiting.indexOf(timer);
            if (place >= 0) waiting.splice(place, 1);
          };
        },
        stop() {
          isStopped = true;
        },
      };
    },
    async turn(ms, between) {
      const end = now + ms;
      await between();
      let roundsInMoment = 0;
      for (let next = waiting[0]; next !== undefined && next.at <= end; next = waiting[0]) {
        roundsInMoment = next.at > now ? 0 : roundsInMoment + 1;
        if (roundsInMoment > mostRoundsInMoment) throw new Error('A timer sets itself again and again without a wait');
        now = Math.max(now, next.at);
        for (const timer of takeDue()) if (!timer.isOff) timer.run();
        await between();
      }
      now = end;
      await between();
    },
  };
}
