import { copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { EpochMs } from '../../../shared/time.ts';
import { renameDurably, syncDirectory, syncFile } from '../durableFiles.ts';
import { StoreRefused } from '../port.ts';
import { removeUnfinished } from './backup.ts';
import { databaseName, inUse, readPragma } from './connection.ts';
import { isCorrupt, isLocked } from './errors.ts';
import type { Verified } from './verify.ts';
import { countExpired, verifyDatabase } from './verify.ts';

export type Restored = Verified & {
  /** Where the database that was there is now; null when there was none. */
  readonly keptAt: string | null;
  /** Workshops that the server will delete soon after its start, because their retention time is over. */
  readonly expired: number | null;
};

export type RestoreOptions = {
  readonly directory: string;
  /** The backup. It is copied, not moved. */
  readonly file: string;
  /** Allows to put another database aside. */
  readonly mayReplace: boolean;
  readonly now: EpochMs;
};

/**
 * Puts a backup in the place of the database (SPEC BU3). The keys stay where they are: those of rounds that are open still
 * open the notebooks of these rounds, and beside a database that was put aside they would keep open what people wrote.
 * @throws StoreRefused, StoreDamaged with a message that says what to do; then the database that was there is unchanged
 */
export function restoreDatabase({ directory, file, mayReplace, now }: RestoreOptions): Restored {
  if (!existsSync(file)) throw new StoreRefused(`There is no file ${file}.`);
  const database = join(directory, databaseName);
  const isThere = [database, `${database}-wal`].some((name) => existsSync(name));
  if (isThere && !mayReplace) {
    throw new StoreRefused(
      `There is a database at ${database} already. Add --replace to put it aside, or set DATA_DIR to another folder.`,
    );
  }
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const unfinished = `${database}.restoring`;
  try {
    removeUnfinished(unfinished);
    copyFileSync(file, unfinished);
    syncFile(unfinished);
    const verified = verifyDatabase(unfinished, file);
    const expired = countExpired(unfinished, now);
    const keptAt = isThere ? putAside(directory, database, now) : null;
    renameDurably(unfinished, database);
    return { ...verified, expired, keptAt };
  } catch (error) {
    removeUnfinished(unfinished);
    throw error;
  }
}

/** @returns the folder with the old database. It stays in its place too, until it is replaced in one step. */
function putAside(directory: string, database: string, now: EpochMs): string {
  if (existsSync(database)) foldLog(database);
  const folder = join(directory, `replaced-${new Date(now).toISOString().replace(/[:.]/g, '-')}`);
  mkdirSync(folder, { mode: 0o700 });
  for (const file of [database, `${database}-wal`])
    if (existsSync(file)) linkOrMove(file, join(folder, basename(file)));
  syncDirectory(folder);
  // Beside another database a log would be played into it.
  for (const file of [`${database}-wal`, `${database}-shm`]) rmSync(file, { force: true });
  syncDirectory(directory);
  return folder;
}

function linkOrMove(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    // A file system without hard links.
    renameSync(from, to);
  }
}

/** Moves what the log holds into the database, so that it is one file. A damaged database is left as it is. */
function foldLog(database: string): void {
  let db: DatabaseSync | null = null;
  try {
    db = new DatabaseSync(database, { readOnly: true });
    if (readPragma(db, 'quick_check(1)') !== 'ok') return;
    db.close();
    db = new DatabaseSync(database);
    db.exec('PRAGMA journal_mode = DELETE');
  } catch (error) {
    if (isLocked(error)) throw inUse(database, 'Nothing was restored');
    if (!isCorrupt(error)) throw error;
  } finally {
    if (db?.isOpen === true) db.close();
  }
}
