import type { RiskId } from '../ids.ts';
import type { Tally } from './counting.ts';
import { fewestTopRisks, mostTopRisks } from './counting.ts';

export type CutTie = {
  /** How many risks have the same number of dots, and which number. */
  readonly risks: number;
  readonly dots: number;
  /** How many of them are on the plan list. */
  readonly taken: number;
  /** How many of them the list can hold. */
  readonly room: number;
};

/**
 * The group of equal risks that does not fit on the plan list as a whole, so that it was cut by the order of the board or
 * left to the facilitator (SPEC BA6b, BA6c); null when there is none.
 * @param top the plan list as it is now
 * @param wanted how many risks it is to have at least
 */
export function cutTie(
  ranking: readonly (readonly RiskId[])[],
  tally: Tally,
  top: readonly RiskId[],
  wanted: number,
): CutTie | null {
  let before = 0;
  for (const group of ranking) {
    const dots = tally[group[0] ?? ''] ?? 0;
    const room = (dots > 0 ? mostTopRisks : fewestTopRisks) - before;
    if (room <= 0) return null;
    const taken = group.filter((id) => top.includes(id)).length;
    if (taken === 0 && before >= wanted) return null;
    if (group.length > room) return dots === 0 && taken === 0 ? null : { risks: group.length, dots, taken, room };
    if (taken === 0) return null;
    before += group.length;
  }
  return null;
}
