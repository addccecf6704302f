import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { step2Message } from '../../wire/messages.ts';
import { createAnswers } from './step2Cache.ts';
import { openDocument } from '../documents/liveDocument.ts';

const nothing = Uint8Array.of(0);
const write = (document: ReturnType<typeof openDocument>, key: string): Uint8Array | null =>
  document.change(() => document.doc.getMap('m').set(key, 1));

test('T62 FA13 all who ask the same of one state get the same bytes, made once', () => {
  const answer = createAnswers();
  const document = openDocument('board', [], () => {});
  write(document, 'a');
  const first = answer(document, nothing);
  expect(first).toEqual(step2Message(document.doc, nothing));
  expect(answer(document, nothing)).toBe(first);
  const returning = Y.encodeStateVector(document.doc);
  expect(answer(document, returning)).toEqual(step2Message(document.doc, returning));
  expect(answer(document, nothing)).toBe(first);
  const other = openDocument('plan', [], () => {});
  expect(answer(other, nothing)).toEqual(step2Message(other.doc, nothing));
});

test('T62 FA13 an answer holds every change and every deletion before it, wherever they came from', () => {
  const answer = createAnswers();
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
    const before = answer(document, nothing);
    change();
    const after = answer(document, nothing);
    expect(after).not.toEqual(before);
    expect(after).toEqual(step2Message(document.doc, nothing));
  }
});

test('T62 FA13 however many different things are asked, few answers are kept, and each is right', () => {
  const answer = createAnswers();
  const document = openDocument('session', [], () => {});
  const vectors = Array.from({ length: 20 }, (_, at) => {
    write(document, `key ${at}`);
    return Y.encodeStateVector(document.doc);
  });
  for (const vector of [...vectors, ...vectors]) {
    expect(answer(document, vector)).toEqual(step2Message(document.doc, vector));
  }
  expect(() => answer(document, Uint8Array.of(3, 1))).toThrow();
});

test('T62 FA13 nothing is kept of a sealed document', () => {
  const answer = createAnswers();
  const document = openDocument('notebook/1/ana', [], () => {});
  write(document, 'a');
  expect(answer(document, nothing)).not.toBe(answer(document, nothing));
});
