import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { claims } from '../../tests/fuzz/forge.ts';
import { mine, plan, server } from '../../tests/fuzz/sampleDocs.ts';
import { validateStateVector } from './validateStateVector.ts';

const judged = (bytes: Uint8Array): unknown => validateStateVector(plan(), bytes, server);

test('GA10a the state vector of an honest step 1 is accepted', () => {
  expect(judged(Y.encodeStateVector(plan()))).toEqual({ kind: 'fine' });
  expect(judged(claims(0))).toEqual({ kind: 'fine' });
  expect(judged(claims(2, 4_000_000_000, 12, mine, 3))).toEqual({ kind: 'fine' });
});

test('GA10a a client that holds more structs of the server than the server itself is ahead', () => {
  const state = Y.getState(plan().store, server);
  expect(judged(claims(1, server, state))).toEqual({ kind: 'fine' });
  expect(judged(claims(1, server, state + 1))).toEqual({ kind: 'ahead' });
});

test('GA3 bytes that are no state vector are refused', () => {
  expect(judged(claims(1_000_000))).toMatchObject({ closeCode: 4422 });
  expect(judged(claims(1, 7))).toMatchObject({ closeCode: 4400 });
  expect(judged(claims(0, 0))).toMatchObject({ closeCode: 4400 });
  expect(judged(new Uint8Array())).toMatchObject({ closeCode: 4400 });
});
