import type { Write } from '../../store/port.ts';

/** How much of its disk space a workshop uses. */
export type DiskQuota = {
  /** Counts writes that were handed to the store. */
  readonly add: (writes: readonly Write[]) => void;
  readonly isFull: () => boolean;
};

/** After this part of the quota was written the store is asked again: snapshots and ended rounds give space back. */
const askedAfter = 1 / 64;

/**
 * @param storedBytes at the moment
 * @param most bytes that the workshop may take
 * @param ask the bytes that the store counts; null when the workshop is gone
 */
export function createDiskQuota(storedBytes: number, most: number, ask: () => Promise<number | null>): DiskQuota {
  let known = storedBytes;
  let written = 0;
  const askAgain = (): void => {
    const before = written;
    written = 0;
    ask().then(
      (bytes) => {
        known = bytes ?? known;
      },
      () => {
        written += before;
      },
    );
  };
  return {
    add(writes) {
      for (const write of writes) {
        if (write.kind === 'append') written += write.update.length;
        else if (write.kind === 'compact') written += write.snapshot.length;
        else if (write.kind === 'shred') written = Math.max(written, most * askedAfter);
      }
      if (written >= most * askedAfter) askAgain();
    },
    isFull: () => known + written >= most,
  };
}
