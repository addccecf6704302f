import type { Store, Write } from '../../store/port.ts';

type Commit = { settled: boolean; readonly after: (() => void)[] };

/** Commits in order and delays callbacks until the commits before them are durable (SPEC DU1). */
export type CommitQueue = {
  /** Hands the writes to the store; later `whenDurable` callbacks wait for them. */
  readonly commit: (writes: readonly Write[]) => void;
  /** Runs the callback once all commits so far are durable, at once if none is pending. Keeps the order of calls. */
  readonly whenDurable: (run: () => void) => void;
  readonly isIdle: () => boolean;
};

/**
 * @param afterDrain called after commits became durable and their callbacks have run
 * @param failed called when a commit is rejected, since memory is ahead of the store, or a callback throws; no waiting
 *   callback will run
 */
export function createCommitQueue(store: Store, afterDrain: () => void, failed: (error: unknown) => void): CommitQueue {
  const commits: Commit[] = [];
  let broken = false;

  const drain = (): void => {
    while (commits[0]?.settled) for (const run of commits.shift()?.after ?? []) run();
    afterDrain();
  };

  return {
    commit(writes) {
      if (broken || writes.length === 0) return;
      const commit: Commit = { settled: false, after: [] };
      commits.push(commit);
      store
        .commit(writes)
        .then(() => {
          commit.settled = true;
          if (!broken) drain();
        })
        .catch((error: unknown) => {
          if (broken) return;
          broken = true;
          failed(error);
        });
    },
    whenDurable(run) {
      if (broken) return;
      const last = commits.at(-1);
      if (last) last.after.push(run);
      else {
        run();
        afterDrain();
      }
    },
    isIdle: () => commits.length === 0,
  };
}
