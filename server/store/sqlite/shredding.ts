import { type SealedRound, StoreUnavailable } from '../port.ts';
import type { Sealers } from '../sealers.ts';
import { messageOf } from './errors.ts';
import type { Statements } from './statements.ts';

export type Shredding = {
  /** The workshops of which rows are deleted while their key still exists. */
  pending(): ReadonlySet<string>;
  /** Destroys the keys of these workshops and of all that are still pending. Throws StoreUnavailable if some remain. */
  finish(workshopIds: Iterable<string>): void;
};

/**
 * The second half of `shred`. The transaction deleted the rows of the round and noted in `shredding` which key must go. What was deleted still stands in the write-ahead log, so the log goes into
 * the database file, where secure_delete has put zeros, and is cut to nothing; then the keys go; then the note. Every step
 * may be repeated after a crash.
 *
 * secure_delete alone would not be enough: when SQLite splits a page, it leaves copies of live rows in the page's unused
 * middle, and deleting the row later does not find those (2 of 31,000 texts in a trial). They are ciphertext whose key is
 * gone.
 */
export function createShredding(options: {
  statements: Statements;
  sealers: Sealers;
  truncateWal: () => void;
  beforeKeyDestruction: () => void;
}): Shredding {
  const { statements, sealers, truncateWal } = options;
  const pending = new Set<string>();

  function destroyNoted(): void {
    const notes = statements.shredding.all() as { workshop_id: string; round: SealedRound }[];
    for (const note of notes) pending.add(note.workshop_id);
    if (notes.length > 0) {
      truncateWal();
      options.beforeKeyDestruction();
      for (const { workshop_id: workshopId, round } of notes) sealers.destroy(workshopId, round);
      for (const { workshop_id: workshopId, round } of notes) statements.deleteShredding.run(workshopId, round);
      truncateWal();
    }
    pending.clear();
  }

  return {
    pending: () => pending,
    finish(workshopIds) {
      for (const workshopId of workshopIds) pending.add(workshopId);
      try {
        destroyNoted();
      } catch (cause) {
        throw new StoreUnavailable(
          `The store deleted rows but could not yet destroy all that is left of them: ${messageOf(cause)}. ` +
            `It tries again before anything else happens in these workshops, and at every start.`,
          { cause },
        );
      }
    },
  };
}
