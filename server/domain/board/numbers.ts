import type { Risk } from '../../../shared/board/board.ts';
import { registerOrder } from '../../../shared/register/registerOrder.ts';
import type { Change } from '../core/change.ts';
import type { State } from '../core/state.ts';

/**
 * Gives every risk that has none its permanent number, in the order of the register, after the last number that was ever
 * given: that of a removed risk is not given again (SPEC RW1a).
 */
export function numberRisks(state: State): Change {
  const { planned, parked } = registerOrder(state.session, state.board);
  const without = [...planned, ...parked].filter((riskId) => state.board.risks[riskId]?.number === null);
  if (without.length === 0) return {};
  const { lastNumber } = state.hidden.register;
  return {
    risks: Object.fromEntries(
      without.map((riskId, i): [string, Partial<Risk>] => [riskId, { number: lastNumber + i + 1 }]),
    ),
    hidden: { register: { lastNumber: lastNumber + without.length } },
  };
}
