import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { createKey, isEncrypted, encrypt, decrypt } from '../runtime/encryption.ts';
import type { DeviceStore } from './outbox.ts';

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

/** A store whose values are locked on the device, each with a key of its own that goes when the value does. */
export function createEncryptedStore(store: DeviceStore, keys: KeyStore = createCacheKeyStore()): DeviceStore {
  const keyFor = (name: string): Promise<Uint8Array<ArrayBuffer>> =>
    keys.alone(async () => {
      const known = await keys.read(name);
      if (known !== null) return known;
      const fresh = createKey();
      await keys.write(name, fresh);
      return fresh;
    });
  /** Without its key it was dropped, and only the end of a page kept it from being deleted. */
  const open = async (name: string, value: unknown): Promise<[key: string, value: unknown][]> => {
    if (!isEncrypted(value)) return [[name, value]];
    const key = await keys.read(name);
    const bytes = key === null ? null : await decrypt(value, key);
    return bytes === null ? [] : [[name, decoding.readAny(decoding.createDecoder(bytes))]];
  };
  return {
    async entries() {
      const found = await store.entries();
      return (await Promise.all(found.map(([name, value]) => open(name, value)))).flat();
    },
    async set(name, value) {
      await store.set(name, await encrypt(encode(value), await keyFor(name)));
    },
    async drop(names) {
      // The keys first: should the page end in between, what is left is noise.
      await keys.drop(names);
      await store.drop(names);
    },
  };
}

/** Browsers give neither keys nor files to a page that came over plain HTTP; the store is then used as it is. */
export const encryptedWherePossible = (store: DeviceStore): DeviceStore =>
  window.isSecureContext ? createEncryptedStore(store) : store;

function encode(value: unknown): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder();
  encoding.writeAny(encoder, value as Parameters<typeof encoding.writeAny>[1]);
  return new Uint8Array(encoding.toUint8Array(encoder));
}
