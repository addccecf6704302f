import { StoreUnavailable } from '../port.ts';
import type { Sealers } from '../sealers.ts';
import { messageOf } from './errors.ts';
import type { Statements } from './statements.ts';

/** One slice deletes at most this much, so that it takes a few milliseconds. A row is never split. */
const SLICE_BYTES = 128 * 1_024;
const SLICE_ROWS = 50;

/**
 * Erases deleted workshops, one step per turn of the event loop, beside everything else. The transaction that deleted a
 * workshop has deleted its key and marked it; nobody can read it any more.
 *
 * First the write-ahead log, which may hold the key, goes into the database file, where secure_delete has put zeros, and is
 * cut to nothing. Then the key files of its rounds go, then the note of them in `shredding`, then its rows, slice by slice.
 * Every step may be repeated after a crash.
 */
export type Sweeper = {
  /** Does the first steps, up to the note, of all deleted workshops at once. Throws what the disk throws. */
  finishKeys(): void;
  /** Sweeps all workshops that are marked as deleted, also those left by an earlier process. */
  start(): void;
  /** Resolves when nothing of the workshop is left. Rejects with StoreUnavailable; the next start tries again. */
  swept(): Promise<void>;
  close(): void;
};

export function createSweeper(options: {
  statements: Statements;
  sealers: Sealers;
  truncateWal: () => void;
  afterTurn: (run: () => void) => void;
  inTransaction: (run: () => void) => void;
  beforeKeyDestruction: () => void;
  warn: (message: string, fields: Record<string, unknown>) => void;
}): Sweeper {
  const { statements, sealers, afterTurn, inTransaction } = options;
  let isRunning = false;
  let isClosed = false;
  let waiting: PromiseWithResolvers<undefined>[] = [];
  /** Deleted workshops whose deletion is no longer in the log. */
  let outOfLog: ReadonlySet<string> = new Set();

  const noted = (): string[] =>
    (statements.deletionNotes.all() as { workshop_id: string }[]).map(({ workshop_id: workshopId }) => workshopId);

  function destroyKeys(workshopId: string): void {
    options.beforeKeyDestruction();
    sealers.destroy(workshopId, 'all');
    statements.deleteShredding.run(workshopId, 'all');
  }

  /** What is left of a workshop, table by table. */
  const tables: readonly { rows: Statements['someLogged']; remove: Statements['deleteLogged'] }[] = [
    { rows: statements.someLogged, remove: statements.deleteLogged },
    { rows: statements.someSealed, remove: statements.deleteSealed },
    { rows: statements.someRecords, remove: statements.deleteRecord },
    { rows: statements.someOutcomes, remove: statements.deleteOutcome },
    { rows: statements.someErrands, remove: statements.deleteErrand },
  ];

  function sweepSlice(workshopId: string): void {
    for (const { rows, remove } of tables) {
      const found = rows.all(workshopId, SLICE_ROWS) as { bytes: number; [key: string]: unknown }[];
      if (found.length === 0) continue;
      inTransaction(() => {
        let left = SLICE_BYTES;
        for (const { bytes, ...key } of found) {
          remove.run(workshopId, ...(Object.values(key) as string[]));
          left -= bytes;
          if (left <= 0) return;
        }
      });
      return;
    }
    inTransaction(() => statements.deleteWorkshop.run(workshopId));
  }

  /** @returns whether there was something to do */
  function step(): boolean {
    const [first] = noted();
    if (first !== undefined && !outOfLog.has(first)) {
      options.truncateWal();
      outOfLog = new Set(noted());
      return true;
    }
    if (first !== undefined) {
      destroyKeys(first);
      return true;
    }
    const row = statements.deletedWorkshop.get() as { id: string } | undefined;
    if (row) sweepSlice(row.id);
    return row !== undefined;
  }

  function settle(error: Error | null): void {
    isRunning = false;
    const told = waiting;
    waiting = [];
    for (const { resolve, reject } of told) {
      if (error === null) resolve(undefined);
      else reject(error);
    }
  }

  function run(): void {
    if (isClosed) return;
    try {
      if (step()) afterTurn(run);
      else settle(null);
    } catch (cause) {
      const message = `Deleted workshops could not be erased yet: ${messageOf(cause)}. The next attempt is within an hour.`;
      options.warn(message, {});
      settle(new StoreUnavailable(message, { cause }));
    }
  }

  function start(): void {
    if (isRunning || isClosed) return;
    isRunning = true;
    afterTurn(run);
  }

  return {
    finishKeys() {
      const all = noted();
      if (all.length === 0) return;
      options.truncateWal();
      all.forEach(destroyKeys);
    },
    start,
    swept() {
      if (isClosed) return Promise.reject(new StoreUnavailable('The store is closed.'));
      const swept = Promise.withResolvers<undefined>();
      waiting.push(swept);
      start();
      return swept.promise;
    },
    close() {
      isClosed = true;
      settle(new StoreUnavailable('The store is closed.'));
    },
  };
}
