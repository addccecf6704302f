import { expect, it } from 'vitest';
import { ownOrder } from './ownOrder.ts';

const ids = Array.from({ length: 12 }, (_, i) => `risk-${i}`);

it('holds every risk once, in the same order each time', () => {
  expect([...ownOrder(ids, 'rosa 1')].sort()).toEqual([...ids].sort());
  expect(ownOrder([...ids].reverse(), 'rosa 1')).toEqual(ownOrder(ids, 'rosa 1'));
});

it('differs from person to person and from round to round', () => {
  expect(ownOrder(ids, 'rosa 1')).not.toEqual(ownOrder(ids, 'omar 1'));
  expect(ownOrder(ids, 'rosa 1')).not.toEqual(ownOrder(ids, 'rosa 2'));
});

it('keeps the order of the others when a risk is removed', () => {
  const gone = ids[5]!;
  const left = ids.filter((id) => id !== gone);
  expect(ownOrder(left, 'rosa 1')).toEqual(ownOrder(ids, 'rosa 1').filter((id) => id !== gone));
});

it('puts every risk first for some seed', () => {
  const firsts = Array.from({ length: 1_200 }, (_, i) => ownOrder(ids, `person ${i}`)[0]);
  for (const id of ids) expect(firsts.filter((first) => first === id).length).toBeGreaterThan(60);
});
