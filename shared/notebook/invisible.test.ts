import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isBlank } from './blank.ts';
import { normaliseText } from './normalise.ts';

/** Every code point that no font shows: format, default-ignorable and control characters, and blanks that are not spaces. */
const invisible: readonly string[] = Array.from({ length: 0x110000 }, (_, code) => code)
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => String.fromCodePoint(code))
  .filter((one) => /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\u2800]/u.test(one) && !/\p{White_Space}/u.test(one));

test('NO1d no invisible code point survives between letters, at an end, or alone', () => {
  expect(invisible.length).toBeGreaterThan(4_100);
  const survivors = invisible.filter(
    (one) => normaliseText(`a${one}b`) !== 'Ab' || normaliseText(`${one}a${one}${one}`) !== 'A' || !isBlank(one),
  );
  expect(survivors).toEqual([]);
});

test('NO2 a text is blank exactly when normalising leaves nothing of it', () => {
  const all = Array.from({ length: 0x110000 }, (_, code) => String.fromCodePoint(code));
  expect(all.filter((one) => isBlank(one) !== (normaliseText(one) === ''))).toEqual([]);
  const marks = fc.constantFrom(
    '.',
    '\u3002',
    ' ',
    '\u200D',
    '\uFE0F',
    '\u20E3',
    '1',
    '\u{1F525}',
    '\uF0E0',
    '\uE000',
    '\u0301',
    '\u180E',
  );
  fc.assert(
    fc.property(fc.array(marks, { maxLength: 6 }), (parts) => {
      const text = parts.join('');
      expect(isBlank(text), JSON.stringify(text)).toBe(normaliseText(text) === '');
    }),
    { numRuns: 3_000 },
  );
});

test('NO1d private use, placeholders and half characters do not survive', () => {
  for (const one of ['\uE000', '\uF8FF', '\u{F0000}', '\uFFFC', '\uFFFE', '\uFDD0', '\uD800', '\uDC00']) {
    expect(normaliseText(`a${one}b`)).toBe('Ab');
  }
});

test('NO1d invisible code points change nothing, wherever they stand in a text of any script', () => {
  const visible = fc.array(
    fc.constantFrom('a', 'Z', ' ', '.', '\u00E9', 'e\u0301', '\u0643', '\u0915', '\u4E2D', '1', '-', '\u{1F525}', '?'),
    { minLength: 1, maxLength: 12 },
  );
  const hidden = fc.constantFrom(...invisible.filter((one) => !/\u200C|\u200D|\uFE0F/.test(one)));
  fc.assert(
    fc.property(visible, fc.array(fc.tuple(fc.nat(12), hidden), { maxLength: 12 }), (parts, marks) => {
      const hiding: string[] = [...parts];
      for (const [at, mark] of marks) hiding.splice(at, 0, mark);
      expect(normaliseText(hiding.join(''))).toBe(normaliseText(parts.join('')));
    }),
    { numRuns: 1_000 },
  );
});

test('NO1b emoji keep the joiners and variation selectors of Unicode’s recommended sequences', () => {
  for (const one of [
    '\u2764\uFE0F', // heart
    '\u2764\uFE0F\u200D\u{1F525}', // heart on fire
    '\u{1F469}\u200D\u{1F467}', // family
    '\u{1F469}\u{1F3FD}\u200D\u{1F4BB}', // technologist
    '\u{1F3F3}\uFE0F\u200D\u{1F308}', // rainbow flag
    '\u{1F441}\uFE0F\u200D\u{1F5E8}\uFE0F', // eye in speech bubble
    '\u{1F1E9}\u{1F1EA}', // flag
    '1\uFE0F\u20E3', // keycap
    '\u00A9\uFE0F',
    '\u263A\uFE0F',
  ]) {
    expect(normaliseText(`we ${one} left`), one).toBe(`We ${one} left`);
  }
});

test('NO1b an emoji has one spelling, and joiners between others are removed', () => {
  expect(normaliseText('a \u2764')).toBe('A \u2764\uFE0F');
  expect(normaliseText('a \u{1F441}\u200D\u{1F5E8}')).toBe('A \u{1F441}\uFE0F\u200D\u{1F5E8}\uFE0F');
  expect(normaliseText('a \u{1F525}\uFE0F')).toBe('A \u{1F525}');
  expect(normaliseText('a \u{1F525}\u200D\u{1F525}')).toBe('A \u{1F525}\u{1F525}');
  expect(normaliseText('a \u{1F469}\u200D\u200D\u{1F467}\u200D')).toBe('A \u{1F469}\u200D\u{1F467}');
  expect(normaliseText('1\uFE0F 2\u200D\uFE0F a\uFE0F\u{E0061}')).toBe('1 2 a');
  expect(normaliseText('x \u{1F3F4}\u{E0067}\u{E0062}\u{E007F}')).toBe('X \u{1F3F4}');
});

