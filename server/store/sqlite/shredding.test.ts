import { copyFileSync, existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DocName, type Store, StoreUnavailable } from '../port.ts';
import {
  append,
  create,
  createTestDirectory,
  ROOM,
  textsOf,
  type TestDirectory,
} from '../../testing/sqlite/directory.ts';
import { keysIn } from '../../testing/sqlite/decrypted.ts';
import { runWriter } from '../../testing/sqlite/runWriter.ts';

const ANA = 'anaanaanaanaanaanaana1';
const OTHER_ROOM = 'ABCDEFGHIJKLMNOPQRSTUV';
const shred = { kind: 'shred', workshopId: ROOM, round: 'notebook/1' } as const;

let directory: TestDirectory;
beforeEach(() => {
  directory = createTestDirectory();
});
afterEach(() => directory.dispose());

const keyFile = (round: string, workshopId = ROOM) => join(directory.path, 'keys', workshopId, `${round}.key`);

describe('a shredded round', () => {
  test('SC17a after shredding no file holds text, person or key of the round', async () => {
    const store = directory.open();
    await store.commit([create(), create(OTHER_ROOM)]);
    for (let i = 0; i < 60; i++) {
      await store.commit([append(`notebook/1/${ANA}`, `canary-note-${i}`), append('board', `canary-board-${i}`)]);
      await store.commit([append('notebook/1/ben', `canary-note-${i}`, OTHER_ROOM)]);
    }
    await store.commit([
      { kind: 'compact', workshopId: ROOM, doc: `notebook/1/${ANA}`, snapshot: Buffer.from('canary-note') },
    ]);

    // The same search finds both while the keys are there: otherwise finding nothing would prove nothing.
    expect(directory.countDecrypted('canary-board')).toBe(60);
    const notes = directory.countDecrypted('canary-note');
    expect(notes).toBe(61);
    for (const text of ['canary-board', 'canary-note', ANA]) expect(directory.count(text), text).toBe(0);
    expect(existsSync(keyFile('notebook-1'))).toBe(true);

    await store.commit([shred]);
    expect(directory.count('canary-note')).toBe(0);
    expect(directory.countDecrypted('canary-note')).toBe(notes - 1);
    expect(directory.count(ANA)).toBe(0);
    expect(existsSync(keyFile('notebook-1'))).toBe(false);
    expect(statSync(`${directory.database}-wal`).size).toBe(0);
    expect(await textsOf(store, 'notebook/1/ben', OTHER_ROOM)).toHaveLength(60);
    await store.close();
    expect(directory.sql(`SELECT count(*) AS rows FROM sealed WHERE workshop_id = '${ROOM}'`)).toEqual([{ rows: 0 }]);
  });

  test('SC17b a backup made before the shredding cannot be decrypted', async () => {
    const store = directory.open();
    await store.commit([create(), append(`notebook/1/${ANA}`, 'before'), append('board', 'open')]);
    const backup = join(directory.path, 'backup.db');
    await store.backup(backup);
    const restored = createTestDirectory();
    try {
      copyFileSync(backup, restored.database);
      const withoutKeys = restored.open();
      const stored = await withoutKeys.load(ROOM);
      expect([...(stored?.docs.keys() ?? [])]).toEqual(['board']);
      expect(stored?.damaged).toEqual([{ doc: 'notebook/1', rows: 1 }]);
      await withoutKeys.close();

      // With the key the backup can be decrypted: it holds the note, and only the key is missing.
      await store.commit([{ kind: 'touch', workshopId: ROOM, at: 2_000 }]);
      await store.close();
      copyFileSync(backup, directory.database);
      const withKey = directory.open();
      expect(await textsOf(withKey, `notebook/1/${ANA}`)).toEqual(['before']);
      await withKey.commit([shred]);
      await withKey.close();

      copyFileSync(backup, directory.database);
      const afterShred = directory.open();
      expect((await afterShred.load(ROOM))?.damaged).toEqual([{ doc: 'notebook/1', rows: 1 }]);
      expect(await textsOf(afterShred, `notebook/1/${ANA}`)).toEqual([]);
      await afterShred.close();
    } finally {
      await restored.dispose();
    }
  });

  test('SC17b a backup does not tell who wrote how much', async () => {
    const store = directory.open();
    const lengths: Record<string, number> = { ana: 5, ben: 100, eve: 180 };
    await store.commit([
      create(),
      ...Object.entries(lengths).map(([person, length]) => append(`notebook/1/${person}`, 'x'.repeat(length))),
    ]);
    await store.close();
    const rows = directory.sql('SELECT DISTINCT length(body) AS length, seq FROM sealed');
    expect(rows).toHaveLength(1);
  });
});

