import { expect, test } from 'vitest';
import { columnsIn, placeInColumns } from './columns.ts';

const things = (...heights: number[]) => heights.map((height, i) => ({ key: `pile${i}`, height }));
const placed = (...args: Parameters<typeof placeInColumns>) => Object.fromEntries(placeInColumns(...args));

test('PB2 piles fill the shortest column in their order', () => {
  expect(placed(things(300, 100, 100, 100, 50), 3, new Map())).toEqual({ pile0: 0, pile1: 1, pile2: 2, pile3: 1, pile4: 2 }); // prettier-ignore
});

test('PB2 a pile stays in its column when another grows, and a new one is placed below the shortest', () => {
  const before = placeInColumns(things(100, 100), 2, new Map());
  const after = placed([...things(900, 100), { key: 'new', height: 10 }], 2, before);
  expect(after).toEqual({ pile0: 0, pile1: 1, new: 1 });
});

test('with fewer columns than before, what stood in one that is gone is placed again', () => {
  expect(placed(things(100, 100, 100), 1, new Map([['pile0', 0], ['pile1', 2]]))).toEqual({ pile0: 0, pile1: 0, pile2: 0 }); // prettier-ignore
  expect([columnsIn(200, 290, 20), columnsIn(600, 290, 20), columnsIn(599, 290, 20)]).toEqual([1, 2, 1]);
});
