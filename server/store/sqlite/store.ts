import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../../../shared/ids.ts';
import { createCommitGroup } from '../groupCommit.ts';
import { createKeyFiles } from '../keyFiles.ts';
import { type DueErrands, type ListedWorkshop, type Store } from '../port.ts';
import { createSealers } from '../sealers.ts';
import { copyDatabase } from './backup.ts';
import { databaseName, openConnection } from './connection.ts';
import { messageOf, readingError, unavailable } from './errors.ts';
import { readWorkshop } from './loadWorkshopRows.ts';
import { noteCleanClose } from './cleanClose.ts';
import { createFilePlaces } from './filePlaces.ts';
import { createShredding } from './shredding.ts';
import { createSweeper } from './sweeping.ts';
import { createWorkshopKeys } from './workshopKeys.ts';
import { prepareStatements } from './statements.ts';
import { createRunGroup } from './transaction.ts';
import { createApplyWrite } from './applyWrite.ts';

export type SqliteStoreOptions = {
  /** DATA_DIR: holds `forewarned.db` and `keys/`; made when it does not exist. */
  directory: string;
  random: Pick<Random, 'bytes'>;
  /** What whoever runs the server should know; the fields hold no names and no texts. */
  warn: (message: string, fields: Record<string, unknown>) => void;
  /** Calls back when the callbacks of this turn of the event loop have run (`setImmediate`). */
  afterTurn: (run: () => void) => void;
  /** Called where a disk can fail or a process can die; what a test throws here is that failure. */
  faults?: { beforeCommit?(): void; beforeKeyDestruction?(): void };
};

/** So many that one slice stays far below the time in which a person notices a pause. */
const OUTCOMES_AT_ONCE = 200;

const idsOf = (rows: unknown[]): string[] => (rows as { id: string }[]).map(({ id }) => id);

/**
 * A store in one SQLite file, for one process; see store/port.ts for what it keeps. Finishes what a crash interrupted
 * before it returns. Throws StoreDamaged or StoreRefused with a message that says what to do, and then has changed no
 * stored byte; StoreUnavailable when the disk does not do what is asked.
 */
