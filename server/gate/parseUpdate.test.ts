import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { claims, deleted, forge, gc, raw, skip, text, values, type Part, type Spot } from '../../tests/fuzz/forge.ts';
import { edited, fresh, hashOf, inNotebook, mine, notebook, theirs } from '../../tests/fuzz/sampleDocs.ts';
import { editAddNote } from '../../shared/notebook/notebook.ts';
import { isRefusedKey } from './updateLimits.ts';

const refused = (closeCode: number, reason?: string): unknown =>
  expect.objectContaining(
    reason === undefined ? { kind: 'refused', closeCode } : { kind: 'refused', closeCode, reason },
  );

const verdictOn = (bytes: Uint8Array): unknown => inNotebook(notebook(), bytes);
const notes: Spot = { root: 'notes' };
const one = (part: Part): Uint8Array => forge([{ client: fresh, structs: [part] }]);

describe('GA2 claimed counts cost nothing', () => {
  test('GA2 ten bytes that claim 33 million structs', () => {
    const bomb = claims(1, 33_554_432, 7, 0);
    expect(bomb.length).toBeLessThan(11);
    expect(verdictOn(bomb)).toEqual(refused(4422, 'tooManyStructs'));
  });

  test('GA5 100,000 clients, in structs and in deletes', () => {
    expect(verdictOn(claims(100_000, 1, 7))).toEqual(refused(4422, 'tooManyClients'));
    expect(verdictOn(claims(0, 100_000, 7))).toEqual(refused(4422, 'tooManyClients'));
  });

  test('GA5 a million delete ranges', () => {
    expect(verdictOn(claims(0, 1, 7, 1_000_000))).toEqual(refused(4422, 'tooManyDeleteRanges'));
  });

  test('GA5 a string of a billion letters, as text, as key, as value and as root name', () => {
    const billion = [...claims(1_000_000_000)];
    expect(verdictOn(one(raw(4, notes, billion)))).toEqual(refused(4422, 'stringTooLong'));
    expect(verdictOn(one(raw(8, notes, [1, 119, ...billion])))).toEqual(refused(4422, 'stringTooLong'));
    expect(verdictOn(claims(1, 1, 9, 0, 4, 1, 1_000_000_000))).toEqual(refused(4422, 'stringTooLong'));
    expect(verdictOn(one(raw(8, notes, [1, 118, 1, ...billion])))).toEqual(refused(4422, 'stringTooLong'));
  });

  test('GA5 a list or array of a billion values', () => {
    const billion = [...claims(1_000_000_000)];
    expect(verdictOn(one(raw(8, notes, billion)))).toEqual(refused(4422, 'listTooLong'));
    expect(verdictOn(one(raw(8, notes, [1, 117, ...billion])))).toEqual(refused(4422, 'listTooLong'));
    expect(verdictOn(one(raw(8, notes, [1, 118, ...billion])))).toEqual(refused(4422, 'tooManyKeys'));
  });

  test('GA5 more new structs than a person types offline, also behind known ones', () => {
    const letters = (count: number): Part[] => Array.from({ length: count }, () => gc(1));
    const tooMany = refused(4422, 'tooManyNewStructs');
    expect(verdictOn(forge([{ client: fresh, structs: letters(8_001) }]))).toEqual(tooMany);
    expect(verdictOn(forge([{ client: mine, clock: 15, structs: letters(8_002) }]))).toEqual(tooMany);
    // Refused at the start of the section, before its content is read.
    expect(verdictOn(claims(1, 8_001, fresh, 0))).toEqual(tooMany);
    expect(verdictOn(forge([{ client: fresh, structs: letters(4_000) }]))).toMatchObject({ kind: 'accepted' });
  });

  test('GA5 more delete ranges than the document and the update can have', () => {
    expect(verdictOn(claims(0, 1, mine, 40_000))).toEqual(refused(4422, 'tooManyDeleteRanges'));
    expect(verdictOn(claims(0, 1, mine, 5_000))).toEqual(refused(4400, 'truncated'));
  });

  test('GA5 more values than a page writes, also nested ones', () => {
    const nulls = (count: number): number[] => [...claims(count), ...Array.from({ length: count }, () => 126)];
    expect(verdictOn(one(raw(8, notes, nulls(20_001))))).toEqual(refused(4422, 'tooManyValues'));
    expect(verdictOn(one(raw(8, notes, [1, 117, ...nulls(20_000)])))).toEqual(refused(4422, 'tooManyValues'));
  });

  test('GA5 clocks near 2^53', () => {
    expect(verdictOn(one(gc(2 ** 52)))).toEqual(refused(4422, 'clockTooHigh'));
    expect(verdictOn(forge([{ client: fresh, clock: 2 ** 53 - 2, structs: [gc(1)] }]))).toEqual(refused(4422));
    expect(verdictOn(forge([], [{ client: mine, ranges: [[2 ** 53 - 2, 1]] }]))).toEqual(refused(4422));
    expect(verdictOn(claims(0, 1, 7, 1, 2 ** 53 - 1, 1))).toEqual(refused(4422));
    expect(verdictOn(Uint8Array.of(0, 1, 7, 1, 255, 255, 255, 255, 255, 255, 255, 255, 127))).toEqual(refused(4422));
  });
});

