import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { editTextTo, mergeText } from './mergeText.ts';

test('both sides of a text stay', () => {
  expect(mergeText('It failed', 'It failed badly', 'Surely it failed')).toBe('Surely it failed badly');
  expect(mergeText('abc', 'abc', 'xyz')).toBe('xyz');
  expect(mergeText('abc', 'xyz', 'abc')).toBe('xyz');
  expect(mergeText('one two', 'one 2', 'one zwei')).toContain('2');
});

test('a shared text says what is wanted, and no pair of surrogates is ever cut', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', '😀', '😁', '🎉'), maxLength: 12 });
  fc.assert(
    fc.property(word, word, (before, wanted) => {
      const text = new Y.Doc().getText('t');
      text.insert(0, before);
      editTextTo(text, wanted);
      expect(text.toString()).toBe(wanted);
      const pieces = text.toDelta() as { insert: string }[];
      expect(pieces.every(({ insert }) => insert.isWellFormed())).toBe(true);
    }),
  );
});
