import { expect, test } from 'vitest';
import { createTokenBucket, createWindowCounter } from './rateLimits.ts';

const at = (limit: Parameters<typeof createTokenBucket>[0]) => {
  const clock = { at: 1_000_000 };
  const bucket = createTokenBucket(limit, { monotonicNow: () => clock.at });
  return { clock, take: (key: string, cost?: number) => bucket.take(key, cost)?.waitMs ?? null };
};

test('HT4b a burst passes at once; later requests wait; one that would wait too long is refused', () => {
  const { clock, take } = at({ burst: 5, perSecond: 10, mostWaitMs: 300 });
  expect(Array.from({ length: 10 }, () => take('ana'))).toEqual([0, 0, 0, 0, 0, 100, 200, 300, null, null]);
  expect(take('ben')).toBe(0);
  clock.at += 100;
  expect(take('ana')).toBe(300);
  clock.at += 10_000;
  expect(Array.from({ length: 6 }, () => take('ana'))).toEqual([0, 0, 0, 0, 0, 100]);
});

test('HT4b a request takes as many tokens as it costs; a refused one takes none', () => {
  const { take } = at({ burst: 10, perSecond: 1, mostWaitMs: 0 });
  expect([take('ana', 6), take('ana', 6), take('ana', 4), take('ana')]).toEqual([0, null, 0, null]);
});

test('GW4a a window begins with its first event, and counts anew after it', () => {
  const clock = { at: 1_000_000 };
  const counter = createWindowCounter(600, { monotonicNow: () => clock.at });
  expect(counter.count('ana')).toBe(0);
  counter.add('ana');
  clock.at += 599;
  counter.add('ana');
  expect([counter.count('ana'), counter.count('ben')]).toEqual([2, 0]);
  clock.at += 1;
  expect(counter.count('ana')).toBe(0);
  counter.add('ana');
  expect(counter.count('ana')).toBe(1);
});
