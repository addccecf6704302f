import { expect, test } from 'vitest';
import { entriesThatFit } from './briefFit.ts';

const entry = {
  title: 'Testing began too late',
  sentence: 'If open defects goes above 20, then Ana does this: cut the import.',
};
const entries = (count: number, of = entry) => Array.from({ length: count }, () => of);

test('FL3b eight usual rows fit on the page of the brief; of more rows as many as fit', () => {
  expect(entriesThatFit(entries(1), [], 4)).toBe(1);
  expect(entriesThatFit(entries(8), ['Held on a day', 'Success'], 6)).toBe(8);
  const most = entriesThatFit(entries(40), ['Held on a day', 'Success'], 6);
  expect(most).toBeGreaterThanOrEqual(8);
  expect(most).toBeLessThan(14);
});

test('FL3b long texts and scripts with broad signs leave room for fewer', () => {
  const long = { title: 'x'.repeat(2_000), sentence: 'y'.repeat(2_000) };
  const broad = { title: '測'.repeat(40), sentence: '試'.repeat(100) };
  const facts = ['z'.repeat(4_000), 'z'.repeat(4_000), 'z'.repeat(4_000)];
  for (const of of [long, broad]) {
    const fit = entriesThatFit(entries(40, of), facts, 8);
    expect(fit).toBeGreaterThanOrEqual(3);
    expect(fit).toBeLessThan(9);
  }
});
