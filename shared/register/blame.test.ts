import { expect, test } from 'vitest';
import { findBlame } from './blame.ts';

const words = ['should have', 'human error', 'careless'];

test('HP6 a blaming word is found in any case, as a whole word, with its place', () => {
  const text = 'Growth Should have seen it.';
  const [found] = findBlame(text, words, []);
  expect(found).toEqual({ start: 7, end: 18, found: 'Should have', kind: 'word' });
  expect(findBlame('Carelessly', words, [])).toEqual([]);
  expect(findBlame('“human error”, they said', words, []).map(({ found: word }) => word)).toEqual(['human error']);
});

test("HP6 a participant's name is found in its own case and as a whole word", () => {
  const names = ['Will', 'Tom', 'Jo', 'Dr. No (2)'];
  expect(findBlame('Tom will look tomorrow', words, names).map(({ found, kind }) => [found, kind])).toEqual([
    ['Tom', 'name'],
  ]);
  expect(findBlame('Jo and Dr. No (2) wrote', words, names).map(({ found }) => found)).toEqual(['Dr. No (2)']);
});

test('HP6 stretches come in the order of the text, and a text without any has none', () => {
  const found = findBlame('Tom was careless', words, ['Tom']);
  expect(found.map(({ start }) => start)).toEqual([0, 8]);
  expect(findBlame('', words, ['Tom'])).toEqual([]);
});
