import { browserRandom } from './random.ts';

export type Encrypted = { readonly iv: Uint8Array<ArrayBuffer>; readonly sealed: ArrayBuffer };

export const createKey = (): Uint8Array<ArrayBuffer> => new Uint8Array(browserRandom.bytes(32));

/** AES-GCM with 256 bits. @throws on pages loaded over plain HTTP, where browsers offer no encryption */
export async function encrypt(bytes: Uint8Array<ArrayBuffer>, key: Uint8Array<ArrayBuffer>): Promise<Encrypted> {
  const iv = new Uint8Array(browserRandom.bytes(12));
  return { iv, sealed: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await imported(key), bytes) };
}

/** Null when it was encrypted with another key or is damaged. */
export async function decrypt({ iv, sealed }: Encrypted, key: Uint8Array<ArrayBuffer>): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, await imported(key), sealed));
  } catch {
    return null;
  }
}

export const isEncrypted = (value: unknown): value is Encrypted =>
  typeof value === 'object' && value !== null && 'sealed' in value && value.sealed instanceof ArrayBuffer;

const imported = (key: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt']);