export function openSqliteStore(options: SqliteStoreOptions): Store {
  const { directory, random, warn, afterTurn, faults } = options;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const keyDirectory = join(directory, 'keys');
  mkdirSync(keyDirectory, { recursive: true, mode: 0o700 });
  const keys = createKeyFiles({ directory: keyDirectory, random });
  const database = join(directory, databaseName);
  const db = openConnection(database, !keys.isEmpty(), random);
  const statements = prepareStatements(db);
  const sealers = createSealers(keys, random);
  const truncateWal = (): void => {
    const { busy } = statements.truncateWal.get() as { busy: number };
    if (busy !== 0) throw new Error('the write-ahead log is in use');
  };
  const beforeKeyDestruction = (): void => faults?.beforeKeyDestruction?.();
  const shredding = createShredding({ statements, sealers, truncateWal, beforeKeyDestruction });
  const keysOfWorkshops = createWorkshopKeys(statements, random);
  const applyWrite = createApplyWrite(statements, keysOfWorkshops, sealers);
  const group = createCommitGroup({
    afterTurn,
    run: createRunGroup({
      db,
      statements,
      applyWrite,
      shredding,
      warn,
      beforeCommit: () => faults?.beforeCommit?.(),
    }),
  });
  const sweeper = createSweeper({
    statements,
    sealers,
    truncateWal,
    afterTurn,
    inTransaction,
    beforeKeyDestruction,
    warn,
  });
  const backups = new Set<Promise<void>>();

  try {
    shredding.finish([]);
    sweeper.finishKeys();
    // After a crash the log, or pages it replaces, may still hold destroyed content although no note of it is left.
    truncateWal();
  } catch (error) {
    db.close();
    throw unavailable(error, 'open');
  }
  sweeper.start();
  const places = createFilePlaces([database, `${database}-wal`, keyDirectory]);
  let lost: Error | null = null;

  function areLost(): boolean {
    try {
      places.check();
      return false;
    } catch {
      return true;
    }
  }

  function checkPlaces(): void {
    try {
      places.check();
      lost = null;
    } catch (error) {
      if (lost === null) warn(messageOf(error), {});
      lost = unavailable(error, 'look at its files');
      throw lost;
    }
  }

  /** Runs what is pending, so that a reader sees what was committed before it, then reads. */
  function read<T>(rows: () => T): T {
    group.flush();
    try {
      return rows();
    } catch (error) {
      throw readingError(error);
    }
  }

  /** @returns whether there are more */
  function dropSomeOutcomes(at: number): boolean {
    group.flush();
    const rows = statements.outcomesBefore.all(at, OUTCOMES_AT_ONCE) as { workshop_id: string; key: string }[];
    if (rows.length === 0) return false;
    inTransaction(() => {
      for (const { workshop_id: workshopId, key } of rows) {
        const { bytes } = statements.outcomeBytes.get(workshopId, key) as { bytes: number };
        statements.addBytes.run(workshopId, -bytes);
        statements.deleteOutcome.run(workshopId, key);
      }
    });
    return rows.length === OUTCOMES_AT_ONCE;
  }

  function inTransaction(run: () => void): void {
    statements.begin.run();
    try {
      run();
      statements.commit.run();
    } catch (error) {
      if (db.isTransaction) statements.rollback.run();
      throw error;
    }
  }

  return {
    async load(workshopId) {
      if (lost) throw lost;
      return read(() => {
        if (shredding.pending().has(workshopId)) shredding.finish([]);
        const stored = readWorkshop({ statements, keys: keysOfWorkshops, sealers }, workshopId);
        for (const { rows } of stored?.damaged ?? [])
          warn('Rows of a workshop could not be read and were put into quarantine.', { workshopId, rows });
        return stored;
      });
    },
    async findByCode(joinCode) {
      return read(() => (statements.workshopByCode.get(joinCode) as { id: string } | undefined)?.id ?? null);
    },
    async findByLink(hash) {
      return read(() => (statements.workshopByLink.get(hash) as { id: string } | undefined)?.id ?? null);
    },
    async findToken(hash) {
      const row = read(() => statements.token.get(hash)) as { workshop_id: string; participant_id: string } | undefined;
      return row ? { workshopId: row.workshop_id, participantId: row.participant_id } : null;
    },
    async bytesOf(workshopId) {
      return (read(() => statements.workshopBytes.get(workshopId)) as { bytes: number } | undefined)?.bytes ?? null;
    },
    async expired(at, limit) {
      return idsOf(read(() => statements.expired.all(at, limit)));
    },
    async dueToWake(at, limit) {
      return idsOf(read(() => statements.dueToWake.all(at, limit)));
    },
    async dueErrands(at, limit) {
      const rows = read(() => statements.dueErrands.all(at, limit)) as { workshop_id: string; at: number }[];
      return rows.map((row): DueErrands => ({ workshopId: row.workshop_id, at: row.at }));
    },
    async usage(creator) {
      return read(() => ({
        totalBytes: (statements.usedPages.get() as { bytes: number }).bytes,
        creator: { ...(statements.creatorUsage.get(creator) as { workshops: number; bytes: number }) },
      }));
    },
    async forgetCreatorsBefore(at) {
      group.flush();
      try {
        statements.forgetCreatorsBefore.run(at);
      } catch (error) {
        throw unavailable(error, 'forget who made workshops');
      }
    },
    async list() {
      const rows = read(() => statements.workshops.all()) as {
        id: string;
        last_visit_at: number;
        wake_at: number | null;
      }[];
      return rows.map((row): ListedWorkshop => ({
        workshopId: row.id,
        lastVisitAt: row.last_visit_at,
        wakeAt: row.wake_at,
      }));
    },
    async commit(writes) {
      if (lost) throw lost;
      await group.commit(writes);
      if (writes.some(({ kind }) => kind === 'delete')) await sweeper.swept();
    },
    async dropOutcomesBefore(at) {
      // What could not be erased when it was deleted is tried again.
      sweeper.start();
      try {
        while (dropSomeOutcomes(at)) await new Promise<void>((resolve) => afterTurn(resolve));
      } catch (error) {
        throw unavailable(error, 'forget old outcomes');
      }
    },
    async backup(file) {
      group.flush();
      const copying = copyDatabase(db, file);
      backups.add(copying);
      try {
        await copying;
      } catch (error) {
        throw unavailable(error, 'write a backup');
      } finally {
        backups.delete(copying);
      }
    },
    async heartbeat(at) {
      group.flush();
      checkPlaces();
      try {
        statements.beat.run(at);
      } catch (error) {
        throw unavailable(error, 'write');
      }
    },
    async close() {
      sweeper.close();
      group.close();
      await Promise.allSettled(backups);
      if (!db.isOpen) return;
      // Closing removes the write-ahead log.
      const isInPlace = !areLost();
      db.close();
      if (isInPlace) noteCleanClose(database);
    },
  };
}
