import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DocName, type Store, StoreDamaged, type StoredWorkshop, type Write } from '../port.ts';
import {
  append,
  create,
  createTestDirectory,
  ROOM,
  textsOf,
  type TestDirectory,
} from '../../testing/sqlite/directory.ts';

let directory: TestDirectory;
beforeEach(async () => {
  directory = createTestDirectory();
  const store = directory.open();
  const documents: DocName[] = ['board', 'plan', 'notebook/1/ana', 'notebook/1/ben', 'ballot/1/ana'];
  const writes = documents.flatMap((doc): Write[] => [append(doc, 'one'), append(doc, 'two'), append(doc, 'three')]);
  await store.commit([
    create(),
    ...writes,
    { kind: 'putRecord', workshopId: ROOM, name: 'deck', value: ['a'] },
    { kind: 'putRecord', workshopId: ROOM, name: 'tokens', value: ['b'] },
    { kind: 'putOutcome', workshopId: ROOM, key: 'k1', outcome: 1, at: 1 },
    { kind: 'putOutcome', workshopId: ROOM, key: 'k2', outcome: 2, at: 1 },
  ]);
  await store.close();
});
afterEach(() => directory.dispose());

async function damagedIn(store: Store): Promise<StoredWorkshop['damaged'] | undefined> {
  return (await store.load(ROOM))?.damaged;
}

test('FA4a a damaged row is quarantined and logged; all other rows load', async () => {
  directory.sql(`UPDATE log SET body = x'74774f' WHERE doc = 'board' AND seq = 2`);
  const warnings: unknown[] = [];
  const store = directory.open({ warn: (message, fields) => warnings.push(message, fields) });
  expect(await damagedIn(store)).toEqual([{ doc: 'board', rows: 1 }]);
  expect(warnings).toEqual([expect.stringContaining('quarantine'), { workshopId: ROOM, rows: 1 }]);
  expect(await textsOf(store, 'board')).toEqual(['one', 'three']);
  expect(await textsOf(store, 'plan')).toEqual(['one', 'two', 'three']);
  expect(await damagedIn(store)).toEqual([]);
  await store.commit([append('board', 'four')]);
  expect(await textsOf(store, 'board')).toEqual(['one', 'three', 'four']);
  await store.close();
  expect(directory.sql('SELECT place, seq, body, reason FROM quarantine')).toEqual([
    { place: 'board', seq: 2, body: new Uint8Array(Buffer.from('twO')), reason: 'checksum' },
  ]);
});

test('FA4a sealed rows that cannot be decrypted are quarantined, with the document name when another row tells it', async () => {
  const [row] = directory.sql(`SELECT slot FROM sealed WHERE round = 'notebook/1' LIMIT 1`);
  const slot = Buffer.from(row!.slot as Uint8Array).toString('hex');
  directory.sql(`UPDATE sealed SET body = zeroblob(300) WHERE slot = x'${slot}' AND seq = 3`);
  directory.sql(`UPDATE sealed SET body = x'00' WHERE round = 'ballot/1'`);
  const store = directory.open();
  const damaged = await damagedIn(store);
  expect(damaged).toHaveLength(2);
  expect(damaged).toContainEqual({ doc: 'ballot/1', rows: 3 });
  const name = damaged!.find(({ rows }) => rows === 1)!.doc as DocName;
  expect(['notebook/1/ana', 'notebook/1/ben']).toContain(name);
  expect(await textsOf(store, name)).toEqual(['one', 'two']);
  await store.commit([{ kind: 'shred', workshopId: ROOM, round: 'notebook/1' }]);
  await store.close();
  expect(directory.sql('SELECT DISTINCT round FROM quarantine')).toEqual([{ round: 'ballot/1' }]);
});

test('FA4a a sealed row that was moved to another document is not decrypted', async () => {
  directory.sql(`UPDATE sealed SET seq = seq + 10 WHERE round = 'notebook/1' AND seq = 1`);
  const store = directory.open();
  // The order of the two depends on the random key.
  const damaged = (await damagedIn(store))?.toSorted((a, b) => a.doc.localeCompare(b.doc));
  expect(damaged).toEqual([
    { doc: 'notebook/1/ana', rows: 1 },
    { doc: 'notebook/1/ben', rows: 1 },
  ]);
  expect(await textsOf(store, 'notebook/1/ana')).toEqual(['two', 'three']);
});

