import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { editTextTo, spliceBetween, spliced } from './textDiff.ts';

const texts = fc.string({ unit: fc.constantFrom('a', 'b', '😀', '😁', '🂡', '\n', 'é'), maxLength: 12 });

test('a letter typed among equal letters is placed at the caret', () => {
  expect(spliceBetween('aa', 'aaa', 1)).toEqual({ index: 0, remove: 0, insert: 'a' });
  expect(spliceBetween('aa', 'aaa', 3)).toEqual({ index: 2, remove: 0, insert: 'a' });
  expect(spliceBetween('aaa', 'aa', 0)).toEqual({ index: 0, remove: 1, insert: '' });
});

test('without a caret a letter typed among equal letters is placed after them', () => {
  expect(spliceBetween('aa', 'aaa')).toEqual({ index: 2, remove: 0, insert: 'a' });
});

test('a splice turns the old text into the new one and splits no surrogate pair', () => {
  fc.assert(
    fc.property(texts, texts, fc.option(fc.nat(20), { nil: undefined }), (before, after, caret) => {
      const splice = spliceBetween(before, after, caret === undefined ? undefined : Math.min(caret, after.length));
      if (splice === null) return before === after;
      const { index, remove, insert } = splice;
      const parts = [before.slice(0, index), before.slice(index, index + remove), insert, before.slice(index + remove)];
      return spliced(before, splice) === after && parts.every((part) => part.isWellFormed());
    }),
    { seed: 11 },
  );
});

test('editTextTo leaves the wanted text in well-formed pieces', () => {
  fc.assert(
    fc.property(texts, texts, (before, wanted) => {
      const text = new Y.Doc().getText('t');
      text.insert(0, before);
      editTextTo(text, wanted);
      expect(text.toString()).toBe(wanted);
      const pieces = text.toDelta() as { insert: string }[];
      expect(pieces.every(({ insert }) => insert.isWellFormed())).toBe(true);
    }),
    { seed: 11 },
  );
});
