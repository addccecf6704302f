import type { DatabaseSync } from 'node:sqlite';
import type { CommitOutcome } from '../groupCommit.ts';
import type { PreparedWrite } from '../prepareWrite.ts';
import { StoreConflict, StoreDamaged, StoreUnavailable } from '../port.ts';
import { messageOf, unavailable } from './errors.ts';
import type { Shredding } from './shredding.ts';
import type { Statements } from './statements.ts';
import type { ApplyWrite } from './applyWrite.ts';

type CallerWrites = readonly PreparedWrite[];

/**
 * Runs the commits of several callers as one transaction, synchronised once. A caller that contradicts what is stored
 * is taken out of it by its savepoint; when the disk fails, all of them fail. A caller that shreds gets its answer when the
 * keys are gone.
 */
export function createRunGroup(options: {
  db: DatabaseSync;
  statements: Statements;
  applyWrite: ApplyWrite;
  shredding: Shredding;
  warn: (message: string, fields: Record<string, unknown>) => void;
  beforeCommit: () => void;
}): (callers: readonly CallerWrites[]) => readonly CommitOutcome[] {
  const { db, statements, applyWrite, shredding } = options;

  const concernsPending = (writes: CallerWrites) =>
    writes.some(({ workshopId }) => shredding.pending().has(workshopId));

  /** All of one caller's writes inside the open transaction, or none of them and the reason. */
  function applyCaller(writes: CallerWrites): CommitOutcome {
    if (concernsPending(writes))
      return new StoreUnavailable('What was deleted in this workshop is still to be destroyed.');
    statements.beginCaller.run();
    try {
      writes.forEach(applyWrite);
      statements.keepCaller.run();
      return null;
    } catch (error) {
      // Any other error comes from the disk and fails all callers of this group.
      if (!(error instanceof StoreConflict || error instanceof StoreDamaged)) throw error;
      statements.undoCaller.run();
      statements.keepCaller.run();
      return error;
    }
  }

  function rollback(): void {
    try {
      if (db.isTransaction) statements.rollback.run();
    } catch (error) {
      options.warn('The store could not undo a transaction after an error.', { error: messageOf(error) });
    }
  }

  /** Null when nothing of these workshops is left to destroy. */
  function finishShredding(workshopIds: Iterable<string>): CommitOutcome {
    try {
      shredding.finish(workshopIds);
      return null;
    } catch (error) {
      const failure = unavailable(error, 'destroy keys');
      options.warn(failure.message, {});
      return failure;
    }
  }

  return (callers) => {
    if (callers.some(concernsPending)) finishShredding([]);
    let outcomes: CommitOutcome[];
    try {
      statements.begin.run();
      outcomes = callers.map(applyCaller);
      options.beforeCommit();
      statements.commit.run();
    } catch (error) {
      rollback();
      const failure = unavailable(error, 'commit');
      options.warn(failure.message, { callers: callers.length });
      return callers.map(() => failure);
    }

    const shredded = new Set(callers.flatMap((writes, index) => (outcomes[index] ? [] : destroyedBy(writes))));
    if (shredded.size === 0) return outcomes;
    const failure = finishShredding(shredded);
    return outcomes.map((outcome, index) => outcome ?? (destroyedBy(callers[index] ?? []).length > 0 ? failure : null));
  };
}

/** The workshops of which these writes destroy the key of a round. */
function destroyedBy(writes: CallerWrites): string[] {
  return writes.filter(({ kind }) => kind === 'shred').map(({ workshopId }) => workshopId);
}
