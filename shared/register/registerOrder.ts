import type { Board } from '../board/board.ts';
import { risksInOrder } from '../board/order.ts';
import type { RiskId } from '../ids.ts';
import type { Session } from '../session/session.ts';

/** Risk ids in the order of the register; ids that are not on the board are skipped. */
export function registerOrder(
  session: Pick<Session, 'ranking' | 'topRisks' | 'minority'>,
  board: Board,
): { readonly planned: RiskId[]; readonly parked: RiskId[] } {
  const place = new Map(session.ranking.flat().map((riskId, index) => [riskId, index]));
  const byRanking = (a: RiskId, b: RiskId): number => (place.get(a) ?? place.size) - (place.get(b) ?? place.size);
  const exists = (riskId: RiskId): boolean => Object.hasOwn(board.risks, riskId);
  const minority = session.minority !== null && exists(session.minority) ? session.minority : null;
  const top = session.topRisks.filter((riskId) => exists(riskId) && riskId !== minority).sort(byRanking);
  const planned = minority === null ? top : [...top, minority];
  const isPlanned = new Set(planned);
  const others = risksInOrder(board)
    .map(([riskId]) => riskId)
    .filter((riskId) => !isPlanned.has(riskId));
  return { planned, parked: others.sort(byRanking) };
}
