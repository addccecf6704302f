import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createLocalUpdates } from './localUpdates.ts';

const server = { name: 'server' };

/** A document with its letters as others would have them from the updates that were told. */
function open() {
  const doc = new Y.Doc();
  const updates = createLocalUpdates(doc);
  const elsewhere = new Y.Doc();
  const origins: unknown[] = [];
  updates.add((update, origin) => {
    origins.push(origin);
    if (origin !== server) Y.applyUpdate(elsewhere, update);
  });
  const write = (key: string): unknown => doc.getMap('m').set(key, true);
  const arrive = (key: string): void => {
    const sent = new Y.Doc();
    sent.getMap('m').set(key, true);
    updates.apply(server, () => Y.applyUpdate(doc, Y.encodeStateAsUpdate(sent), server));
  };
  return { doc, updates, origins, write, arrive, told: () => [...elsewhere.getMap('m').keys()].sort() };
}

test('what arrives is not told, what is written before and after it is', () => {
  const { origins, write, arrive, told } = open();
  write('before');
  arrive('arrived');
  expect(origins).toEqual([null]);
  write('after');
  expect(told()).toEqual(['after', 'before']);
});

test('what an observer writes while something arrives is told', () => {
  const { doc, write, arrive, told } = open();
  doc.getMap('m').observe(({ keysChanged }) => {
    if (keysChanged.has('first')) write('answer');
  });
  arrive('first');
  expect(told()).toEqual(['answer']);
  doc.once('afterAllTransactions', () => write('own'));
  arrive('second');
  expect(told()).toEqual(['answer', 'own']);
});

test('after what arrives failed to be applied, edits are told as before', () => {
  const { updates, write, told } = open();
  const fail = (): never => {
    throw new Error('cut off');
  };
  expect(() => updates.apply(server, fail)).toThrow('cut off');
  write('after');
  expect(told()).toEqual(['after']);
});
