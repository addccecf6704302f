import { DatabaseSync } from 'node:sqlite';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { percentile } from './figures.ts';

/** What a process says of itself. */
export type Readings = {
  readonly cpuMicros: number;
  readonly rssBytes: number;
  /** JavaScript objects and buffers in use. */
  readonly heapBytes: number;
  /** Transactions that SQLite has synchronised to the disk since the start, and how long half of them took at most. */
  readonly commits: number;
  readonly commitMs: number;
  /** The longest time since the last reading in which nothing else could run. */
  readonly stallMs: number;
};

export type Question = { readonly ask: 'readings'; readonly collect: boolean };

/**
 * Lets the process that started this one ask for readings; ends with it, so that nothing is left running.
 * Has to be called before a database is opened.
 */
export function answerReadings(): void {
  const commits = timeCommits();
  const stalls = monitorEventLoopDelay({ resolution: 5 });
  stalls.enable();
  process.on('disconnect', () => process.exit(1));
  process.on('message', (question: Question) => {
    if (question.ask !== 'readings') return;
    const stallMs = stalls.max / 1e6;
    // Twice, since what a finaliser lets go of is only found the second time.
    for (let i = 0; question.collect && i < 2; i++) globalThis.gc?.();
    const { user, system } = process.cpuUsage();
    const { rss, heapUsed, external } = process.memoryUsage();
    process.send?.({
      cpuMicros: user + system,
      rssBytes: rss,
      heapBytes: heapUsed + external,
      commits: commits.length,
      commitMs: percentile(commits, 0.5),
      stallMs,
    } satisfies Readings);
    // Collecting garbage for this reading is no stall of the next.
    setImmediate(() => stalls.reset());
  });
}

/** @returns the list into which the milliseconds of each COMMIT go from now on */
function timeCommits(): readonly number[] {
  const commits: number[] = [];
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its database below
  const prepare = DatabaseSync.prototype.prepare;
  DatabaseSync.prototype.prepare = function (this: DatabaseSync, sql, ...rest) {
    const statement = prepare.call(this, sql, ...rest);
    if (sql !== 'COMMIT') return statement;
    const run = statement.run.bind(statement);
    statement.run = (...values: []) => {
      const from = performance.now();
      const changes = run(...values);
      commits.push(performance.now() - from);
      return changes;
    };
    return statement;
  };
  return commits;
}