test('GA5 a number beyond 2^53 as a value', () => {
  const endless = raw(8, notes, [1, 125, ...Array.from({ length: 9 }, () => 255), 1]);
  expect(verdictOn(one(endless))).toEqual(refused(4422, 'numberTooLarge'));
});

describe('GA3 exactly one V1 update is accepted', () => {
  const honest = edited(notebook(), fresh, (doc) => editAddNote(doc, 'noteC'.padEnd(22, 'x'), 'naïve 😀', 'a1'));

  test('GA3 the honest update is accepted', () => {
    expect(verdictOn(honest)).toMatchObject({ kind: 'accepted', clientIds: [fresh] });
  });

  test('GA3 truncated at every byte', () => {
    for (let end = 0; end < honest.length; end++) {
      const verdict = verdictOn(honest.subarray(0, end));
      expect([refused(4400), refused(4422)]).toContainEqual(verdict);
    }
    expect(verdictOn(new Uint8Array())).toEqual(refused(4400, 'truncated'));
  });

  test('GA3 followed by a thousand bytes', () => {
    const longer = new Uint8Array(honest.length + 1_000);
    longer.set(honest);
    expect(verdictOn(longer)).toEqual(refused(4400, 'trailingBytes'));
  });

  test('GA3 in the V2 format', () => {
    const doc = notebook();
    expect(inNotebook(doc, Y.encodeStateAsUpdateV2(doc))).toEqual(refused(4400));
    expect(verdictOn(Y.convertUpdateFormatV1ToV2(honest))).toEqual(refused(4400));
  });

  test('GA3 with lengths of zero', () => {
    expect(verdictOn(forge([], [{ client: mine, ranges: [[0, 0]] }]))).toEqual(refused(4400, 'zeroLength'));
    for (const part of [gc(0), skip(0), deleted(notes, 0), text(notes, ''), values(notes)])
      expect(verdictOn(one(part))).toEqual(refused(4400));
    expect(verdictOn(claims(1, 0, 9, 0, 0))).toEqual(refused(4400, 'emptySection'));
  });

  test('GA3 with a client twice or deletes out of order', () => {
    const twice = forge([{ client: fresh, structs: [gc(1)] }, { client: fresh, structs: [gc(1)] }]); // prettier-ignore
    expect(verdictOn(twice)).toEqual(refused(4400, 'clientTwice'));
    const ranges = (...list: [number, number][]): Uint8Array => forge([], [{ client: mine, ranges: list }]);
    expect(verdictOn(ranges([4, 1], [3, 1]))).toEqual(refused(4400, 'unsortedDeletes'));
    expect(verdictOn(ranges([3, 2], [4, 1]))).toEqual(refused(4400, 'unsortedDeletes'));
    expect(verdictOn(ranges([3, 1], [4, 1]))).toMatchObject({ kind: 'accepted' });
  });

  test('GA3 with flags that Yjs does not write', () => {
    for (const info of [0x20, 0x40, 0x80, 0x0a | 0x80, 0x0a | 0x20])
      expect(verdictOn(Uint8Array.of(1, 1, fresh, 0, info, 1, 0))).toEqual(refused(4400, 'strayFlags'));
    expect(verdictOn(Uint8Array.of(1, 1, fresh, 0, 7, 2, 5))).toEqual(refused(4400, 'strayFlags'));
  });
});

