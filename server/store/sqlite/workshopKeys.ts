import type { Random } from '../../../shared/ids.ts';
import { StoreDamaged } from '../port.ts';
import { createRowCipher, type RowCipher } from '../rowCipher.ts';
import type { Statements } from './statements.ts';

export const KEY_BYTES = 32;

/** The page size that the layout of key rows relies on; read back at every start. */
export const PAGE_BYTES = 4_096;

/** More than are in use at one time. */
const MOST_REMEMBERED = 1_000;

/**
 * The keys of workshops, one row each in `workshop_key`. A row is a page of zeros and then the key. SQLite keeps what does
 * not fit into a page of the tree on pages that belong to this row alone and are never copied when the tree is rearranged,
 * and secure_delete overwrites such a page when the row is deleted: then the key is nowhere in the file.
 */
export type WorkshopKeys = {
  create(workshopId: string): void;
  /** @throws StoreDamaged when the key is not there */
  cipherOf(workshopId: string): RowCipher;
  destroy(workshopId: string): void;
};

export function createWorkshopKeys(statements: Statements, random: Pick<Random, 'bytes'>): WorkshopKeys {
  const remembered = new Map<string, RowCipher>();

  function remember(workshopId: string, key: Uint8Array): RowCipher {
    const [oldest] = remembered.keys();
    if (remembered.size >= MOST_REMEMBERED && oldest !== undefined) forget(oldest);
    const cipher = createRowCipher(key, random);
    remembered.set(workshopId, cipher);
    return cipher;
  }

  function forget(workshopId: string): void {
    remembered.get(workshopId)?.forget();
    remembered.delete(workshopId);
  }

  return {
    create(workshopId) {
      // A transaction that was rolled back may have left an earlier key in memory.
      forget(workshopId);
      const key = Buffer.from(random.bytes(KEY_BYTES));
      statements.addKey.run(workshopId, keyRow(key));
      remember(workshopId, key);
    },
    cipherOf(workshopId) {
      const known = remembered.get(workshopId);
      if (known) return known;
      const row = statements.key.get(workshopId) as { body: Uint8Array } | undefined;
      if (!row)
        throw new StoreDamaged(
          `The key of workshop ${workshopId} is missing, so it cannot be read. Nothing was changed; restore a backup.`,
        );
      return remember(workshopId, Buffer.from(row.body.subarray(-KEY_BYTES)));
    },
    destroy(workshopId) {
      forget(workshopId);
      statements.deleteKey.run(workshopId);
    },
  };
}

/** What is stored of a key. */
export function keyRow(key: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.alloc(PAGE_BYTES), key]);
}
