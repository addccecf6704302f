import { closeSync, existsSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Random } from '../../../shared/ids.ts';
import { StoreDamaged, StoreRefused } from '../port.ts';
import { forgetCleanClose, wasClosedCleanly } from './cleanClose.ts';
import { isCorrupt, isLocked, messageOf } from './errors.ts';
import { PAGE_BYTES } from './workshopKeys.ts';
import { migrate, newestSchemaVersion, readSchemaVersion } from './migrations.ts';

/** Marks the file as ours ("Forw"), so that nobody's other database is migrated by accident. */
export const APPLICATION_ID = 0x466f7277;
const FULL = 2;

/** In DATA_DIR. */
export const databaseName = 'forewarned.db';

/**
 * Opens the one connection to the database, checked unless it was closed cleanly, locked and migrated.
 *
 * Throws StoreDamaged or StoreRefused with a message for whoever runs the server; up to then not one byte of the
 * database or its write-ahead log has changed. `keysExist`: whether there are keys of sealed rounds.
 */
export function openConnection(file: string, keysExist: boolean, random: Pick<Random, 'bytes'>): DatabaseSync {
  const isNew = sizeOf(file) === 0;
  if (isNew) refuseLostDatabase(file, keysExist);
  else inspect(file);

  forgetCleanClose(file);
  // SQLite gives its other files the permissions of this one.
  closeSync(openSync(file, 'a', 0o600));
  const db = new DatabaseSync(file, { enableForeignKeyConstraints: true });
  try {
    configure(db);
    db.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
    migrate(db, random);
    verify(db);
    return db;
  } catch (error) {
    db.close();
    throw isLocked(error) ? inUse(file) : error;
  }
}

/** Reads one setting of the connection. */
export function readPragma(db: DatabaseSync, name: string): unknown {
  return Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0];
}

/**
 * EXCLUSIVE comes first: it makes the first read of the write-ahead log take the lock that keeps a second process out
 * for good. FULL syncs the log at every commit, and secure_delete overwrites with zeros what is deleted. Temporary
 * tables stay in memory, lest texts land in files that nobody cleans. The log goes into the file every 1 MB, not every 4 MB,
 * because whoever commits then waits for it. fullfsync is for macOS, whose fsync does not
 * reach the disk; elsewhere it does nothing.
 */
function configure(db: DatabaseSync): void {
  db.exec(`
    PRAGMA locking_mode = EXCLUSIVE;
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA secure_delete = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA mmap_size = 0;
    PRAGMA wal_autocheckpoint = 250;
    PRAGMA fullfsync = ON;
    PRAGMA checkpoint_fullfsync = ON;
  `);
}

/** Settings are read back after the first write, since a build's own default for WAL may replace `synchronous` there. */
function verify(db: DatabaseSync): void {
  db.exec(`PRAGMA synchronous = FULL`);
  const settings = {
    journal_mode: 'wal',
    locking_mode: 'exclusive',
    synchronous: FULL,
    secure_delete: 1,
    foreign_keys: 1,
    page_size: PAGE_BYTES,
  };
  for (const [name, expected] of Object.entries(settings)) {
    const found = readPragma(db, name);
    if (found !== expected)
      throw new StoreRefused(
        `Forewarned did not start: SQLite keeps ${name} at ${String(found)} instead of ${expected}, so it could not ` +
          `promise that what is saved stays saved. This happens on file systems that cannot lock or share files: ` +
          `put DATA_DIR on a local disk.`,
      );
  }
}

/** A file that was there and is empty or gone now must not become a new, empty store without anybody noticing. */
function refuseLostDatabase(file: string, keysExist: boolean): void {
  if (sizeOf(`${file}-wal`) === 0 && !keysExist) return;
  throw new StoreDamaged(
    `Forewarned did not start: the database ${file} is missing or empty, but files that belong to it are still there. ` +
      `Nothing was changed. Either ${restoring(file)}; or, to begin with an empty one, move everything in its ` +
      `directory somewhere else.`,
  );
}

/** Looks at an existing file through a connection that cannot write, so that damage stays as it was found. */
function inspect(file: string): void {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    // A first start that died between its first two writes leaves a file that holds no table yet.
    const isOurs = readPragma(db, 'application_id') === APPLICATION_ID || countTables(db) === 0;
    if (!isOurs)
      throw new StoreRefused(`Forewarned did not start: ${file} is not a database of Forewarned. Nothing was changed.`);
    if (!wasClosedCleanly(file)) checkAll(db, file);
    refuseNewerSchema(file, readSchemaVersion(db));
  } catch (error) {
    if (isLocked(error)) throw inUse(file);
    throw isCorrupt(error) ? damaged(file, messageOf(error)) : error;
  } finally {
    db.close();
  }
}

function checkAll(db: DatabaseSync, file: string): void {
  const findings = db
    .prepare('PRAGMA quick_check(5)')
    .all()
    .map((row) => String(Object.values(row)[0]));
  if (findings[0] !== 'ok') throw damaged(file, findings.join('; '));
}

function countTables(db: DatabaseSync): number {
  return (db.prepare('SELECT count(*) AS tables FROM sqlite_schema').get() as { tables: number }).tables;
}

function refuseNewerSchema(file: string, version: number): void {
  if (version <= newestSchemaVersion) return;
  throw new StoreRefused(
    `Forewarned did not start: a newer version wrote ${file} (schema ${version}, this version knows ` +
      `${newestSchemaVersion}). Nothing was changed. Start that newer version; or ${restoring(file)}.`,
  );
}

function damaged(file: string, finding: string): StoreDamaged {
  return new StoreDamaged(
    `Forewarned did not start: the database ${file} is damaged (${finding}). Nothing was changed. First copy its whole ` +
      `directory to a safe place. Then ${restoring(file)}; without a backup, "sqlite3 ${file} .recover" writes out ` +
      `what can still be read.`,
  );
}

function restoring(file: string): string {
  return `restore a backup: DATA_DIR=${dirname(file)} npm run restore -- <backup> --replace`;
}

export function inUse(file: string, what = 'Forewarned did not start'): StoreRefused {
  return new StoreRefused(
    `${what}: another process uses ${file}, most likely a Forewarned server that is still running. ` +
      `Stop it first, or give this one its own DATA_DIR.`,
  );
}

export function sizeOf(file: string): number {
  return existsSync(file) ? statSync(file).size : 0;
}
