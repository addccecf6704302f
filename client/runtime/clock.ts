import type { EpochMs } from '../../shared/time.ts';
import { createSignal } from './signal.ts';
import type { Signal } from './signal.ts';

/** Milliseconds on a clock that never jumps, from an arbitrary start. */
export const monotonicNow = (): number => performance.now();

/** The wall clock of this device; may be hours off and may jump. */
export const deviceNow = (): EpochMs => Date.now();

export type ServerClock = {
  /** Server time; the device's until the first answer. */
  readonly now: () => EpochMs;
  /** Makes five round trips; resolves after the last, however many failed. */
  readonly estimate: () => Promise<void>;
  /**
   * Estimates again if the wall clock and the monotonic clock differ more than at the last check: one of them jumped, or
   * stopped while the device slept. Cheap enough to be called every few seconds.
   */
  readonly check: () => void;
  /** False until the server has answered once. */
  readonly isKnown: Signal<boolean>;
};

const roundTrips = 5;
/** A jump that is visible on a clock that shows seconds. */
const jumpMs = 1_000;

/**
 * Server time for a browser whose clock may be wrong: the median of five answers, each taken to be from the middle of
 * its round trip (SPEC FA10b). Between answers it continues on the monotonic clock.
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
