import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Random } from '../../shared/ids.ts';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts the rows of one workshop with its key (AES-256-GCM), so that destroying the key erases every copy of them: also
 * those that SQLite leaves in unused parts of pages (docs/decisions/0014-a-key-per-workshop.md). The tag is the row's
 * checksum as well. `place` names the row; the ciphertext does not open in another one.
 */
export type RowCipher = {
  seal(place: string, content: Uint8Array): Uint8Array;
  /** Throws when the bytes were not sealed for this place with this key, or were damaged since. */
  open(place: string, body: Uint8Array): Uint8Array;
  /** Overwrites the key in memory; the cipher is of no use afterwards. */
  forget(): void;
};

/** How much longer a sealed row is than its content. */
export const SEAL_BYTES = NONCE_BYTES + TAG_BYTES;

export function createRowCipher(key: Uint8Array, random: Pick<Random, 'bytes'>): RowCipher {
  return {
    seal(place, content) {
      const nonce = random.bytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(place));
      return Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
    },
    open(place, body) {
      if (body.length < SEAL_BYTES) throw new Error('The row is too short.');
      const decipher = createDecipheriv(CIPHER, key, body.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
        .setAAD(Buffer.from(place))
        .setAuthTag(body.subarray(-TAG_BYTES));
      const opened = decipher.update(body.subarray(NONCE_BYTES, -TAG_BYTES));
      decipher.final();
      return new Uint8Array(opened);
    },
    forget: () => void key.fill(0),
  };
}

/** The places of the rows that are encrypted with the workshop's key. */
export const rowPlace = {
  log: (workshopId: string, doc: string, seq: number) => `${workshopId} log ${doc} ${seq}`,
  record: (workshopId: string, name: string) => `${workshopId} record ${name}`,
  outcome: (workshopId: string, key: string) => `${workshopId} outcome ${key}`,
  errand: (workshopId: string, id: string) => `${workshopId} errand ${id}`,
  quarantine: (workshopId: string, doc: string) => `${workshopId} quarantine ${doc}`,
};
