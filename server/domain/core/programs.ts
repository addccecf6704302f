import type { ParticipantId, RiskId } from '../../../shared/ids.ts';
import type { EpochMs, IsoDate } from '../../../shared/time.ts';

/** Calendar feeds by id. */
export type Feeds = { readonly [feedId: string]: Feed };

export type Feed = {
  /** Kept, like that of the read link: whoever has a seat can copy the address again. */
  readonly secret: string;
  readonly secretHash: string;
  /** Whose checks and steps it holds; null: everything. */
  readonly owner: string | null;
  /** Who of the workshop that is; null when the owner is only a name. */
  readonly ownerId: ParticipantId | null;
  readonly madeBy: ParticipantId;
  readonly madeOn: IsoDate;
};

/** Keys of programs by id. */
export type ReadingKeys = { readonly [keyId: string]: ReadingKey };

export type ReadingKey = {
  readonly riskId: RiskId;
  /** SHA-256 of the whole key. The key itself is not stored. */
  readonly keyHash: string;
  readonly madeOn: IsoDate;
};

/** What a key of a program begins with. */
export const keyPrefix = 'fwk_';

/** By tripwire: when the board showed a program's readings last, and whether newer ones wait for the next minute. */
export type Shown = { readonly [riskId: RiskId]: { readonly at: EpochMs; readonly isBehind: boolean } };
