import fc from 'fast-check';
import { expect, test } from 'vitest';
import { giveOut } from './pairs.ts';

const named = (letter: string, n: number): string[] => Array.from({ length: n }, (_, i) => `${letter}${i}`);

test('PL1a four people and six risks: two on each risk, three for each person', () => {
  const pairs = giveOut(named('r', 6), named('p', 4));
  expect(Object.values(pairs).map((ids) => new Set(ids).size)).toEqual([2, 2, 2, 2, 2, 2]);
  for (const id of named('p', 4)) expect(Object.values(pairs).filter((ids) => ids.includes(id))).toHaveLength(3);
});

test('PL1a each risk has two people, or one when there are many risks, and nobody is without', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 40 }), (risks, people) => {
      const pairs = giveOut(named('r', risks), named('p', people));
      const least = people > 1 && Math.ceil((2 * risks) / people) <= 3 ? 2 : 1;
      expect(Object.keys(pairs)).toEqual(named('r', risks));
      for (const ids of Object.values(pairs)) {
        expect(ids.length).toBeGreaterThanOrEqual(least);
        expect(new Set(ids).size).toBe(ids.length);
      }
      const loads = named('p', people).map((id) => Object.values(pairs).filter((ids) => ids.includes(id)).length);
      expect(Math.min(...loads)).toBeGreaterThanOrEqual(1);
      expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
    }),
  );
});

test('PL1c what is given out stays; only a risk with nobody and a person without a risk get one', () => {
  const kept = { r0: ['p0'], r1: [], r2: ['p1', 'p2'] };
  const pairs = giveOut(['r0', 'r1', 'r2'], ['p0', 'p1', 'p2', 'p3'], kept);
  expect(pairs.r0).toEqual(['p0']);
  expect(pairs.r2).toEqual(['p1', 'p2']);
  expect(pairs.r1).toHaveLength(2);
  expect(pairs.r1).toContain('p3');
  expect(giveOut(['r0', 'r1'], [], { r0: ['p0'] })).toEqual({ r0: ['p0'], r1: [] });
});
