import { expect, test } from 'vitest';
import { createAllowance } from './tokenBucket.ts';

const at = (limit: Parameters<typeof createAllowance>[0]) => {
  const clock = { at: 1_000_000 };
  const allowance = createAllowance(limit, { now: () => clock.at });
  return { clock, take: allowance.take };
};

test('HT4 a burst passes at once, then each waits its turn, and who would wait too long is refused', () => {
  const { clock, take } = at({ burst: 5, perSecond: 10, mostWaitMs: 300 });
  expect(Array.from({ length: 10 }, () => take('ana'))).toEqual([0, 0, 0, 0, 0, 100, 200, 300, null, null]);
  expect(take('ben')).toBe(0);
  clock.at += 100;
  expect(take('ana')).toBe(300);
  clock.at += 10_000;
  expect(Array.from({ length: 6 }, () => take('ana'))).toEqual([0, 0, 0, 0, 0, 100]);
});

test('HT4 what costs more takes more, and what is refused takes nothing', () => {
  const { take } = at({ burst: 10, perSecond: 1, mostWaitMs: 0 });
  expect([take('ana', 6), take('ana', 6), take('ana', 4), take('ana')]).toEqual([0, null, 0, null]);
});

test('HT4 a clock that was set back lets nobody wait for the time it went', () => {
  const { clock, take } = at({ burst: 5, perSecond: 10, mostWaitMs: 300 });
  for (let i = 0; i < 8; i++) take('ana');
  expect(take('ana')).toBeNull();
  clock.at -= 3_600_000;
  expect(Array.from({ length: 6 }, () => take('ana'))).toEqual([0, 0, 0, 0, 0, 100]);
});
