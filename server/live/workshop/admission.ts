import type { WorkshopId } from '../../../shared/ids.ts';
import { closeCode } from '../../../shared/protocol/closeCodes.ts';
import type { Ports, Resources } from '../../ports.ts';

export type FullReason = 'memory' | 'disk' | 'workshopsOfAddress' | 'diskOfAddress';

/** A limit of the whole server or of one address is reached. What exists goes on. */
export class ServerFull extends Error {
  override readonly name = 'ServerFull';
  readonly reason: FullReason;

  constructor(reason: FullReason) {
    super(`The server takes nothing new: ${reason}.`);
    this.reason = reason;
  }
}

/**
 * Bytes that a live workshop takes, measured with `tests/bench/memory.ts` and rounded up: for an empty one; for a struct of an
 * open notebook or ballot; for one of session, board or plan, which are in the state a second time; and for a stored byte of
 * a workshop that is not loaded yet.
 */
export const memoryCosts = { base: 50_000, sealedStruct: 200, sharedStruct: 600, storedByte: 12 } as const;

export const unlimited: Resources = {
  limits: {
    memoryPerWorkshop: Infinity,
    memory: Infinity,
    diskPerWorkshop: Infinity,
    workshopsPerAddress: Infinity,
    diskPerAddress: Infinity,
    disk: Infinity,
    freeDisk: 0,
  },
  freeDisk: () => Promise.resolve(Infinity),
};

/** Decides whether one more workshop can be created or loaded. */
export type Admission = {
  /** @param creator stands for the address; @throws ServerFull */
  readonly forNew: (creator: string | null) => Promise<void>;
  /**
   * Reserves memory for a workshop that is being loaded.
   * @returns the function that ends the reservation; @throws ServerFull
   */
  readonly forStored: (workshopId: WorkshopId) => Promise<() => void>;
};

type LiveWorkshop = { readonly memoryBytes: () => number; readonly end: (code: number) => void };

/** @param idleFirst live workshops that may be unloaded, the longest unused first */
export function createAdmission(
  { store }: Pick<Ports, 'store'>,
  { limits, freeDisk }: Resources,
  live: ReadonlyMap<WorkshopId, LiveWorkshop>,
  idleFirst: () => readonly LiveWorkshop[],
): Admission {
  /** For workshops that are being loaded. */
  let reserved = 0;
  const inUse = (): number => [...live.values()].reduce((sum, workshop) => sum + workshop.memoryBytes(), reserved);

  /** Unloads idle workshops until there is room. */
  const makeRoom = (bytes: number): void => {
    if (inUse() + bytes <= limits.memory) return;
    for (const workshop of idleFirst()) {
      workshop.end(closeCode.restart);
      if (inUse() + bytes <= limits.memory) return;
    }
    throw new ServerFull('memory');
  };

  return {
    async forNew(creator) {
      makeRoom(2 * memoryCosts.base);
      const { totalBytes, creator: made } = await store.usage(creator ?? '');
      if (totalBytes >= limits.disk || (await freeDisk()) < limits.freeDisk) throw new ServerFull('disk');
      if (creator === null) return;
      if (made.workshops >= limits.workshopsPerAddress) throw new ServerFull('workshopsOfAddress');
      if (made.bytes >= limits.diskPerAddress) throw new ServerFull('diskOfAddress');
    },
    async forStored(workshopId) {
      const stored = (await store.bytesOf(workshopId)) ?? 0;
      const bytes = memoryCosts.base + Math.min(stored * memoryCosts.storedByte, limits.memoryPerWorkshop);
      makeRoom(bytes);
      reserved += bytes;
      return () => {
        reserved -= bytes;
      };
    },
  };
}
