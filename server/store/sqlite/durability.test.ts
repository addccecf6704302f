import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestDirectory, ROOM, textsOf, type TestDirectory } from '../../testing/sqlite/directory.ts';
import { runWriter } from '../../testing/sqlite/runWriter.ts';

let directory: TestDirectory;
beforeEach(() => {
  directory = createTestDirectory();
});
afterEach(() => directory.dispose());

const counted = (length: number) => Array.from({ length }, (_, index) => String(index));

it('52, 53 keeps all it acknowledged and nothing by halves when it is killed at any moment', async () => {
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
      // A round is there as a whole or not at all: the same texts as were committed to the board with it.
      expect(await textsOf(store, doc)).toEqual(board.slice((round - 1) * 10, round * 10));
    }
    await store.close();
    const keys = [...directory.files().keys()].filter((name) => name.endsWith('.key'));
    expect(keys.length).toBeLessThanOrEqual(1);
    expect(directory.sql('SELECT * FROM shredding')).toEqual([]);
  }
  expect(shreddedRounds).toBeGreaterThan(3);
}, 60_000);

it('53 the log that a death left behind, with what was destroyed in it, is cut when the store opens', async () => {
  await runWriter(directory.path, 'rounds', { killAfter: 12 });
  const logBytes = () => directory.files().get('forewarned.db-wal')?.length;
  expect(logBytes()).toBeGreaterThan(0);
  directory.open();
  expect(logBytes()).toBe(0);
});

it('55 acknowledges nothing when the disk takes no more, and keeps what it acknowledged', async () => {
  const { lines } = await runWriter(directory.path, 'untilRefused', { fileLimitKiB: 1_024 });
  const acknowledged = lines.filter((line) => line.startsWith('wrote')).length;
  expect(acknowledged).toBeGreaterThan(50);
  expect(lines.slice(acknowledged)).toEqual(['refused StoreUnavailable', `kept ${acknowledged}`]);

  const store = directory.open();
  const board = await textsOf(store, 'board');
  expect(board.map((text) => text.split(' ')[0])).toEqual(counted(acknowledged));
}, 30_000);