test('FA4a damaged records and stored replies are quarantined', async () => {
  directory.sql(`UPDATE record SET body = CAST(body || x'00' AS BLOB) WHERE name = 'deck'`);
  directory.sql(`UPDATE outcome SET body = x'' WHERE key = 'k1'`);
  const store = directory.open();
  const stored = await store.load(ROOM);
  expect(stored?.damaged).toEqual([
    { doc: 'record/deck', rows: 1 },
    { doc: 'outcomes', rows: 1 },
  ]);
  expect(stored?.records).toEqual(new Map([['tokens', ['b']]]));
  expect(stored?.outcomes).toEqual([{ key: 'k2', outcome: 2, at: 1 }]);
});

test('FA4a a row, record or reply that was moved to another place is not decrypted', async () => {
  directory.sql(`UPDATE log SET seq = seq + 10 WHERE doc = 'board' AND seq = 1`);
  directory.sql(`UPDATE record SET body = (SELECT body FROM record WHERE name = 'tokens') WHERE name = 'deck'`);
  directory.sql(`UPDATE outcome SET body = (SELECT body FROM outcome WHERE key = 'k2') WHERE key = 'k1'`);
  const store = directory.open();
  expect(await damagedIn(store)).toEqual([
    { doc: 'board', rows: 1 },
    { doc: 'record/deck', rows: 1 },
    { doc: 'outcomes', rows: 1 },
  ]);
  expect(await textsOf(store, 'board')).toEqual(['two', 'three']);
});

test('FA4b a workshop whose key is missing is refused with a message and not changed', async () => {
  directory.sql('DELETE FROM workshop_key');
  const store = directory.open();
  await expect(store.load(ROOM)).rejects.toThrow(/key of workshop .* is missing.*restore a backup/);
  await expect(store.load(ROOM)).rejects.toBeInstanceOf(StoreDamaged);
  await expect(store.commit([append('board', 'four')])).rejects.toBeInstanceOf(StoreDamaged);
  await store.close();
  expect(directory.sql('SELECT count(*) AS rows FROM log')).toEqual([{ rows: 6 }]);
});

test('FA4a when the key of a round is missing a new one is created and the unreadable rows are quarantined', async () => {
  rmSync(join(directory.path, 'keys', ROOM, 'notebook-1.key'));
  const store = directory.open();
  expect(await damagedIn(store)).toEqual([{ doc: 'notebook/1', rows: 6 }]);
  await store.commit([append('notebook/1/ana', 'again')]);
  expect(await textsOf(store, 'notebook/1/ana')).toEqual(['again']);
  expect(await textsOf(store, 'ballot/1/ana')).toEqual(['one', 'two', 'three']);
  await store.close();
  expect(directory.sql('SELECT count(*) AS rows FROM quarantine')).toEqual([{ rows: 6 }]);
});

test('FA4b a workshop whose key is damaged is refused with a message and not changed', async () => {
  const file = join(directory.path, 'keys', ROOM, 'notebook-1.key');
  writeFileSync(file, Buffer.alloc(36, 7));
  const store = directory.open();
  await expect(store.load(ROOM)).rejects.toBeInstanceOf(StoreDamaged);
  await expect(store.load(ROOM)).rejects.toThrow(/key file .*notebook-1\.key is damaged.*Put back.*or delete it/);
  const outcomes = await Promise.allSettled([
    store.commit([append('notebook/1/ana', 'more')]),
    store.commit([append('board', 'four')]),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  await store.close();
  expect(directory.sql('SELECT count(*) AS rows FROM sealed')).toEqual([{ rows: 9 }]);
  expect(directory.files().get(`keys/${ROOM}/notebook-1.key`)).toEqual(Buffer.alloc(36, 7));
});

test('FA4a an update that cannot be applied is copied to quarantine, sealed if its document is', async () => {
  const store = directory.open();
  for (const doc of ['board', 'notebook/1/ana'] satisfies DocName[])
    await store.commit([
      { kind: 'quarantine', workshopId: ROOM, doc, update: Buffer.from('did not apply'), reason: 'unexpected case' },
      { kind: 'compact', workshopId: ROOM, doc, snapshot: Buffer.from('all the rest') },
    ]);
  expect(await textsOf(store, 'notebook/1/ana')).toEqual(['all the rest']);
  await store.close();
  expect(directory.count('did not apply')).toBe(0);
  expect(directory.countDecrypted('did not apply')).toBe(1);
  expect(directory.sql('SELECT place, reason FROM quarantine')).toEqual([
    { place: 'board', reason: 'unexpected case' },
    { place: 'notebook/1', reason: 'unexpected case' },
  ]);
});
