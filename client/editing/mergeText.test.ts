import { expect, test } from 'vitest';
import { mergeText } from './mergeText.ts';

test('a merge contains the edits of both sides', () => {
  expect(mergeText('It failed', 'It failed badly', 'Surely it failed')).toBe('Surely it failed badly');
  expect(mergeText('abc', 'abc', 'xyz')).toBe('xyz');
  expect(mergeText('abc', 'xyz', 'abc')).toBe('xyz');
  expect(mergeText('one two', 'one 2', 'one zwei')).toContain('2');
});
