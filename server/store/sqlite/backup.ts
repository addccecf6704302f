import { closeSync, openSync, rmSync } from 'node:fs';
import { backup, DatabaseSync } from 'node:sqlite';
import { renameDurably, syncFile } from '../durableFiles.ts';
import { StoreRefused } from '../port.ts';
import { inUse, sizeOf } from './connection.ts';
import { isLocked, isNoError } from './errors.ts';
import type { Verified } from './verify.ts';
import { verifyDatabase } from './verify.ts';

const MOST_ATTEMPTS = 100;

/**
 * Copies the database into a new `file` while it goes on working, a few pages at a time in another thread. The copy is neither
 * synced nor checked: that is `completeBackup`, in the process of whoever wants it.
 *
 * The keys of sealed rounds are not in it, on purpose: a copy taken while people write must not open what they wrote
 * after the server has shredded it. To move a running workshop to another machine, stop the server and copy its whole
 * data directory. After a restore without keys, notebooks and ballots that were open are set aside as unreadable and
 * begin empty; the pages still hold what their own people wrote and send it again. All else is complete.
 */
export async function copyDatabase(db: DatabaseSync, file: string): Promise<void> {
  try {
    await copyPages(db, file);
  } catch (error) {
    removeUnfinished(file);
    throw error;
  }
}

/**
 * Node waits where it meets an open transaction; only when the very first pages meet one does it give up, with an error
 * that says "not an error" (code 0). Then it is asked again.
 */
async function copyPages(db: DatabaseSync, file: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    removeUnfinished(file);
    // SQLite gives its other files the permissions of this one.
    closeSync(openSync(file, 'wx', 0o600));
    try {
      await backup(db, file);
      return;
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || !(isNoError(error) || isLocked(error))) throw error;
    }
  }
}

/**
 * Copies the database of a directory that no server uses into a new `file`, without changing it.
 * @throws StoreRefused when there is none: a wrong DATA_DIR must not look like an empty server (SPEC BU2a)
 */
export async function copyUnusedDatabase(database: string, file: string): Promise<void> {
  if (sizeOf(database) === 0) {
    throw new StoreRefused(`There is no database at ${database}. Set DATA_DIR to the data folder of the server.`);
  }
  const db = new DatabaseSync(database, { readOnly: true });
  try {
    // Node's own error about a locked database does not say so.
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    await copyDatabase(db, file);
  } catch (error) {
    throw isLocked(error) ? inUse(database, 'No backup was made') : error;
  } finally {
    db.close();
  }
}

/**
 * Makes a received copy durable and checks it, then gives it its final name: under that name there is never half a copy,
 * nor one that does not pass the checks (SPEC BU1b).
 * @throws StoreDamaged, and then `unfinished` is gone and what `file` was before is still there
 */
export function completeBackup(unfinished: string, file: string): Verified {
  try {
    settle(unfinished);
    syncFile(unfinished);
    const verified = verifyDatabase(unfinished);
    renameDurably(unfinished, file);
    return verified;
  } catch (error) {
    removeUnfinished(unfinished);
    throw error;
  }
}

export function removeUnfinished(file: string): void {
  for (const leftover of [file, `${file}-journal`, `${file}-wal`, `${file}-shm`]) rmSync(leftover, { force: true });
}

/** Makes the copy one file that needs no write-ahead log beside it. */
function settle(file: string): void {
  const copy = new DatabaseSync(file);
  try {
    copy.exec('PRAGMA journal_mode = DELETE');
  } finally {
    copy.close();
  }
}
