import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { StoreDamaged, StoreUnavailable } from '../port.ts';
import {
  append,
  create,
  createTestDirectory,
  openAt,
  random,
  textsOf,
  type TestDirectory,
} from '../../testing/sqlite/directory.ts';
import { completeBackup, copyDatabase, copyUnusedDatabase } from './backup.ts';
import { openConnection } from './connection.ts';

let directory: TestDirectory;
let target: TestDirectory;
beforeEach(() => {
  directory = createTestDirectory();
  target = createTestDirectory();
});
afterEach(async () => {
  await directory.dispose();
  await target.dispose();
});

test('FA16 a backup holds everything committed before it was requested, while commits, shreds and deletions go on', async () => {
  const store = directory.open();
  await store.commit([create(), create('other')]);
  for (let i = 0; i < 200; i++) await store.commit([append('board', `${i} ${'x'.repeat(2_000)}`)]);
  let copied = false;
  const copying = store.backup(target.database).then(() => {
    copied = true;
  });
  let during = 0;
  while (!copied) {
    await store.commit([append('board', `during ${during}`), append(`notebook/${during + 1}/ana`, 'mine', 'other')]);
    await store.commit([{ kind: 'shred', workshopId: 'other', round: `notebook/${during + 1}` }]);
    if (during === 2) await store.commit([create('third'), { kind: 'delete', workshopId: 'third' }]);
    during++;
  }
  await copying;
  expect(during).toBeGreaterThan(0);
  expect([...target.files().keys()]).toEqual(['forewarned.db']);
  expect(statSync(target.database).mode & 0o077).toBe(0);

  const restored = openAt(target.path);
  const board = await textsOf(restored, 'board');
  expect(board.length).toBeGreaterThanOrEqual(200);
  expect(board).toEqual((await textsOf(store, 'board')).slice(0, board.length));
  await restored.close();
});

test('FA16 a backup waits for a transaction that is open when it starts', async () => {
  const db = openConnection(directory.database, false, random);
  db.exec(`BEGIN IMMEDIATE; INSERT INTO workshop VALUES ('room', NULL, 1, 1, NULL, 1, 2, 0, NULL, NULL, 0)`);
  // Node refuses writes that begin now; the transaction ends after the first refusals.
  const copying = copyDatabase(db, target.database);
  await nextTurn();
  db.exec('COMMIT');
  await copying;
  db.close();
  expect(target.sql('SELECT id FROM workshop')).toEqual([{ id: 'room' }]);
});

test('FA16 a backup that cannot be written is refused, and the store goes on', async () => {
  const store = directory.open();
  await store.commit([create()]);
  await expect(store.backup(join(target.path, 'nowhere', 'backup.db'))).rejects.toBeInstanceOf(StoreUnavailable);
  await store.commit([append('board', 'still here')]);
});

test('FA16 a backup is completed before the store closes', async () => {
  const store = directory.open();
  await store.commit([create(), append('board', 'one')]);
  const copying = store.backup(target.database);
  await store.close();
  await copying;
  const restored = openAt(target.path);
  expect(await textsOf(restored, 'board')).toEqual(['one']);
  await restored.close();
});

test('FA16 the files are read only where no server uses them, and are not changed', async () => {
  const store = directory.open();
  await store.commit([create(), append('board', 'one')]);
  await expect(copyUnusedDatabase(directory.database, target.database)).rejects.toThrow('another process uses');
  expect([...target.files().keys()]).toEqual([]);
  await store.close();
  const before = directory.files().get('forewarned.db');
  await copyUnusedDatabase(directory.database, target.database);
  expect(directory.files().get('forewarned.db')).toEqual(before);
  const restored = openAt(target.path);
  expect(await textsOf(restored, 'board')).toEqual(['one']);
  await restored.close();
});

test('BU1b a damaged copy gets no final name, and the last complete backup stays', async () => {
  const store = directory.open();
  await store.commit([create()]);
  for (let i = 0; i < 50; i++) await store.commit([append('board', 'x'.repeat(3_000))]);
  const unfinished = join(target.path, 'copy.unfinished');
  await store.backup(unfinished);
  expect(completeBackup(unfinished, target.database)).toMatchObject({ workshops: 1 });
  const complete = readFileSync(target.database);

  await store.backup(unfinished);
  const bytes = readFileSync(unfinished);
  bytes.fill(0xa5, 20_000, 60_000);
  writeFileSync(unfinished, bytes);
  expect(() => completeBackup(unfinished, target.database)).toThrow(StoreDamaged);
  expect([...target.files().keys()]).toEqual(['forewarned.db']);
  expect(readFileSync(target.database)).toEqual(complete);
});
