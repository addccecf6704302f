import { expect, test } from 'vitest';
import { compareNames } from './compareNames.ts';

test('names are ordered by their words, and by their numbers as numbers', () => {
  const names = ['Zoe', 'Bo 11', 'ana', 'Bo 6', 'Émile', 'Bo'];
  expect(names.sort(compareNames)).toEqual(['ana', 'Bo', 'Bo 6', 'Bo 11', 'Émile', 'Zoe']);
});
