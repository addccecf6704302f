import { registerOrder } from '../../../shared/register/registerOrder.ts';
import type { RiskId } from '../../../shared/ids.ts';
import { useBoard, useSession } from '../../documents/workshop.ts';

/** The risks to plan in the register's order, so that a risk has the same number everywhere; the lone warning is last. */
export function usePlanList(): { planned: readonly RiskId[]; minority: RiskId | null } {
  const order = useSession(({ ranking, topRisks, minority }) => ({ ranking, topRisks, minority }));
  const planned = useBoard((board) => registerOrder(order, board).planned);
  return { planned, minority: order.minority };
}
