import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import { forge, map, text, values, type Part } from '../../tests/fuzz/forge.ts';
import { ballot, edited, fresh, inBallot, mine, riskA, riskB } from '../../tests/fuzz/sampleDocs.ts';
import { answersMap, dotsMap, editConfidence, editDots, editPulse } from '../../shared/ballot/ballot.ts';
import { updateLimits } from './updateLimits.ts';

const refused = (reason: string): unknown => ({ kind: 'refused', closeCode: 4422, reason });
const accepted = expect.objectContaining({ kind: 'accepted' }) as unknown;
const one = (...structs: Part[]): Uint8Array => forge([{ client: fresh, structs }]);

test.each<[string, (doc: Y.Doc) => void]>([
  ['a dot', (doc) => editDots(doc, riskB, 1)],
  ['all dots on one risk', (doc) => editDots(doc, riskA, 2)],
  ['a dot taken back', (doc) => editDots(doc, riskA, 0)],
  ['zero dots, written', (doc) => dotsMap(doc).set(riskA, 0)],
  ['a confidence', (doc) => [0, 10, 100].map((confidence) => editConfidence(doc, confidence))],
  ['no confidence', (doc) => answersMap(doc).delete('confidence')],
  ['a pulse', (doc) => editPulse(doc, 'Nobody asked the vendor.')],
  ['a long pulse', (doc) => editPulse(doc, 'x'.repeat(updateLimits.textUnits))],
])('GA13 %s is accepted', (_, edit) => {
  expect(inBallot(ballot(), edited(ballot(), fresh, edit))).toEqual(accepted);
});

const dots = { root: 'dots', key: riskB };
test.each<[string, string, Part]>([
  ['another root', 'root', values({ root: 'notes', key: riskB }, 1)],
  ['a malformed risk id', 'key', values({ root: 'dots', key: 'risk' }, 1)],
  ['too many dots', 'value', values(dots, 3)],
  ['a negative number', 'value', values(dots, -1)],
  ['a fraction', 'value', values(dots, 0.5)],
  ['dots as text', 'value', values(dots, '1')],
  ['NaN', 'value', values(dots, NaN)],
  ['Infinity', 'value', values(dots, Infinity)],
  ['dots as an object', 'value', values(dots, { valueOf: 1 })],
  ['a shared type', 'value', map(dots)],
  ['an element without a key', 'key', values({ root: 'dots' }, 1)],
  ['letters', 'value', text(dots, '1')],
  ['a confidence not in tens', 'value', values({ root: 'answers', key: 'confidence' }, 55)],
  ['a confidence above 100', 'value', values({ root: 'answers', key: 'confidence' }, 110)],
  [
    'a pulse that is too long',
    'value',
    values({ root: 'answers', key: 'pulse' }, 'x'.repeat(updateLimits.textUnits + 1)),
  ],
  ['another question', 'key', values({ root: 'answers', key: 'name' }, 'Ana')],
])('GA13 %s is refused', (_, reason, part) => {
  expect(inBallot(ballot(), one(part))).toEqual(refused(reason));
});

test('GA15a no more risks than the limit have dots', () => {
  const many = (count: number): Uint8Array =>
    one(...Array.from({ length: count }, (_, i) => values({ root: 'dots', key: `risk${i}`.padEnd(22, 'x') }, 1)));
  expect(inBallot(ballot(), many(updateLimits.dotKeys - 1))).toEqual(accepted);
  expect(inBallot(ballot(), many(updateLimits.dotKeys))).toEqual(refused('tooManyKeys'));
  expect(inBallot(ballot(), one(values({ origin: [mine, 0] }, 2)))).toEqual(accepted);
});
