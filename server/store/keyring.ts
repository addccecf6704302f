import type { SealedRound } from './port.ts';

export const KEY_BYTES = 32;

/**
 * The keys of sealed rounds, one per workshop and round, kept apart from the database: a copy of the database alone
 * opens no notebook, and destroying one key destroys every copy of a round, old backups included.
 *
 * What every adapter keeps: a key that `obtain` returned is durable; after `destroy` returned, it is found nowhere,
 * also after a crash. All calls are synchronous, because they happen inside a transaction. An error of the disk is
 * thrown as it comes; a key that is there but damaged throws StoreDamaged.
 */
export type Keyring = {
  /** The key of a round, or null when there is none. */
  find(workshopId: string, round: SealedRound): Uint8Array | null;
  /** The key of a round, made now if there is none. */
  obtain(workshopId: string, round: SealedRound): Uint8Array;
  /** Destroys one key, or all keys of the workshop. No error when there is none. */
  destroy(workshopId: string, rounds: SealedRound | 'all'): void;
  /** Whether there is any key at all. */
  isEmpty(): boolean;
};
