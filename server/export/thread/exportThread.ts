import { Worker } from 'node:worker_threads';
import type { Job, ResultOf } from './job.ts';
import { minuteMs } from '../../../shared/time.ts';

/** The largest register takes about two seconds on a slow machine. */
const longestMs = minuteMs;

/** A register of 200 risks and 5,000 cards needs a tenth of this. */
const mostHeapMb = 512;

export type ExportThread = {
  /** Runs one job at a time; the caller waits before it gives the next one. */
  readonly run: <J extends Job>(job: J) => Promise<ResultOf<J>>;
  readonly close: () => void;
};

type Answer = { readonly result: unknown } | { readonly failed: string };

/**
 * Makes and reads files in a thread of its own, started with the first one. After a failure of the thread the next job starts another.
 * @param after calls `run` once after `ms`; the returned function cancels it
 */
export function createExportThread(after: (ms: number, run: () => void) => () => void): ExportThread {
  let worker: Worker | null = null;

  const start = (): Worker => {
    const started = new Worker(new URL('./exportWorker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: mostHeapMb },
    });
    started.unref();
    started.on('exit', () => {
      if (worker === started) worker = null;
    });
    return started;
  };

  const stop = (): void => {
    void worker?.terminate();
    worker = null;
  };

  return {
    run<J extends Job>(job: J) {
      const busy = (worker ??= start());
      return new Promise<ResultOf<J>>((resolve, reject) => {
        const done = (): void => {
          cancel();
          busy.off('message', answered).off('error', failed).off('exit', exited);
        };
        const answered = (answer: Answer | object): void => {
          // `node --watch`, which runs development, sends messages of its own about the files that a thread imports.
          if (!('result' in answer || 'failed' in answer)) return;
          done();
          if ('result' in answer) resolve(answer.result as ResultOf<J>);
          else reject(new Error(`An export failed: ${answer.failed}.`));
        };
        const failed = (error: unknown): void => {
          done();
          if (worker === busy) worker = null;
          reject(error instanceof Error ? error : new Error('The export thread failed.'));
        };
        const exited = (): void => failed(new Error('The export thread ended.'));
        const cancel = after(longestMs, () => {
          stop();
          failed(new Error('An export took too long.'));
        });
        busy.on('message', answered).on('error', failed).on('exit', exited);
        busy.postMessage(job);
      });
    },
    close: stop,
  };
}
