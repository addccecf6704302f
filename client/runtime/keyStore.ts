/**
 * One key for each part of the outbox, kept apart from it. A browser's database writes to its files in turn and leaves
 * in them what was deleted; a key lies in a file of its own, which goes from the disk when it is dropped, and what it
 * opened can be read by nobody any more (THREATS L27).
 */
export type KeyStore = {
  readonly read: (name: string) => Promise<Uint8Array<ArrayBuffer> | null>;
  readonly write: (name: string, key: Uint8Array<ArrayBuffer>) => Promise<void>;
  readonly drop: (names: readonly string[]) => Promise<void>;
  /** Runs steps of all tabs one after the other: two keys of one name would shut out what one of them locked. */
  readonly alone: <T>(step: () => Promise<T>) => Promise<T>;
};

/** The browser's cache, which has a file for each entry. */
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
