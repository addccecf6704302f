import { expect, test } from 'vitest';
import { pseudo, pseudoText } from './pseudo.ts';

test('the pseudo-locale is longer, accented, and keeps what people wrote', () => {
  const text = pseudoText('Nobody can tell who wrote what');
  expect(text).toMatch(/^Ñóƀóðý çáñ/);
  expect(text.length).toBeGreaterThanOrEqual(Math.floor('Nobody can tell who wrote what'.length * 1.4));
  expect(pseudoText('Ana (1) reads', ['Ana (1)'])).toMatch(/^Ana \(1\) ŕéáðš/);
  expect(pseudoText('')).toBe('');
});

test('the pseudo-locale reaches nested texts, lists and texts with parameters', () => {
  const texts = pseudo({
    a: { b: ['one', 'two'] },
    say: (name: string, count: number) => `${name} has ${count} cards`,
  });
  expect(texts.a.b.map((text) => text.slice(0, 3))).toEqual(['óñé', 'ţŵó']);
  expect(texts.say('Cara', 2)).toMatch(/^Cara ĥáš 2 çáŕðš/);
});
