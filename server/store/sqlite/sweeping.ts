import { StoreUnavailable } from '../port.ts';
import { messageOf } from './errors.ts';
import type { Statements } from './statements.ts';

/** One slice deletes at most this much, so that it takes a few milliseconds. A row is never split. */
const SLICE_BYTES = 256 * 1_024;
const SLICE_ROWS = 100;

/**
 * Deletes the rows of deleted workshops in slices, one per turn of the event loop, beside everything else. Nobody can read
 * them any more: their key is destroyed. secure_delete overwrites them.
 */
export type Sweeper = {
  /** Sweeps all workshops that are marked as deleted, also those left by an earlier process. */
  start(): void;
  /** Resolves when no row of a deleted workshop is left. Rejects with StoreUnavailable; the next start tries again. */
  swept(workshopId: string): Promise<void>;
  close(): void;
};

type Waiting = { workshopId: string; resolve: () => void; reject: (error: Error) => void };

export function createSweeper(options: {
  statements: Statements;
  afterTurn: (run: () => void) => void;
  inTransaction: (run: () => void) => void;
  /** Called when nothing is left to sweep, before those who wait are told. */
  finished: () => void;
  warn: (message: string, fields: Record<string, unknown>) => void;
}): Sweeper {
  const { statements, afterTurn, inTransaction } = options;
  let isRunning = false;
  let isClosed = false;
  let waiting: Waiting[] = [];

  /** What is left of a workshop, table by table. */
  const tables: readonly { rows: Statements['someLogged']; remove: Statements['deleteLogged'] }[] = [
    { rows: statements.someLogged, remove: statements.deleteLogged },
    { rows: statements.someSealed, remove: statements.deleteSealed },
    { rows: statements.someRecords, remove: statements.deleteRecord },
    { rows: statements.someOutcomes, remove: statements.deleteOutcome },
  ];

  function sweepSlice(workshopId: string): void {
    for (const { rows, remove } of tables) {
      const found = rows.all(workshopId, SLICE_ROWS) as { bytes: number; [key: string]: unknown }[];
      if (found.length === 0) continue;
      inTransaction(() => {
        let bytes = 0;
        for (const { bytes: size, ...key } of found) {
          remove.run(workshopId, ...(Object.values(key) as string[]));
          bytes += size;
          if (bytes >= SLICE_BYTES) return;
        }
      });
      return;
    }
    inTransaction(() => statements.deleteWorkshop.run(workshopId));
  }

  function nextId(): string | null {
    return (statements.deletedWorkshop.get() as { id: string } | undefined)?.id ?? null;
  }

  function settle(error: Error | null): void {
    const told = waiting;
    waiting = [];
    for (const { resolve, reject } of told) {
      if (error === null) resolve();
      else reject(error);
    }
  }

  function run(): void {
    if (isClosed) return;
    try {
      const workshopId = nextId();
      if (workshopId !== null) {
        sweepSlice(workshopId);
        afterTurn(run);
        return;
      }
      options.finished();
      isRunning = false;
      settle(null);
    } catch (cause) {
      isRunning = false;
      const message = `What is left of deleted workshops could not be erased yet: ${messageOf(cause)}.`;
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
    start,
    swept: (workshopId) =>
      new Promise((resolve, reject) => {
        if (isClosed) {
          reject(new StoreUnavailable('The store is closed.'));
          return;
        }
        waiting.push({ workshopId, resolve, reject });
        start();
      }),
    close() {
      isClosed = true;
      settle(new StoreUnavailable('The store is closed.'));
    },
  };
}
