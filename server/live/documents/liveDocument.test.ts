import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { openDocument, serverClientId } from './liveDocument.ts';

/** One row for each change, all by one client. */
function rowsOf(clientId: number, changes: readonly ((map: Y.Map<unknown>) => void)[]): Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const rows: Uint8Array[] = [];
  doc.on('update', (row: Uint8Array) => rows.push(row));
  for (const change of changes) change(doc.getMap('m'));
  return rows;
}

const without = (rows: readonly Uint8Array[], lost: number): Uint8Array[] => rows.filter((_, at) => at !== lost);
const shown = (doc: Y.Doc): unknown => doc.getMap('m').toJSON();

test('FA4a what does not rest on a lost row of the server is kept, nothing waits, and the gap is never filled again', () => {
  const rows = rowsOf(serverClientId, [
    (map) => map.set('a', 1),
    (map) => map.set('b', 1),
    (map) => map.set('c', 1),
    (map) => map.set('b', 2),
    (map) => map.delete('a'),
  ]);
  const document = openDocument('board', without(rows, 1), () => expect.fail('nothing has to be set aside'));
  expect(document.isMended).toBe(true);
  expect(shown(document.doc)).toEqual({ c: 1 });
  expect(document.doc.store.pendingStructs).toBeNull();
  expect(document.doc.store.pendingDs).toBeNull();
  expect(document.doc.clientID).toBe(serverClientId);
  const change = document.change(() => document.doc.getMap('m').set('d', 1));
  const again = openDocument('board', [...without(rows, 1), change!], () => expect.fail('nothing has to be set aside'));
  expect(shown(again.doc)).toEqual({ c: 1, d: 1 });
  expect(openDocument('board', rows, () => {}).isMended).toBe(false);
});

test('FA4a what waits behind a lost row of a person is set aside, and fits when their page brings the lost row again', () => {
  const rows = rowsOf(42, [(map) => map.set('a', 1), (map) => map.set('b', 1), (map) => map.set('c', 1)]);
  const aside: Uint8Array[] = [];
  const document = openDocument('notebook/1/ana', without(rows, 1), (row) => aside.push(row));
  expect(shown(document.doc)).toEqual({ a: 1 });
  expect(aside).toHaveLength(1);
  expect(document.doc.store.pendingStructs).toBeNull();
  for (const row of rows) Y.applyUpdate(document.doc, row);
  expect(shown(document.doc)).toEqual({ a: 1, b: 1, c: 1 });
});
