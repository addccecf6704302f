import type { Ports } from '../ports.ts';
import { describeError } from '../describeError.ts';

/** Makes a small durable write at an interval, so that a disk or a file that is gone is noticed although nobody types. */
export type StoreWatch = {
  /** Whether the newest such write succeeded, and not long ago. */
  readonly isDurable: () => boolean;
  readonly close: () => void;
};

/** Two of them fit into the minute within which trouble has to be known (SPEC FA18a). */
export const watchStoreEveryMs = 20_000;

/**
 * The first write is made at once.
 * @param failed called at each failing write
 */
export function watchStore(
  { store, clock, timers, log }: Pick<Ports, 'store' | 'clock' | 'timers' | 'log'>,
  failed: (error: unknown) => void,
  everyMs = watchStoreEveryMs,
): StoreWatch {
  let lastAt: number | null = null;
  let isClosed = false;
  let isFailing = false;

  const beat = async (): Promise<void> => {
    try {
      await store.heartbeat(clock.now());
      lastAt = clock.monotonicNow();
      if (isFailing) log.info('the store writes again');
      isFailing = false;
    } catch (error) {
      lastAt = null;
      if (isClosed) return;
      if (!isFailing) log.warn('the store cannot make a durable write', describeError(error));
      isFailing = true;
      failed(error);
    }
    if (!isClosed) timers.after(everyMs, () => void beat());
  };
  void beat();

  return {
    isDurable: () => lastAt !== null && clock.monotonicNow() - lastAt <= 3 * everyMs,
    close: () => (isClosed = true),
  };
}
