import type { Random } from '../../shared/ids.ts';
import type { Keyring } from './keyring.ts';
import type { SealedRound } from './port.ts';
import { createSealer, type Sealer } from './sealing.ts';

/** The sealers of all rounds in use, each made once from the round's key: a key file is not read for every update. */
export type Sealers = {
  /** Null when the round has no key: what was sealed in it cannot be read. */
  find(workshopId: string, round: SealedRound): Sealer | null;
  /** Makes the round's key, durably, when there is none yet. */
  obtain(workshopId: string, round: SealedRound): Sealer;
  /** Destroys keys, in memory and on disk. */
  destroy(workshopId: string, rounds: SealedRound | 'all'): void;
};

export function createSealers(keys: Keyring, random: Pick<Random, 'bytes'>): Sealers {
  const inUse = new Map<string, Map<SealedRound, Sealer>>();

  function remember(workshopId: string, round: SealedRound, key: Uint8Array): Sealer {
    const sealer = createSealer(key, random);
    const ofWorkshop = inUse.get(workshopId) ?? new Map<SealedRound, Sealer>();
    inUse.set(workshopId, ofWorkshop.set(round, sealer));
    return sealer;
  }

  return {
    find(workshopId, round) {
      const known = inUse.get(workshopId)?.get(round);
      if (known) return known;
      const key = keys.find(workshopId, round);
      return key && remember(workshopId, round, key);
    },
    obtain(workshopId, round) {
      return inUse.get(workshopId)?.get(round) ?? remember(workshopId, round, keys.obtain(workshopId, round));
    },
    destroy(workshopId, rounds) {
      const ofWorkshop = inUse.get(workshopId);
      for (const [round, sealer] of ofWorkshop ?? []) {
        if (rounds !== 'all' && rounds !== round) continue;
        sealer.forget();
        ofWorkshop?.delete(round);
      }
      if (ofWorkshop?.size === 0) inUse.delete(workshopId);
      keys.destroy(workshopId, rounds);
    },
  };
}
