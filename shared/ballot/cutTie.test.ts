import { expect, test } from 'vitest';
import { topRisksOf } from './counting.ts';
import { cutTie } from './cutTie.ts';

const named = (prefix: string, n: number): string[] => Array.from({ length: n }, (_, i) => `${prefix}${i}`);

/** Groups of so many risks, with so many dots each. */
function cutOf(...groups: readonly (readonly [dots: number, risks: number])[]) {
  const ranking = groups.map(([dots, risks]) => named(`d${dots}-`, risks));
  const tally = Object.fromEntries(groups.flatMap(([dots], i) => ranking[i]!.map((id) => [id, dots])));
  return cutTie(ranking, tally, topRisksOf(ranking, tally, 5), 5);
}

test('BA6c a group that does not fit on the plan list as a whole is reported with its dots and the room there is', () => {
  expect(cutOf([5, 2], [3, 2], [2, 4])).toEqual({ risks: 4, dots: 2, taken: 0, room: 3 });
  expect(cutOf([1, 9])).toEqual({ risks: 9, dots: 1, taken: 7, room: 7 });
  expect(cutOf([3, 1], [0, 5])).toEqual({ risks: 5, dots: 0, taken: 2, room: 2 });
});

test('BA6c nothing is reported when every group fits', () => {
  expect(cutOf([5, 2], [3, 2], [2, 3], [1, 9])).toBeNull();
  expect(cutOf([5, 5], [1, 9])).toBeNull();
  expect(cutOf([3, 1], [0, 2])).toBeNull();
  expect(cutOf([4, 3], [0, 8])).toBeNull();
});
