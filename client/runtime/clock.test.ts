import { expect, test } from 'vitest';
import { createServerClock } from './clock.ts';

test('FA10b server time is the median of five answers, whatever the clock of the device says', async () => {
  let elapsedMs = 0;
  const delays = [20, 20, 500, 20, 40];
  let device = 1_000_000 - 3_600_000;
  const clock = createServerClock(
    async () => {
      const delay = delays.shift() ?? 20;
      elapsedMs += delay / 2;
      const now = 1_000_000 + elapsedMs;
      // Nearly all of the slow round trip is the way back.
      elapsedMs += delay === 500 ? 490 : delay / 2;
      return now;
    },
    () => elapsedMs,
    () => device,
  );
  expect(clock.isKnown.get()).toBe(false);
  await clock.estimate();
  expect(clock.isKnown.get()).toBe(true);
  expect(Math.abs(clock.now() - (1_000_000 + elapsedMs))).toBeLessThan(20);
  device -= 86_400_000;
  elapsedMs += 5_000;
  expect(Math.abs(clock.now() - (1_000_000 + elapsedMs))).toBeLessThan(20);
});

test('FA10b a clock that jumps, or stops while the device sleeps, is corrected at the next check', async () => {
  let real = 1_000_000;
  let elapsedMs = 500;
  let device = real + 3_600_000;
  let asked = 0;
  const pass = (ms: number): void => {
    real += ms;
    elapsedMs += ms;
    device += ms;
  };
  const clock = createServerClock(
    async () => {
      asked++;
      pass(20);
      const now = real;
      pass(20);
      return now;
    },
    () => elapsedMs,
    () => device,
  );
  const off = (): number => Math.abs(clock.now() - real);
  await clock.estimate();
  expect(off()).toBeLessThan(250);

  const before = asked;
  pass(5_000);
  clock.check();
  expect(asked).toBe(before);

  device -= 86_400_000;
  expect(off()).toBeLessThan(250);
  clock.check();
  await clock.estimate();
  expect(off()).toBeLessThan(250);

  const slept = 8 * 3_600_000;
  real += slept;
  device += slept;
  expect(off()).toBeGreaterThan(250);
  clock.check();
  await clock.estimate();
  expect(off()).toBeLessThan(250);
});

test('FA10b a page opened without a server asks again until it has an answer', async () => {
  let isThere = false;
  const clock = createServerClock(
    () => (isThere ? Promise.resolve(9_000_000) : Promise.reject(new Error('offline'))),
    () => 0,
    () => 42,
  );
  await clock.estimate();
  isThere = true;
  clock.check();
  await clock.estimate();
  expect(clock.now()).toBe(9_000_000);
});

test('a server that does not answer leaves the clock as it was', async () => {
  const clock = createServerClock(
    () => Promise.reject(new Error('offline')),
    () => 0,
    () => 42,
  );
  await clock.estimate();
  expect(clock.now()).toBe(42);
});
