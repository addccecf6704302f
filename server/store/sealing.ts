import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import type { Random } from '../../shared/ids.ts';
import type { DocName, SealedRound } from './port.ts';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SLOT_BYTES = 16;
const SMALLEST_BUCKET_BYTES = 256;

/** Where a sealed row lies. The ciphertext is bound to it: moved to another row, it does not open. */
export type SealedPlace = { workshopId: string; round: SealedRound; slot: Uint8Array; seq: number };

/**
 * Seals the documents of one round with AES-256-GCM.
 *
 * A backup taken before the reveal must say nothing after it, so without the key a row tells neither its person (the
 * document's name is inside, outside stands only its keyed hash, the slot) nor the length of what was written (padded
 * to 256 bytes times a power of four): lengths could be matched with the lengths of the revealed cards.
 */
export type Sealer = {
  /** 16 bytes that stand for the document outside the ciphertext. */
  slotOf(doc: DocName): Uint8Array;
  seal(place: SealedPlace, doc: DocName, update: Uint8Array): Uint8Array;
  /** Throws when the bytes were not sealed for this place with this key. */
  open(place: SealedPlace, body: Uint8Array): { doc: DocName; update: Uint8Array };
  /** Overwrites the key in memory; the sealer is of no use afterwards. */
  forget(): void;
};

export function createSealer(roundKey: Uint8Array, random: Pick<Random, 'bytes'>): Sealer {
  const sealKey = deriveKey(roundKey, 'forewarned sealed row');
  const slotKey = deriveKey(roundKey, 'forewarned sealed slot');
  roundKey.fill(0);

  return {
    slotOf: (doc) => createHmac('sha256', slotKey).update(doc).digest().subarray(0, SLOT_BYTES),
    seal(place, doc, update) {
      const nonce = random.bytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, sealKey, nonce, { authTagLength: TAG_BYTES }).setAAD(boundTo(place));
      const sealed = [cipher.update(pack(doc, update)), cipher.final()];
      return Buffer.concat([nonce, ...sealed, cipher.getAuthTag()]);
    },
    open(place, body) {
      const nonce = body.subarray(0, NONCE_BYTES);
      const decipher = createDecipheriv(CIPHER, sealKey, nonce, { authTagLength: TAG_BYTES })
        .setAAD(boundTo(place))
        .setAuthTag(body.subarray(-TAG_BYTES));
      return unpack(Buffer.concat([decipher.update(body.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]));
    },
    forget() {
      sealKey.fill(0);
      slotKey.fill(0);
    },
  };
}

function deriveKey(roundKey: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', roundKey, '', purpose, 32));
}

function boundTo({ workshopId, round, slot, seq }: SealedPlace): Buffer {
  return Buffer.from(`${workshopId} ${round} ${Buffer.from(slot).toString('hex')} ${seq}`);
}

/** Length of the name, name, length of the update (big endian, 4 bytes each), update, zeros up to the bucket. */
function pack(doc: DocName, update: Uint8Array): Buffer {
  const name = Buffer.from(doc);
  const packed = Buffer.alloc(bucketFor(8 + name.length + update.length));
  const afterName = name.copy(packed, packed.writeUInt32BE(name.length)) + 4;
  packed.set(update, packed.writeUInt32BE(update.length, afterName));
  return packed;
}

function unpack(packed: Buffer): { doc: DocName; update: Uint8Array } {
  const nameEnd = 4 + packed.readUInt32BE(0);
  const updateStart = nameEnd + 4;
  const updateEnd = updateStart + packed.readUInt32BE(nameEnd);
  return {
    doc: packed.toString('utf8', 4, nameEnd) as DocName,
    update: new Uint8Array(packed.subarray(updateStart, updateEnd)),
  };
}

function bucketFor(bytes: number): number {
  let bucket = SMALLEST_BUCKET_BYTES;
  while (bucket < bytes) bucket *= 4;
  return bucket;
}
