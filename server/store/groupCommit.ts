import { type PreparedWrite, prepareWrite } from './prepareWrite.ts';
import { StoreUnavailable, type Write } from './port.ts';

/** What became of one caller's writes: null when they are durable, else the error its promise rejects with. */
export type CommitOutcome = Error | null;

export type CommitGroup = {
  commit(writes: readonly Write[]): Promise<void>;
  /** Runs what is pending now, not at the end of the turn: a read must see what was committed before it. */
  flush(): void;
  /** Flushes, then refuses everything. */
  close(): void;
};

/**
 * Collects the commits of one turn of the event loop and runs them as one group: a synchronised write costs the disk
 * the same for one caller as for fifty.
 *
 * `afterTurn` calls back when the turn's callbacks have run (`setImmediate`). `run` gets the writes of each caller in
 * the order of their calls and answers for each; it must not throw.
 */
export function createCommitGroup(options: {
  afterTurn: (run: () => void) => void;
  run: (callers: readonly (readonly PreparedWrite[])[]) => readonly CommitOutcome[];
}): CommitGroup {
  type Caller = { writes: readonly PreparedWrite[]; settle(outcome: CommitOutcome): void };
  let waiting: Caller[] = [];
  let closed = false;

  function flush(): void {
    if (waiting.length === 0) return;
    const callers = waiting;
    waiting = [];
    const outcomes = options.run(callers.map((caller) => caller.writes));
    callers.forEach((caller, index) => {
      caller.settle(outcomes[index] ?? null);
    });
  }

  return {
    async commit(writes) {
      if (closed) throw closedError();
      const prepared = writes.map(prepareWrite);
      if (waiting.length === 0) options.afterTurn(flush);
      await new Promise<void>((resolve, reject) => {
        waiting.push({
          writes: prepared,
          settle: (outcome) => {
            if (outcome === null) resolve();
            else reject(outcome);
          },
        });
      });
    },
    flush() {
      if (closed) throw closedError();
      flush();
    },
    close() {
      flush();
      closed = true;
    },
  };
}

function closedError(): StoreUnavailable {
  return new StoreUnavailable('The store is closed.');
}
