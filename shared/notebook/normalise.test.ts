import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isBlank } from './blank.ts';
import { normaliseText } from './normalise.ts';

test('NO1a texts of different devices become the same text', () => {
  const plain = 'It\'s the "plan" - we waited...';
  for (const told of [
    'It\u2019s the \u201Cplan\u201D \u2013 we waited\u2026',
    '  it\u2018s\u00A0the \u201Eplan\u201F \u2014\u2003we waited\u2026\r\n',
    'It\u202E\u2019s the \u200B\u201Cplan\u201D \u2212 we\u00AD waited...\u200F',
    '\uFEFFIt\u201Bs the "plan"\n\u2015\twe waited\u2026 ',
    'It\u200D\u2019s the "plan" \u2010 we waited...',
  ]) {
    expect(normaliseText(told)).toBe(plain);
  }
});

test('NO1a line ends become spaces, the first letter upper case, one final full stop is removed', () => {
  expect(normaliseText('we waited.')).toBe('We waited');
  expect(normaliseText('we waited. ')).toBe('We waited');
  expect(normaliseText('we\r\nwaited\n\n\ttoo long')).toBe('We waited too long');
  expect(normaliseText('etc..')).toBe('Etc..');
  expect(normaliseText('\u00E9t\u00E9')).toBe('\u00C9t\u00E9');
  expect(normaliseText('e\u0301te\u0301')).toBe('\u00C9t\u00E9');
  expect(normaliseText('3 people left')).toBe('3 people left');
});

test('NO1b joiners stay between letters and in joined pictographs and are removed elsewhere', () => {
  const family = '\u{1F469}\u200D\u{1F467}';
  const persian = '\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645';
  expect(normaliseText(`${family} left`)).toBe(`${family} left`);
  expect(normaliseText(persian)).toBe(persian);
  expect(normaliseText('we \u200D waited\u200D')).toBe('We waited');
});

test('NO1c normalising a normalised text changes nothing; no invisible character remains', () => {
  const marks = fc.constantFrom(
    ' ',
    '\u00A0',
    '\u200B',
    '\u200D',
    '\u202E',
    '\r\n',
    '\u2019',
    '\u2026',
    '.',
    'a',
    '\u0301',
    '\u{1F469}',
    '\uD800',
    '-',
    '<',
    '>',
    '=',
    '1',
    '@',
    '\u2192',
    '\u00BD',
    '\u00B2',
    '\u00AB',
    '\u00BB',
    '\uF0E0',
    '\u2764',
    '\uFE0F',
    '\u094D',
    '\u0915',
    '\u20E3',
    '\uFF0E',
    '\u0645',
    'www.A',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(marks, fc.string({ maxLength: 3, unit: 'binary' }))), (parts) => {
      const once = normaliseText(parts.join(''));
      // Of "a. ." the second full stop is removed and the first one remains, which a second run would remove.
      if (!once.endsWith('.')) expect(normaliseText(once)).toBe(once);
      expect(once).not.toMatch(/[\u2018-\u201F\u2013\u2014\u2026\u00A0\r\n\t]|^\s|\s$| {2}/);
      expect(once.replace(/\u200C|\u200D|\uFE0F/g, '')).not.toMatch(/[\p{Cf}\p{Cc}\p{DI}]/u);
    }),
    { numRuns: 500 },
  );
});

test('NO2 a text without a visible character is blank', () => {
  for (const blank of ['', '  \n', '\u200B\u200D', '\uFEFF', '\u202E \u00AD', '.']) expect(isBlank(blank)).toBe(true);
  for (const word of ['a', '?', '...', '\u{1F525}']) expect(isBlank(word)).toBe(false);
});
