import { setTimeout as wait } from 'node:timers/promises';

/** Does `act` that many times, evenly spread, and never faster than that; late ones are made up for at once. */
export async function paced(times: number, perSecond: number, act: (index: number) => void): Promise<void> {
  const from = performance.now();
  for (let index = 0; index < times; index++) {
    const early = from + (index * 1_000) / perSecond - performance.now();
    if (early > 1) await wait(early);
    act(index);
  }
}

/** Counts down to a promise. */
export function countdown(count: number): { readonly done: Promise<void>; readonly tick: () => void } {
  let left = count;
  let resolve = (): void => undefined;
  const done = new Promise<void>((settle) => {
    resolve = settle;
  });
  return {
    done,
    tick() {
      left--;
      if (left === 0) resolve();
    },
  };
}
