import type { EpochMs, IsoDate } from '../../shared/time.ts';
import { isoDateIn } from '../../shared/time.ts';

/** The day of a point in time where this device is (SPEC RP11). */
export const localDay = (at: EpochMs): IsoDate => isoDateIn(new Intl.DateTimeFormat().resolvedOptions().timeZone, at);
