import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createSealer, type SealedPlace } from './sealing.ts';

const random = { bytes: (count: number) => randomBytes(count) };
const place: SealedPlace = { workshopId: 'room', round: 'notebook/1', slot: Buffer.alloc(16, 1), seq: 1 };
const update = Buffer.from('It was the supplier');

test('SC17a a sealed row is decrypted in its place only, and only unchanged', () => {
  const sealer = createSealer(randomBytes(32), random);
  const body = sealer.seal(place, 'notebook/1/ana', update);
  expect(sealer.open(place, body)).toEqual({ doc: 'notebook/1/ana', update: new Uint8Array(update) });

  const moves: Partial<SealedPlace>[] = [
    { workshopId: 'other' },
    { round: 'notebook/2' },
    { round: 'ballot/1' },
    { slot: Buffer.alloc(16, 2) },
    { seq: 2 },
  ];
  for (const move of moves) expect(() => sealer.open({ ...place, ...move }, body)).toThrow();
  for (const index of [0, 12, body.length - 1]) {
    const changed = Uint8Array.from(body);
    changed[index]! ^= 1;
    expect(() => sealer.open(place, changed)).toThrow();
  }
  for (const length of [0, 11, 12, 28, body.length - 1])
    expect(() => sealer.open(place, body.subarray(0, length))).toThrow();
  expect(() => createSealer(randomBytes(32), random).open(place, body)).toThrow();
});

test('SC17a a document has one slot under one key and another one under every other key', () => {
  const key = randomBytes(32);
  const slots = [
    createSealer(Uint8Array.from(key), random).slotOf('notebook/1/ana'),
    createSealer(Uint8Array.from(key), random).slotOf('notebook/1/ana'),
    createSealer(Uint8Array.from(key), random).slotOf('notebook/1/ben'),
    createSealer(randomBytes(32), random).slotOf('notebook/1/ana'),
  ].map((slot) => Buffer.from(slot).toString('hex'));
  expect(slots[0]).toBe(slots[1]);
  expect(new Set(slots).size).toBe(3);
});

test('SC17b a sealed row hides the length of its text and the name of its author', () => {
  const sealer = createSealer(randomBytes(32), random);
  const lengths = [1, 50, 200].map((length) => sealer.seal(place, 'notebook/1/ana', Buffer.alloc(length, 120)).length);
  expect(new Set(lengths).size).toBe(1);
  expect(Buffer.from(sealer.seal(place, 'notebook/1/ana', update)).includes('ana')).toBe(false);
});
