import { DatabaseSync } from 'node:sqlite';
import { setImmediate as turn } from 'node:timers/promises';

/** What a process says of itself. */
export type Readings = {
  readonly cpuMicros: number;
  readonly rssBytes: number;
  /** JavaScript objects and buffers in use. */
  readonly heapBytes: number;
  /** Transactions that SQLite has synchronised to the disk since the start. */
  readonly commits: number;
};

export type Question = { readonly ask: 'readings'; readonly collect: boolean };

/**
 * Lets the process that started this one ask for readings; ends with it, so that nothing is left running.
 * Has to be called before a database is opened.
 */
export function answerReadings(): void {
  const commits = countCommits();
  const collect = globalThis.gc;
  process.on('disconnect', () => process.exit(1));
  process.on('message', async (question: Question) => {
    if (question.ask !== 'readings') return;
    for (let i = 0; question.collect && i < 3; i++) {
      await collect?.();
      await turn();
    }
    const { user, system } = process.cpuUsage();
    const { rss, heapUsed, external } = process.memoryUsage();
    const readings: Readings = {
      cpuMicros: user + system,
      rssBytes: rss,
      heapBytes: heapUsed + external,
      commits: commits(),
    };
    process.send?.(readings);
  });
}

function countCommits(): () => number {
  let count = 0;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its database below
  const prepare = DatabaseSync.prototype.prepare;
  DatabaseSync.prototype.prepare = function (this: DatabaseSync, sql, ...rest) {
    const statement = prepare.call(this, sql, ...rest);
    if (sql !== 'COMMIT') return statement;
    const run = statement.run.bind(statement);
    statement.run = (...values: []) => {
      count++;
      return run(...values);
    };
    return statement;
  };
  return () => count;
}
