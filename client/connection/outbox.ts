import { createStore, delMany, entries, set } from 'idb-keyval';
import type { UseStore } from 'idb-keyval';

/**
 * What has not yet reached the server's disk, kept on this device so that a reload or a crash loses nothing. Keys are
 * paths; `prefix` is their beginning. It holds a person's words, so each part is dropped as soon as it is not needed:
 * when it is Saved, at the reveal, on leaving and when the workshop is gone (THREATS L27).
 */
export type Outbox = {
  readonly read: (prefix: string) => Promise<readonly (readonly [key: string, value: unknown])[]>;
  readonly put: (key: string, value: unknown) => Promise<void>;
  readonly drop: (keys: readonly string[]) => Promise<void>;
};

/** For tests, and for browsers that keep nothing. */
export function createMemoryOutbox(): Outbox {
  const values = new Map<string, unknown>();
  return {
    read: async (prefix) => [...values].filter(([key]) => key.startsWith(prefix)),
    put: async (key, value) => void values.set(key, value),
    drop: async (keys) => keys.forEach((key) => values.delete(key)),
  };
}

/** IndexedDB; where the browser refuses it (some private windows), memory. */
export function createDeviceOutbox(): Outbox {
  const memory = createMemoryOutbox();
  let store: UseStore | null = null;
  const attempt = async <T>(onDevice: (store: UseStore) => Promise<T>, inMemory: () => Promise<T>): Promise<T> => {
    try {
      store ??= createStore('forewarned', 'outbox');
      return await onDevice(store);
    } catch {
      return inMemory();
    }
  };
  return {
    read: (prefix) =>
      attempt(
        async (kept) => {
          const found = await entries<string, unknown>(kept);
          return [...found.filter(([key]) => key.startsWith(prefix)), ...(await memory.read(prefix))];
        },
        () => memory.read(prefix),
      ),
    put: (key, value) =>
      attempt(
        (kept) => set(key, value, kept),
        () => memory.put(key, value),
      ),
    drop: (keys) =>
      attempt(
        async (kept) => {
          await delMany([...keys], kept);
          await memory.drop(keys);
        },
        () => memory.drop(keys),
      ),
  };
}
