import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRisk } from '../board/board.ts';
import type { Board } from '../board/board.ts';
import { budgetFor, countedDots, isBallot, rankingOf, sum, tallyOf, topRisksOf } from './counting.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'] as const;
const boardOf = (riskIds: readonly string[]): Board => ({
  cards: {},
  risks: Object.fromEntries(riskIds.map((id) => [id, createRisk(id, `a${id}`)])),
});
const anyBallot = fc.dictionary(fc.constantFrom(...ids, 'unknown', '__proto__'), fc.integer({ min: -2, max: 60 }));
const anyBudget = fc.record({ dots: fc.integer({ min: 1, max: 12 }), maxPerRisk: fc.integer({ min: 1, max: 5 }) });
const isRisk = (id: string): boolean => (ids as readonly string[]).includes(id);

test('BA1a dots are a third of the risks, at least 3, at most as many as can be placed', () => {
  const follow = { dots: null, maxDotsPerRisk: 2 };
  expect([1, 2, 3, 9, 10, 12, 13, 200].map((n) => budgetFor(follow, n).dots)).toEqual([2, 3, 3, 3, 4, 4, 5, 67]);
  expect(budgetFor({ dots: 8, maxDotsPerRisk: 2 }, 3)).toEqual({ dots: 6, maxPerRisk: 2 });
  expect(budgetFor({ dots: 1, maxDotsPerRisk: 1 }, 9)).toEqual({ dots: 1, maxPerRisk: 1 });
});

test('BA2a surplus dots are removed one by one from the risk with most, at equal numbers from the greatest id', () => {
  expect(countedDots({ dots: { a: 2, b: 2, c: 1 } }, isRisk, { dots: 3, maxPerRisk: 2 })).toEqual({ a: 1, b: 1, c: 1 });
  expect(countedDots({ dots: { a: 2, b: 2 } }, isRisk, { dots: 3, maxPerRisk: 2 })).toEqual({ a: 2, b: 1 });
  expect(countedDots({ dots: { a: 1, b: 1, c: 1 } }, isRisk, { dots: 2, maxPerRisk: 2 })).toEqual({ a: 1, b: 1 });
  expect(countedDots({ dots: { a: 50, nobody: 3 } }, isRisk, { dots: 3, maxPerRisk: 2 })).toEqual({ a: 2 });
});

test('BA2a any ballot counts up to its number of dots, and one within the limits counts completely', () => {
  fc.assert(
    fc.property(anyBallot, anyBudget, (dots, budget) => {
      const counted = countedDots({ dots }, isRisk, budget);
      const spent = sum(Object.values(counted));
      expect(spent).toBeLessThanOrEqual(budget.dots);
      for (const [id, count] of Object.entries(counted)) {
        expect(isRisk(id)).toBe(true);
        expect(count).toBeGreaterThan(0);
        expect(count).toBeLessThanOrEqual(Math.min(budget.maxPerRisk, dots[id] ?? 0));
      }
      expect(countedDots({ dots: counted }, isRisk, budget)).toEqual(counted);
      const wanted = sum(Object.entries(dots).filter(([id]) => isRisk(id)).map(([, n]) => Math.max(0, Math.min(n, budget.maxPerRisk)))); // prettier-ignore
      expect(spent).toBe(Math.min(wanted, budget.dots));
      expect(isBallot(counted)).toBe(spent > 0);
    }),
  );
});

test('BA2a the order in which dots were placed makes no difference', () => {
  fc.assert(
    fc.property(anyBallot, anyBudget, (dots, budget) => {
      const turned = Object.fromEntries(Object.entries(dots).reverse());
      expect(countedDots({ dots: turned }, isRisk, budget)).toEqual(countedDots({ dots }, isRisk, budget));
    }),
  );
});

test('BA3 totals are the sum of all ballots in any order', () => {
  const ballots = fc.array(anyBallot, { maxLength: 8 });
  fc.assert(
    fc.property(ballots, anyBudget, (all, budget) => {
      const counted = all.map((dots) => countedDots({ dots }, isRisk, budget));
      const tally = tallyOf(counted, ids);
      expect(Object.keys(tally).sort()).toEqual([...ids]);
      expect(sum(Object.values(tally))).toBe(sum(counted.map((one) => sum(Object.values(one)))));
      expect(tallyOf([...counted].reverse(), ids)).toEqual(tally);
    }),
  );
});

test('BA5a the ranking holds every risk once: most dots first, ties in one group by rank, without dots last', () => {
  expect(rankingOf({ c: 3, a: 3, b: 5 }, boardOf(['a', 'b', 'c', 'd']))).toEqual([['b'], ['a', 'c'], ['d']]);
  expect(rankingOf({}, boardOf(['a', 'b']))).toEqual([['a', 'b']]);
  expect(rankingOf({}, boardOf([]))).toEqual([]);
});

test('BA6a BA6b the list takes whole groups; one that would exceed 7 is left out, or cut when there are fewer than 3', () => {
  const top = (groups: readonly (readonly string[])[], dots: readonly number[], wanted: number): string[] =>
    topRisksOf(groups, Object.fromEntries(groups.flatMap((group, i) => group.map((id) => [id, dots[i] ?? 0]))), wanted);
  expect(top([['a'], ['b'], ['c'], ['d'], ['e'], ['f']], [6, 5, 4, 3, 2, 1], 5)).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(
    top(
      [
        ['a', 'b', 'c', 'd'],
        ['e', 'f'],
      ],
      [2, 1],
      5,
    ),
  ).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  expect(
    top(
      [
        ['a', 'b', 'c'],
        ['d', 'e', 'f', 'g', 'h'],
      ],
      [2, 1],
      5,
    ),
  ).toEqual(['a', 'b', 'c']);
  expect(
    top(
      [
        ['a', 'b'],
        ['c', 'd', 'e', 'f', 'g', 'h'],
      ],
      [2, 1],
      5,
    ),
  ).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
  expect(top([[...ids]], [1], 5)).toEqual(ids.slice(0, 7));
  expect(top([['a'], ['b', 'c', 'd']], [1, 0], 5)).toEqual(['a', 'b', 'c']);
  expect(top([['a', 'b', 'c'], ['d']], [1, 0], 5)).toEqual(['a', 'b', 'c']);
  expect(top([['a', 'b']], [0], 5)).toEqual(['a', 'b']);
  expect(top([], [], 5)).toEqual([]);
});

test('BA6a for any votes the list has 3 to 7 risks and leaves out none with more dots than one on it', () => {
  const tallies = fc.record({
    dots: fc.array(fc.nat(6), { minLength: 1, maxLength: 10 }),
    wanted: fc.integer({ min: 3, max: 7 }),
  });
  fc.assert(
    fc.property(tallies, ({ dots, wanted }) => {
      const riskIds = ids.slice(0, dots.length);
      const tally = Object.fromEntries(riskIds.map((id, i) => [id, dots[i]!]));
      const list = topRisksOf(rankingOf(tally, boardOf(riskIds)), tally, wanted);
      expect(new Set(list).size).toBe(list.length);
      expect(list.length).toBeLessThanOrEqual(7);
      expect(list.length).toBeGreaterThanOrEqual(Math.min(3, riskIds.length));
      const least = Math.min(...list.map((id) => tally[id]!));
      for (const id of riskIds) if (!list.includes(id)) expect(tally[id]!).toBeLessThanOrEqual(least);
    }),
  );
});
