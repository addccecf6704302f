import type { Reading, Risk } from '../board/board.ts';
import type { EpochMs } from '../time.ts';

/** What the page shows of a tripwire that a program measures: its last reading and when it came. */
export type Measured = { readonly reading: number | string | null; readonly at: EpochMs };

/** The last reading of a program; null when none has come. */
export function lastMeasured({ readings }: Pick<Risk, 'readings'>): Measured | null {
  const last = readings?.findLast(isMeasured);
  return last?.measuredAt === undefined ? null : { reading: last.reading, at: last.measuredAt };
}

/** True for a reading that a program sent. */
const isMeasured = ({ measuredAt }: Pick<Reading, 'measuredAt'>): boolean => measuredAt !== undefined;