describe('a crash between the commit and the destruction of keys', () => {
  test.each(['shred', 'delete'] as const)('FA2b it is finished at the next start (%s)', async (kind) => {
    const { lines, signal } = await runWriter(directory.path, kind);
    expect({ lines, signal }).toEqual({ lines: ['wrote'], signal: 'SIGKILL' });
    expect(existsSync(keyFile('notebook-1'))).toBe(true);

    const store = directory.open();
    expect(existsSync(keyFile('notebook-1'))).toBe(false);
    expect(statSync(`${directory.database}-wal`).size).toBe(0);
    const stored = await store.load(ROOM);
    expect(stored && [...stored.docs.keys()]).toEqual(kind === 'shred' ? ['board'] : null);
    expect(directory.countDecrypted('board text')).toBe(kind === 'shred' ? 1 : 0);
    await store.close();
    expect(directory.sql('SELECT * FROM shredding')).toEqual([]);
  });

  test('FA2b it is finished also when the key was destroyed before', async () => {
    await runWriter(directory.path, 'shred');
    rmSync(keyFile('notebook-1'));
    const store = directory.open();
    expect(await textsOf(store, 'board')).toEqual(['board text']);
    await store.close();
    expect(directory.sql('SELECT * FROM shredding')).toEqual([]);
  });
});

describe('a key that cannot be destroyed', () => {
  let store: Store;
  let stuck: boolean;
  const warnings: string[] = [];

  beforeEach(async () => {
    stuck = true;
    warnings.length = 0;
    store = directory.open({
      warn: (message) => warnings.push(message),
      faults: {
        beforeKeyDestruction() {
          if (stuck) throw new Error('EIO: i/o error');
        },
      },
    });
    await store.commit([create(), create(OTHER_ROOM), append(`notebook/1/${ANA}`, 'mine'), append('board', 'open')]);
  });

  test('FA2b the round does not count as shredded, only this workshop stops, and a later attempt destroys the key', async () => {
    const outcomes = await Promise.allSettled([
      store.commit([shred]),
      store.commit([append('board', 'elsewhere', OTHER_ROOM)]),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(warnings.join()).toContain('EIO');
    await expect(store.load(ROOM)).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(store.commit([append('board', 'more')])).rejects.toBeInstanceOf(StoreUnavailable);
    expect(await textsOf(store, 'board', OTHER_ROOM)).toEqual(['elsewhere']);
    expect(existsSync(keyFile('notebook-1'))).toBe(true);

    stuck = false;
    expect([...((await store.load(ROOM))?.docs.keys() ?? [])]).toEqual(['board']);
    expect(existsSync(keyFile('notebook-1'))).toBe(false);
    await store.commit([append('board', 'more')]);
    expect(await textsOf(store, 'board')).toEqual(['open', 'more']);
  });

  test('FA2b the store does not open', async () => {
    await expect(store.commit([shred])).rejects.toBeInstanceOf(StoreUnavailable);
    await store.close();
    const faults = {
      beforeKeyDestruction: () => {
        throw new Error('EIO: i/o error');
      },
    };
    expect(() => directory.open({ faults })).toThrow(StoreUnavailable);
    expect(await textsOf(directory.open(), 'board')).toEqual(['open']);
  });
});

describe('a deleted workshop', () => {
  test('FA14b no byte of its texts and no key remains, among many other workshops', async () => {
    const store = directory.open();
    const rooms = Array.from({ length: 6 }, (_, index) => `room${index}room${index}`);
    await store.commit(rooms.map((room) => create(room)));
    const docs: DocName[] = ['board', 'plan', 'session', 'notebook/1/ana', 'ballot/2/ana'];
    for (let i = 0; i < 300; i++) {
      // Different lengths make SQLite split and merge pages, which leaves copies of rows in free pages.
      const text = (room: string) => `canary-${room}-${'x'.repeat((i * 37) % 600)}`;
      await Promise.all(
        rooms.map((room) =>
          store.commit([
            append(docs[i % docs.length]!, text(room), room),
            { kind: 'putRecord', workshopId: room, name: `record${i % 7}`, value: text(room) },
            { kind: 'putOutcome', workshopId: room, key: `${(i * 7919) % 1000}`, outcome: text(room), at: i },
          ]),
        ),
      );
    }
    const keys = keysIn(directory.path);
    const copiesOfKey = (room: string) => directory.count(keys.get(room)!.toString('latin1'));
    expect(directory.countDecrypted('canary-room2')).toBeGreaterThan(100);
    expect(copiesOfKey('room2room2')).toBeGreaterThan(0);
    expect(existsSync(keyFile('ballot-2', 'room2room2'))).toBe(true);

    await store.commit([{ kind: 'delete', workshopId: 'room2room2' }]);
    expect(directory.count('canary-room')).toBe(0);
    expect(directory.countDecrypted('canary-room2')).toBe(0);
    expect(copiesOfKey('room2room2')).toBe(0);
    expect(directory.countDecrypted('canary-room3')).toBeGreaterThan(100);
    expect(copiesOfKey('room3room3')).toBe(1);
    expect(existsSync(join(directory.path, 'keys', 'room2room2'))).toBe(false);
    expect(existsSync(keyFile('ballot-2', 'room3room3'))).toBe(true);
  }, 30_000);
});