test('NO1b joiners stay where a script needs them', () => {
  for (const word of [
    '\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645', // Persian: I want
    '\u06A9\u062A\u0627\u0628\u200C\u0647\u0627', // Persian: books
    '\u0915\u094D\u200D\u0937', // Hindi: half ka
    '\u0915\u094D\u200C\u0937', // Hindi: ka with a visible virama
    '\u09B0\u200D\u09CD\u09AF\u09BE\u09AC', // Bengali: rya
    '\u0DC1\u0DCA\u200D\u0DBB\u0DD3', // Sinhala: Sri
  ]) {
    expect(normaliseText(word), word).toBe(word);
    expect(normaliseText(`x ${word} y`)).toBe(`X ${word} y`);
  }
  expect(normaliseText('\u0D28\u0D4D\u200D')).toBe('\u0D7B');
});

test('NO1b joiners go where they change nothing: in other scripts, doubled, behind a letter that never connects, at an end', () => {
  for (const joiner of ['\u200C', '\u200D']) {
    expect(normaliseText(`Auf${joiner}lage`)).toBe('Auflage');
    expect(normaliseText(`\u0915${joiner}\u0937${joiner}`)).toBe('\u0915\u0937');
    expect(normaliseText(`\u0915\u094D${joiner}${joiner}\u0937`)).toBe(`\u0915\u094D${joiner}\u0937`);
  }
  expect(normaliseText('\u06A9\u0627\u0631\u200C\u0647\u0627')).toBe('\u06A9\u0627\u0631\u0647\u0627');
});

test('NO1e characters that one keyboard inserts and another does not become what everybody can type', () => {
  const same: readonly (readonly [plain: string, ...others: string[]])[] = [
    ["Don't", 'don\u2019t', 'don\u2032t', 'don\u02BCt', 'don`t', 'don\u00B4t', 'don\uFF07t', 'don\u2019\uFE0Ft'],
    ['He said "no"', 'he said \u00ABno\u00BB', 'he said \u00AB\u00A0no\u202F\u00BB', 'he said \u00BBno\u00AB', 'he said \u201Eno\u201C'],
    ['Half: 1/2, 1 1/2, 3/4', 'half: \u00BD, 1\u00BD, \u00BE', 'half: 1\u20442, 1 1/2, 3\u22154'],
    ['A -> b <- c <-> d => e', 'a \u2192 b \u2190 c \u2194 d \u21D2 e', 'a \uF0E0 b \uF0DF c \u2194 d \uF0E8 e', 'a --> b <-- c <-> d => e'],
    ['Late - too late', 'late \u2014 too late', 'late -- too late', 'late \u2013 too late', 'late \uFF0D too late'],
    ['E-mail', 'e\u2011mail', 'e-\u00ADmail', 'e\u2010mail'],
    ['Office files', 'o\uFB03ce \uFB01les', '\uFF2Fffice\u3000files'],
    ['10^-3 m^2 CO2', '10\u207B\u00B3 m\u00B2 CO\u2082'],
    ['5" (C) (R) (TM) No 3 :)', '5\u2033 \u00A9 \u00AE \u2122 \u2116 3 \u263A', '5\u201D (C) (R) (TM) No 3 :)'],
    ['A <= b >= c != d ...', 'a \u2264 b \u2265 c \u2260 d \u2026'],
    ['\u1EC6', '\u1EC7', 'e\u0323\u0302', 'e\u0302\u0323', '\u1EB9\u0302', 'e\u034F\u0323\u0302'],
  ]; // prettier-ignore
  for (const [plain, ...others] of same) for (const one of others) expect(normaliseText(one), one).toBe(plain);
});

test('NO1e what carries meaning stays: options of commands, umlauts, units, currencies, scripts', () => {
  for (const text of ['Run --force', '5 \u20AC \u00D7 3 \u00B0C', '\u00C4\u00F6\u00FC\u00DF', '\u65E5\u672C\u8A9E', '\u4E00\u3001\u4E8C', 'A\u00B7b']) {
    expect(normaliseText(text)).toBe(text);
  }
}); // prettier-ignore

test('NO1f the host of a web address and a mail address are lower case, at the start of a text too', () => {
  expect(normaliseText('see Https://Example.org/A?B=C')).toBe('See https://example.org/A?B=C');
  expect(normaliseText('Www.example.org was down')).toBe('www.example.org was down');
  expect(normaliseText('Ana@Example.org left')).toBe('ana@example.org left');
  expect(normaliseText('Healthcare.gov')).toBe('Healthcare.gov');
});

test('NO1d normalising takes linear time, whatever is written', () => {
  const parts = [
    '\u00B2a',
    '\u200Da',
    '\u00ABa',
    'a.',
    '-',
    '1\u20E3',
    '\u{1F525}\u200D',
    '\u0915\u094D\u200D',
    'a@',
    '\u00AB ',
    '\u3000\u00AD',
    '<-',
    'www.',
  ];
  for (const one of parts) {
    // Fifty times the longest text: quadratic time would take minutes.
    const text = one.repeat(200_000 / one.length);
    const from = performance.now();
    normaliseText(text);
    expect(performance.now() - from, JSON.stringify(one)).toBeLessThan(2_000);
  }
});
