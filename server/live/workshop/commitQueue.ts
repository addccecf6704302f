import type { Store, Write } from '../../store/port.ts';

type Commit = { settled: boolean; readonly after: (() => void)[] };

/** Commits in order, and delays what is sent to others until its cause is committed (SPEC DU1). */
export type CommitQueue = {
  /** Hands the writes to the store; what is said with `whenDurable` from now on waits for them. */
  readonly commit: (writes: readonly Write[]) => void;
  /** Runs once everything handed over so far is durable; at once when nothing is under way. Keeps the order of calls. */
  readonly whenDurable: (run: () => void) => void;
  readonly isIdle: () => boolean;
};

/**
 * @param afterDrain runs each time after something became durable and what waited for it has run
 * @param failed the store did not keep a commit: memory is ahead of the disk, and nothing that waited will run
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
      store.commit(writes).then(
        () => {
          commit.settled = true;
          if (!broken) drain();
        },
        (error: unknown) => {
          if (broken) return;
          broken = true;
          failed(error);
        },
      );
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
