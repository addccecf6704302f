import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDirectory, ROOM, textsOf, type TestDirectory } from '../../testing/sqlite/directory.ts';
import { runWriter } from '../../testing/sqlite/runWriter.ts';

let directory: TestDirectory;
beforeEach(() => {
  directory = createTestDirectory();
});
afterEach(() => directory.dispose());

const counted = (length: number) => Array.from({ length }, (_, index) => String(index));

test('FA1a FA2a a kill at any moment loses nothing acknowledged and leaves nothing half done', async () => {
  let shreddedRounds = 0;
  for (const killAfter of [1, 2, 4, 11, 12, 23, 40]) {
    const { lines, signal } = await runWriter(directory.path, 'rounds', { killAfter });
    expect(signal).toBe('SIGKILL');
    const lastWritten = Number(lines.findLast((line) => line.startsWith('wrote'))?.split(' ')[1] ?? -1);
    const lastShredded = Number(lines.findLast((line) => line.startsWith('shredded'))?.split(' ')[1] ?? 0);
    shreddedRounds = Math.max(shreddedRounds, lastShredded);

    const store = directory.open();
    const board = await textsOf(store, 'board');
    expect(board.length).toBeGreaterThan(lastWritten);
    expect(board).toEqual(counted(board.length));
    const stored = await store.load(ROOM);
    expect(stored?.damaged).toEqual([]);
    for (const doc of stored?.docs.keys() ?? []) {
      if (doc === 'board') continue;
      const round = Number(doc.split('/')[1]);
      expect(round).toBeGreaterThan(shreddedRounds);
      // A round is stored completely or not at all, together with the board rows of the same commit.
      expect(await textsOf(store, doc)).toEqual(board.slice((round - 1) * 10, round * 10));
    }
    await store.close();
    const keys = [...directory.files().keys()].filter((name) => name.endsWith('.key'));
    expect(keys.length).toBeLessThanOrEqual(1);
    expect(directory.sql('SELECT * FROM shredding')).toEqual([]);
  }
  expect(shreddedRounds).toBeGreaterThan(3);
}, 60_000);

test('FA2b a write-ahead log that a death left behind with shredded rows is truncated when the store opens', async () => {
  await runWriter(directory.path, 'rounds', { killAfter: 12 });
  const logBytes = () => directory.files().get('forewarned.db-wal')?.length;
  expect(logBytes()).toBeGreaterThan(0);
  directory.open();
  expect(logBytes()).toBe(0);
});

test('FA3 on a full disk nothing is acknowledged, and what was acknowledged stays', async () => {
  const { lines } = await runWriter(directory.path, 'untilRefused', { fileLimitKiB: 1_536 });
  const acknowledged = lines.filter((line) => line.startsWith('wrote')).length;
  expect(acknowledged).toBeGreaterThan(50);
  expect(lines.slice(acknowledged)).toEqual(['refused StoreUnavailable', `kept ${acknowledged}`]);

  const store = directory.open();
  const board = await textsOf(store, 'board');
  expect(board.map((text) => text.split(' ')[0])).toEqual(counted(acknowledged));
}, 30_000);
