import type { EpochMs } from '../../shared/time.ts';
import { createSignal } from './signal.ts';
import type { Signal } from './signal.ts';

/** Milliseconds that only go forward, from an arbitrary start. */
export const monotonicNow = (): number => performance.now();

/** What this device believes the time to be; may be hours off and may jump. */
export const deviceNow = (): EpochMs => Date.now();

export type ServerClock = {
  /** Server time; until the first answer, this device's. */
  readonly now: () => EpochMs;
  /** Five round trips; resolves when they are over, however many failed. */
  readonly estimate: () => Promise<void>;
  /**
   * Estimates anew if the device's two clocks went apart since the last time: one of them jumped, or stood still while
   * the device slept. Cheap enough to be asked every few seconds.
   */
  readonly check: () => void;
  /** False until the server has answered once. */
  readonly isKnown: Signal<boolean>;
};

const roundTrips = 5;
/** A jump that somebody could see on a clock that shows seconds. */
const jumpMs = 1_000;

/**
 * Server time for a browser whose clock may be wrong: the median of five answers, each taken to be from the middle of
 * its round trip (THREATS 4.5, point 64). Between answers it goes on with a clock that never jumps.
 * @param askServer the server's epoch milliseconds; may reject
 */
export function createServerClock(
  askServer: () => Promise<EpochMs>,
  monotonic: () => number = monotonicNow,
  device: () => EpochMs = deviceNow,
): ServerClock {
  const isKnown = createSignal(false);
  let offset = device() - monotonic();
  let apart = offset;
  let running: Promise<void> | null = null;
  const measure = async (): Promise<void> => {
    const offsets: number[] = [];
    for (let i = 0; i < roundTrips; i++) {
      const askedAt = monotonic();
      try {
        const serverNow = await askServer();
        offsets.push(serverNow - (askedAt + monotonic()) / 2);
      } catch {
        continue;
      }
      if (!isKnown.get()) offset = median(offsets);
      isKnown.set(true);
    }
    if (offsets.length > 0) offset = median(offsets);
  };
  const estimate = (): Promise<void> => (running ??= measure().finally(() => (running = null)));
  return {
    now: () => Math.round(monotonic() + offset),
    estimate,
    check() {
      const apartNow = device() - monotonic();
      if (Math.abs(apartNow - apart) < jumpMs && isKnown.get()) return;
      apart = apartNow;
      void estimate();
    },
    isKnown,
  };
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? high : (high + (sorted[middle - 1] ?? high)) / 2;
}
