import { chmodSync, rmSync } from 'node:fs';
import { backup, DatabaseSync } from 'node:sqlite';
import { renameDurably, syncFile } from '../durableFiles.ts';
import { StoreUnavailable } from '../port.ts';
import { readPragma } from './connection.ts';
import { isLocked, isNoError } from './errors.ts';

const MOST_ATTEMPTS = 100;

/**
 * Copies the database into `file` while it goes on working. Under its final name there is never half a copy, nor one
 * that does not pass SQLite's check.
 *
 * The keys of sealed rounds are not in it, on purpose: a copy taken while people write must not open what they wrote
 * after the server has shredded it. To move a running workshop to another machine, stop the server and copy its whole
 * data directory. After a restore without keys, notebooks and ballots that were open are set aside as unreadable and
 * begin empty; the pages still hold what their own people wrote and send it again. All else is complete.
 */
export async function copyDatabase(db: DatabaseSync, file: string): Promise<void> {
  const unfinished = `${file}.unfinished`;
  try {
    await copyPages(db, unfinished);
    chmodSync(unfinished, 0o600);
    settle(unfinished);
    syncFile(unfinished);
    renameDurably(unfinished, file);
  } catch (error) {
    for (const leftover of [unfinished, `${unfinished}-wal`, `${unfinished}-shm`]) rmSync(leftover, { force: true });
    throw error;
  }
}

/**
 * Node copies in another thread, some pages at a time, and waits where it meets an open transaction; only when the very
 * first pages meet one does it give up, with an error that says "not an error" (code 0). Then it is asked again.
 */
async function copyPages(db: DatabaseSync, file: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    rmSync(file, { force: true });
    try {
      await backup(db, file);
      return;
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || !(isNoError(error) || isLocked(error))) throw error;
    }
  }
}

/** Makes the copy one file that needs no write-ahead log beside it, and checks it. */
function settle(file: string): void {
  const copy = new DatabaseSync(file);
  try {
    copy.exec('PRAGMA journal_mode = DELETE');
    const finding = readPragma(copy, 'quick_check(1)');
    if (finding !== 'ok') throw new StoreUnavailable(`The copy is damaged: ${String(finding)}.`);
  } finally {
    copy.close();
  }
}
