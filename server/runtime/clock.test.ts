import { expect, test } from 'vitest';
import { createFakeClock } from '../../tests/harness/fakeClock.ts';
import { hourMs, minuteMs, secondMs } from '../../shared/time.ts';
import { createClock } from './clock.ts';

test('CK2a the wall clock advances with the monotonic one and follows the machine in reported jumps', () => {
  const time = createFakeClock(hourMs);
  const clock = createClock(time.source, time.startTimers());
  const jumps: { readonly byMs: number; readonly now: number }[] = [];
  const stop = clock.onJump((byMs) => void jumps.push({ byMs, now: clock.now() }));
  time.advanceSync(minuteMs);
  expect(clock.now()).toBe(hourMs + minuteMs);
  time.jump(-70 * secondMs);
  expect(clock.now()).toBe(hourMs + minuteMs);
  time.advanceSync(5 * secondMs);
  expect(clock.now()).toBe(time.source.wallNow());
  expect(jumps).toEqual([{ byMs: -70 * secondMs, now: clock.now() }]);
  time.advanceSync(minuteMs);
  time.freeze(minuteMs);
  time.advanceSync(minuteMs);
  expect(jumps).toHaveLength(1);
  stop();
  time.jump(hourMs);
  time.advanceSync(5 * secondMs);
  expect(jumps).toHaveLength(1);
  expect(clock.now()).toBe(time.source.wallNow());
});

test('CK2a a machine whose clock runs a little differently is followed', () => {
  const time = createFakeClock(hourMs);
  const clock = createClock(time.source, time.startTimers());
  for (let i = 0; i < 60; i++) {
    time.jump(20);
    time.advanceSync(5 * secondMs);
    expect(Math.abs(clock.now() - time.source.wallNow())).toBeLessThan(250);
  }
});
