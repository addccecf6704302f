import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { StoreDamaged, StoreRefused } from '../port.ts';
import { openConnection, readPragma } from './connection.ts';
import {
  append,
  create,
  createTestDirectory,
  random,
  ROOM,
  type TestDirectory,
} from '../../testing/sqlite/directory.ts';
import { runWriter } from '../../testing/sqlite/runWriter.ts';

let directory: TestDirectory;
beforeEach(() => {
  directory = createTestDirectory();
});
afterEach(() => directory.dispose());

function opening(): unknown {
  try {
    directory.open();
    return null;
  } catch (error) {
    return error;
  }
}

async function fill(): Promise<void> {
  const store = directory.open();
  await store.commit([create()]);
  for (let i = 0; i < 40; i++) await store.commit([append('board', `${i} ${'x'.repeat(1_000)}`)]);
  await store.close();
}

/** Overwrites bytes in the middle of the file, as a failing disk does. */
function damage(file: string, offset: number, length: number): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(length, 0xaa), 0, length, offset);
  closeSync(handle);
}

/** Spoils every page but the first ones, which hold the schema. */
function damageRows(): void {
  const pages = statSync(directory.database).size / 4_096;
  for (let page = 24; page < pages; page++) damage(directory.database, page * 4_096, 8);
}

describe('settings', () => {
  test('FA1b the settings are in force after the first write, on a new and on an existing file', () => {
    for (let opened = 0; opened < 2; opened++) {
      const db = openConnection(directory.database, false, random);
      db.exec(`INSERT INTO workshop VALUES ('room${opened}', NULL, 1, 1, NULL, 1, 2, 0, NULL, NULL, 0)`);
      const names = ['journal_mode', 'synchronous', 'secure_delete', 'locking_mode', 'foreign_keys', 'temp_store'];
      const settings = names.map((name) => readPragma(db, name));
      expect(settings).toEqual(['wal', 2, 1, 'exclusive', 1, 2]);
      expect(readPragma(db, 'fullfsync')).toBe(1);
      expect(readPragma(db, 'mmap_size') ?? 0).toBe(0);
      db.close();
    }
  });

  test('FA1b SQLite is 3.51.3 or newer: earlier versions can reset the write-ahead log wrongly', () => {
    const row = new DatabaseSync(':memory:').prepare('SELECT sqlite_version() AS version').get();
    const [major = 0, minor = 0, patch = 0] = String(row?.version).split('.').map(Number);
    expect(major * 1_000_000 + minor * 1_000 + patch).toBeGreaterThanOrEqual(3_051_003);
  });

  test('only the owner can read the files', async () => {
    const store = directory.open();
    await store.commit([create(), append('notebook/1/ana', 'mine')]);
    const names = [...directory.files().keys()];
    expect(names).toEqual(['forewarned.db', 'forewarned.db-wal', `keys/${ROOM}/notebook-1.key`]);
    for (const name of names) expect(statSync(`${directory.path}/${name}`).mode & 0o077).toBe(0);
  });
});

describe('start', () => {
  test('FA4b a damaged file is refused with a message and not changed', async () => {
    await fill();
    damage(directory.database, 8_192, 6_000);
    const before = directory.files();
    const error = opening();
    expect(error).toBeInstanceOf(StoreDamaged);
    expect((error as Error).message).toMatch(/did not start.*damaged.*Nothing was changed.*backup.*recover/);
    expect(directory.files().get('forewarned.db')?.equals(before.get('forewarned.db')!)).toBe(true);
    expect(directory.files().get('forewarned.db-wal') ?? Buffer.alloc(0)).toHaveLength(0);
  });

  test('FA4b a write-ahead log beside a damaged file is not changed', async () => {
    await fill();
    const { lines } = await runWriter(directory.path, 'rounds', { killAfter: 5 });
    expect(lines.length).toBeGreaterThanOrEqual(5);
    expect(statSync(`${directory.database}-wal`).size).toBeGreaterThan(0);
    damage(directory.database, 8_192, 6_000);
    const before = directory.files();
    expect(opening()).toBeInstanceOf(StoreDamaged);
    for (const name of ['forewarned.db', 'forewarned.db-wal'])
      expect(directory.files().get(name)?.equals(before.get(name)!)).toBe(true);
  });

  test('FA4e the whole file is read at start unless it was closed cleanly and is as it was then', async () => {
    await fill();
    const changedAt = Math.floor(statSync(directory.database).mtimeMs);
    const changeTime = (ms: number) => utimesSync(directory.database, 0, (ms + 0.5) / 1_000);
    // Damage that leaves no trace in the directory: whether it is noticed tells whether all was read.
    damageRows();
    changeTime(changedAt);
    const store = directory.open();
    await expect(store.load(ROOM)).rejects.toBeInstanceOf(StoreDamaged);
    await store.close();
    changeTime(changedAt + 1);
    expect(opening()).toBeInstanceOf(StoreDamaged);
  });

  test('FA4e the whole file is read after a process that was killed', async () => {
    await fill();
    await runWriter(directory.path, 'rounds', { killAfter: 5 });
    expect(existsSync(join(directory.path, 'closed-cleanly'))).toBe(false);
    damageRows();
    expect(opening()).toBeInstanceOf(StoreDamaged);
  });

  test('FA4b a file that is no database is refused', () => {
    writeFileSync(directory.database, 'these are notes about the project, not a database\n'.repeat(100));
    expect(opening()).toBeInstanceOf(StoreDamaged);
  });

  test('FA4b a database of another application is refused', () => {
    directory.sql('CREATE TABLE recipes (name TEXT)');
    const before = readFileSync(directory.database);
    expect(opening()).toBeInstanceOf(StoreRefused);
    expect(readFileSync(directory.database)).toEqual(before);
  });

  test('FA4b a missing database is refused when there was one before', async () => {
    const store = directory.open();
    await store.commit([create(), append('notebook/1/ana', 'mine')]);
    await store.close();
    truncateSync(directory.database, 0);
    const error = opening();
    expect(error).toBeInstanceOf(StoreDamaged);
    expect((error as Error).message).toMatch(/missing or empty.*backup/);
    expect(statSync(directory.database).size).toBe(0);
  });

  test('FA2b a start continues after a first start that died before it created a table', async () => {
    directory.sql('PRAGMA journal_mode = WAL');
    expect(existsSync(directory.database)).toBe(true);
    const store = directory.open();
    await store.commit([create()]);
    expect(await store.list()).toHaveLength(1);
  });

  test('FA17a a schema of a newer version is refused', async () => {
    await fill();
    directory.sql('INSERT INTO schema_version VALUES (999)');
    const before = readFileSync(directory.database);
    const error = opening();
    expect(error).toBeInstanceOf(StoreRefused);
    expect((error as Error).message).toMatch(/newer version.*schema 999/);
    expect(readFileSync(directory.database)).toEqual(before);
  });

  test('FA5 a store that another process, or this one, has open is refused', async () => {
    const store = directory.open();
    await store.commit([create()]);
    const { lines } = await runWriter(directory.path, 'open');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^StoreRefused: .*another process uses .*forewarned\.db.*Stop it first/);
    expect(opening()).toBeInstanceOf(StoreRefused);
    await store.commit([append('board', 'still here')]);
    await store.close();
    expect((await runWriter(directory.path, 'open')).lines).toEqual(['opened']);
  });
});
