import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { createKey, isEncrypted, encrypt, decrypt } from '../runtime/encryption.ts';
import type { DeviceStore } from '../runtime/deviceStore.ts';
import type { KeyStore } from '../runtime/keyStore.ts';

/** A store that encrypts each value with its own key and deletes the key with the value (docs/decisions/0006). */
export function createEncryptedStore(store: DeviceStore, keys: KeyStore): DeviceStore {
  const keyFor = (name: string): Promise<Uint8Array<ArrayBuffer>> =>
    keys.alone(async () => {
      const known = await keys.read(name);
      if (known !== null) return known;
      const fresh = createKey();
      await keys.write(name, fresh);
      return fresh;
    });
  /** A value without a key was dropped; the page ended before it was deleted. */
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
      // Keys first: if the page ends in between, the remaining value cannot be decrypted.
      await keys.drop(names);
      await store.drop(names);
    },
  };
}

function encode(value: unknown): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder();
  encoding.writeAny(encoder, value as Parameters<typeof encoding.writeAny>[1]);
  return new Uint8Array(encoding.toUint8Array(encoder));
}
