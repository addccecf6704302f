import { expect, test } from 'vitest';
import { SeededRandom } from '../../tests/fuzz/fuzzRandom.ts';
import { textOf, utf16Length } from './utf8.ts';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decoded(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

function agrees(bytes: Uint8Array): boolean {
  const text = decoded(bytes);
  const units = utf16Length(bytes, 0, bytes.length);
  if (text === null) return units === -1;
  return units === text.length && textOf(bytes, 0, bytes.length) === text;
}

test('GA4b a text is well-formed exactly when the platform says so, and has the same length', () => {
  const random = new SeededRandom(1);
  const edges = [0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xed, 0xee, 0xef];
  const bytes = [...edges, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff, 0x41, 0xbb];
  const wrong: string[] = [];
  let wellFormed = 0;
  for (let i = 0; i < 100_000; i++) {
    const sample = Uint8Array.from({ length: random.below(7) }, () => random.pick(bytes));
    if (decoded(sample) !== null) wellFormed += 1;
    if (!agrees(sample)) wrong.push(Buffer.from(sample).toString('hex'));
  }
  expect(wrong).toEqual([]);
  expect(wellFormed).toBeGreaterThan(5_000);
});

test('GA4b every code point is counted correctly, and lone surrogates are refused', () => {
  const encoder = new TextEncoder();
  const wrong: number[] = [];
  for (let point = 0; point <= 0x10ffff; point += point < 0x3000 ? 1 : 251) {
    if (point >= 0xd800 && point <= 0xdfff) continue;
    if (!agrees(encoder.encode(`a${String.fromCodePoint(point)}`))) wrong.push(point);
  }
  expect(wrong).toEqual([]);
  for (const lone of [0xa0, 0xaf, 0xb0, 0xbf]) expect(utf16Length(Uint8Array.of(0xed, lone, 0x80), 0, 3)).toBe(-1);
});

test('GA4b in a long text an error is found at every position', () => {
  const long = new TextEncoder().encode('naïve 漢字 😀 '.repeat(400));
  expect(agrees(long)).toBe(true);
  for (let cut = 1; cut < 5; cut++) expect(agrees(long.subarray(0, long.length - cut))).toBe(true);
  for (const at of [0, 2_047, 2_048, 5_000, long.length - 1]) {
    const broken = Uint8Array.from(long);
    broken[at] = 0xff;
    expect(utf16Length(broken, 0, broken.length)).toBe(-1);
  }
});
