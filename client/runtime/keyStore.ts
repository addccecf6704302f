/**
 * One key for each part of the outbox. A browser's database leaves deleted values in its files; each key is in a file of
 * its own that is deleted with it, and the value then cannot be decrypted (docs/decisions/0006).
 */
export type KeyStore = {
  readonly read: (name: string) => Promise<Uint8Array<ArrayBuffer> | null>;
  readonly write: (name: string, key: Uint8Array<ArrayBuffer>) => Promise<void>;
  readonly drop: (names: readonly string[]) => Promise<void>;
  /** Runs the steps of all tabs one after the other: a second key of the same name would replace the first. */
  readonly alone: <T>(step: () => Promise<T>) => Promise<T>;
};

/** Keys in the browser's Cache storage, which has one file for each entry. */
export function createCacheKeyStore(): KeyStore {
  const open = (): Promise<Cache> => caches.open('forewarned.keys');
  const address = (name: string): string => `/device-keys/${encodeURIComponent(name)}`;
  return {
    async read(name) {
      const found = await (await open()).match(address(name));
      return found === undefined ? null : new Uint8Array(await found.arrayBuffer());
    },
    write: async (name, key) => (await open()).put(address(name), new Response(key)),
    async drop(names) {
      const cache = await open();
      for (const name of names) await cache.delete(address(name));
    },
    alone: async (step) => navigator.locks.request('forewarned.keys', step),
  };
}
