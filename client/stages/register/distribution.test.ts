import { expect, it } from 'vitest';
import { distributionOf } from './distribution.ts';

it('counts the answers in tens and finds the median', () => {
  expect(distributionOf([70, 40, 70, 100])).toEqual({
    counts: [0, 0, 0, 0, 1, 0, 0, 2, 0, 0, 1], answers: 4, median: 70,
  }); // prettier-ignore
  expect(distributionOf([40, 50]).median).toBe(45);
  expect(distributionOf([10, 20, 90]).median).toBe(20);
});
