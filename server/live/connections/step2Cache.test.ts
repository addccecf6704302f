import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { step2Message } from '../../wire/messages.ts';
import { createStep2Cache } from './step2Cache.ts';
import { openDocument } from '../documents/liveDocument.ts';

const nothing = Uint8Array.of(0);
const write = (document: ReturnType<typeof openDocument>, key: string): Uint8Array | null =>
  document.change(() => document.doc.getMap('m').set(key, 1));

test('FA13c equal requests for the same document state get the same bytes, encoded once', () => {
  const step2For = createStep2Cache();
  const document = openDocument('board', [], () => {});
  write(document, 'a');
  const first = step2For(document, nothing);
  expect(first).toEqual(step2Message(document.doc, nothing));
  expect(step2For(document, nothing)).toBe(first);
  const returning = Y.encodeStateVector(document.doc);
  expect(step2For(document, returning)).toEqual(step2Message(document.doc, returning));
  expect(step2For(document, nothing)).toBe(first);
  const other = openDocument('plan', [], () => {});
  expect(step2For(other, nothing)).toEqual(step2Message(other.doc, nothing));
});

test('FA13c a reply holds all earlier changes and deletions, whoever made them', () => {
  const step2For = createStep2Cache();
  const document = openDocument('board', [], () => {});
  const foreign = new Y.Doc();
  foreign.getMap('m').set('b', 1);
  const changes = [
    () => void write(document, 'a'),
    () => void document.change(() => Y.applyUpdate(document.doc, Y.encodeStateAsUpdate(foreign))),
    () => void document.change(() => document.doc.getMap('m').delete('a')),
    () => void document.change(() => document.doc.getMap('m').set('a', 2)),
  ];
  for (const change of changes) {
    const before = step2For(document, nothing);
    change();
    const after = step2For(document, nothing);
    expect(after).not.toEqual(before);
    expect(after).toEqual(step2Message(document.doc, nothing));
  }
});

test('FA13c for many different state vectors few replies are cached, and each is correct', () => {
  const step2For = createStep2Cache();
  const document = openDocument('session', [], () => {});
  const vectors = Array.from({ length: 20 }, (_, at) => {
    write(document, `key ${at}`);
    return Y.encodeStateVector(document.doc);
  });
  for (const vector of [...vectors, ...vectors]) {
    expect(step2For(document, vector)).toEqual(step2Message(document.doc, vector));
  }
  expect(() => step2For(document, Uint8Array.of(3, 1))).toThrow();
});

test('FA13c replies for a sealed document are not cached', () => {
  const step2For = createStep2Cache();
  const document = openDocument('notebook/1/ana', [], () => {});
  write(document, 'a');
  expect(step2For(document, nothing)).not.toBe(step2For(document, nothing));
});
