import type { Job, ResultOf } from './job.ts';

export type ExportQueue = {
  /**
   * @param whose a workshop, or the network that sends a file to import
   * @param job called when the turn of this export has come, so that what waits takes no memory; null: it is no longer wanted
   * @returns `busy` when too many jobs of the same, or of all, wait
   */
  readonly add: <J extends Job>(whose: string, job: () => J | null) => Promise<ResultOf<J> | 'busy' | null>;
};

export type ExportQueueLimits = { readonly waitingPerWorkshop: number; readonly waiting: number };

type Waiting = {
  readonly job: () => Job | null;
  readonly settle: (result: ResultOf<Job> | null) => void;
  readonly fail: (error: unknown) => void;
};

/**
 * Runs one export at a time, the workshops in turn, so that many exports of one workshop delay those of another by one file
 * at most (SPEC RL3).
 */
export function createExportQueue(
  run: (job: Job) => Promise<ResultOf<Job>>,
  { waitingPerWorkshop, waiting }: ExportQueueLimits,
): ExportQueue {
  /** In the order of their turns: the first is next. */
  const queues = new Map<string, Waiting[]>();
  let count = 0;
  let isRunning = false;

  const takeNext = (): Waiting | undefined => {
    const [workshopId, queue] = queues.entries().next().value ?? [];
    if (workshopId === undefined) return undefined;
    queues.delete(workshopId);
    const next = queue?.shift();
    if (queue && queue.length > 0) queues.set(workshopId, queue);
    count--;
    return next;
  };

  const work = async (): Promise<void> => {
    if (isRunning) return;
    isRunning = true;
    for (let next = takeNext(); next; next = takeNext()) {
      try {
        const job = next.job();
        next.settle(job && (await run(job)));
      } catch (error) {
        next.fail(error);
      }
    }
    isRunning = false;
  };

  return {
    add<J extends Job>(workshopId: string, job: () => J | null) {
      const queue = queues.get(workshopId) ?? [];
      if (queue.length >= waitingPerWorkshop || count >= waiting) return Promise.resolve('busy' as const);
      return new Promise<ResultOf<J> | null>((settle, fail) => {
        queue.push({ job, settle: (result) => settle(result as ResultOf<J> | null), fail });
        queues.set(workshopId, queue);
        count++;
        void work();
      });
    },
  };
}
