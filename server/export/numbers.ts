import type { Risks } from '../../shared/board/board.ts';
import type { RiskId } from '../../shared/ids.ts';

/**
 * The permanent number of each risk. A risk without one, before the register is first entered, gets the next that is free,
 * in the order of the register.
 */
export function numbersOf(riskIds: readonly RiskId[], risks: Risks): ReadonlyMap<RiskId, number> {
  const numbers = new Map<RiskId, number>();
  const taken = new Set<number>();
  for (const riskId of riskIds) {
    const number = risks[riskId]?.number ?? null;
    if (number === null || taken.has(number)) continue;
    numbers.set(riskId, number);
    taken.add(number);
  }
  let next = 1;
  for (const riskId of riskIds) {
    if (numbers.has(riskId)) continue;
    while (taken.has(next)) next++;
    numbers.set(riskId, next);
    taken.add(next);
  }
  return numbers;
}
