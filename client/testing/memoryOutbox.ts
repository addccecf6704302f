import type { Outbox } from '../connection/outbox.ts';
import { createSignal } from '../runtime/signal.ts';

/** An outbox in memory. Pass the same one to a second connection to simulate a reload on the same device. */
export function createMemoryOutbox(): Outbox {
  const values = new Map<string, unknown>();
  return {
    read: async (prefix) => [...values].filter(([key]) => key.startsWith(prefix)),
    put: async (key, value) => void values.set(key, value),
    drop: async (keys) => keys.forEach((key) => values.delete(key)),
    storesOnDevice: createSignal(true),
  };
}