describe('GA4a only plain content is accepted', () => {
  test.each([
    ['JSON', raw(2, notes, [1, 1, 0x31])],
    ['binary', raw(3, notes, [1, 0])],
    ['embed', raw(5, notes, [2, 0x7b, 0x7d])],
    ['format', raw(6, notes, [1, 0x62, 4, 0x74, 0x72, 0x75, 0x65])],
    ['sub-document', raw(9, notes, [1, 0x67, 118, 1, 8, ...Buffer.from('autoLoad'), 120])],
    ['a kind Yjs does not know', raw(11, notes, [1])],
    ['XML element', raw(7, notes, [3, 1, 0x70])],
    ['XML fragment', raw(7, notes, [4])],
    ['XML hook', raw(7, notes, [5, 1, 0x70])],
    ['XML text', raw(7, notes, [6])],
    ['a type Yjs does not know', raw(7, notes, [7])],
    ['big integer', raw(8, notes, [1, 122, 0, 0, 0, 0, 0, 0, 0, 1])],
    ['bytes', raw(8, notes, [1, 116, 1, 0])],
    ['bad UTF-8', raw(4, notes, [1, 0xff])],
    ['a lone surrogate', raw(4, notes, [3, 0xed, 0xa0, 0x80])],
  ])('GA4a %s', (_, part) => {
    expect(verdictOn(one(part))).toEqual(refused(4422));
  });

  test.each([
    ['20,000 nested arrays', raw(8, notes, [1, ...Array.from({ length: 20_000 }, () => [117, 1]).flat(), 126])],
    ['seven nested objects', raw(8, notes, [1, ...Array.from({ length: 7 }, () => [118, 1, 1, 0x61]).flat(), 126])],
    ['257 keys', values(notes, Object.fromEntries(Array.from({ length: 257 }, (_, i) => [`k${i}`, 0])))],
    ['a key of 257 letters', values(notes, { ['k'.repeat(257)]: 0 })],
  ])('GA6a %s', (_, part) => {
    expect(verdictOn(one(part))).toEqual(refused(4422));
  });

  test('GA13 50,000 root types', () => {
    const roots = Array.from({ length: 50_000 }, (_, i) => text({ root: `root${i}` }, 'a'));
    expect(verdictOn(forge([{ client: fresh, structs: roots }]))).toEqual(refused(4422));
    const doc = notebook();
    const before = hashOf(doc);
    expect(inNotebook(doc, forge([{ client: fresh, structs: roots.slice(0, 8_000) }]))).toEqual(refused(4422, 'root'));
    expect(inNotebook(doc, forge([{ client: fresh, structs: roots.slice(0, 20_000) }]))).toEqual(
      refused(4422, 'tooManyNewStructs'),
    );
    expect(hashOf(doc)).toBe(before);
  });
});

describe('GA6b keys that reach a prototype', () => {
  test.each(['__proto__', 'constructor', 'prototype'])('GA6b %s at every level', (key) => {
    expect(isRefusedKey(key)).toBe(true);
    const hostile = Object.fromEntries([['a', [{ b: Object.fromEntries([[key, { isFacilitator: true }]]) }]]]);
    expect(verdictOn(one(values(notes, Object.fromEntries([[key, 1]]))))).toEqual(refused(4422, 'refusedKey'));
    expect(verdictOn(one(values(notes, hostile)))).toEqual(refused(4422, 'refusedKey'));
    expect(verdictOn(one(values({ root: 'notes', key }, 1)))).toEqual(refused(4422, 'refusedKey'));
    expect(verdictOn(one(text({ root: key }, 'a')))).toEqual(refused(4422, 'refusedKey'));
    expect(Object.hasOwn(Object.prototype, 'isFacilitator')).toBe(false);
  });
});

test('GA20b a reason never repeats received content', () => {
  const verdict = inNotebook(notebook(), forge([{ client: theirs, structs: [text(notes, 'canary')] }]));
  expect(JSON.stringify(verdict)).not.toContain('canary');
});
