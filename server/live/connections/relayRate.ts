import { secondMs } from '../../../shared/time.ts';
import { limits } from '../../../shared/protocol/limits.ts';
import type { Timers } from '../../ports.ts';

const intervalMs = secondMs / limits.dragsPerSecond;

/**
 * Limits what is relayed for one sender to ten messages a second, whatever the rate at which it arrives (SPEC CO8). What is
 * too early waits, and a newer message of the same slot replaces it: others always receive the latest one.
 */
export type RelayRate = {
  /**
   * @param sender a person: more sockets do not give a higher rate
   * @param slot what a newer message replaces
   * @param relay called at once or later; reads what it sends when it is called
   */
  readonly offer: (sender: string, slot: unknown, relay: () => void) => void;
  /** Drops what waits in this slot. */
  readonly drop: (sender: string, slot: unknown) => void;
};

export function createRelayRate(timers: Timers): RelayRate {
  /** Senders who sent in the current interval, with what they sent since. */
  const senders = new Map<string, Map<unknown, () => void>>();

  const startInterval = (sender: string, waiting: Map<unknown, () => void>): void => {
    senders.set(sender, waiting);
    timers.after(intervalMs, () => {
      const next = waiting.entries().next().value;
      if (!next) {
        senders.delete(sender);
        return;
      }
      waiting.delete(next[0]);
      startInterval(sender, waiting);
      next[1]();
    });
  };

  return {
    offer(sender, slot, relay) {
      const waiting = senders.get(sender);
      if (waiting) {
        waiting.set(slot, relay);
        return;
      }
      startInterval(sender, new Map());
      relay();
    },
    drop: (sender, slot) => void senders.get(sender)?.delete(slot),
  };
}
