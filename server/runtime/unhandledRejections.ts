import type { Log } from '../ports.ts';
import { describeError } from '../describeError.ts';

/**
 * Logs promises that nobody answers for, instead of ending the process as Node does: one mistake in one request would
 * close every workshop, again after each restart when whoever caused it repeats it. Changes of a workshop are synchronous
 * and guarded by it (docs/decisions/0013-errors-end-a-workshop.md), so such a promise leaves nothing half-done. What is
 * thrown outside of promises and of every guard still ends the process.
 * @returns stops logging
 */
export function logUnhandledRejections(log: Log): () => void {
  const listener = (error: unknown): void => log.warn('a promise failed and nothing handled it', describeError(error));
  process.on('unhandledRejection', listener);
  return () => void process.off('unhandledRejection', listener);
}
