import type { Risk } from '../../../shared/board/board.ts';
import { rankingOf } from '../../../shared/ballot/counting.ts';
import type { RiskId } from '../../../shared/ids.ts';
import type { Session } from '../../../shared/session/session.ts';
import type { PlanList, State, BeforeAfter } from '../core/state.ts';

/**
 * The change of the session after risks were added or removed (SPEC BO9): the ranking is computed again from the tally;
 * the plan list loses removed risks, and a merged risk passes its place and its dots on.
 * @param tally when the step changed it; otherwise it stays as published
 */
export function sessionAfter(
  state: State,
  edits: { readonly [riskId: RiskId]: Partial<Risk> | null },
  merged?: { readonly from: RiskId; readonly into: RiskId },
  tally = state.session.tally,
): { readonly session: Partial<Session>; readonly planList: BeforeAfter<PlanList> | null } {
  const { session, board } = state;
  const came = Object.entries(edits).filter(([id, edit]) => edit !== null && !Object.hasOwn(board.risks, id));
  const gone = new Set(Object.keys(edits).filter((id) => edits[id] === null));
  if (came.length === 0 && gone.size === 0) return { session: {}, planList: null };
  const kept = Object.entries(board.risks).filter(([id]) => !gone.has(id));
  const risks = Object.fromEntries([...kept, ...(came as [RiskId, Risk][])]);
  const ranking = tally && { ranking: rankingOf(tally, { cards: board.cards, risks }) };
  const before: PlanList = { topRisks: session.topRisks, minority: session.minority, pairs: session.pairs };
  const list = planListWithout(before, gone, merged);
  const isTouched =
    list.topRisks.length !== before.topRisks.length || list.topRisks.some((id, i) => id !== before.topRisks[i]);
  const isChanged =
    isTouched || list.minority !== before.minority || Object.keys(before.pairs).some((id) => gone.has(id));
  return {
    session: { ...ranking, ...(tally !== session.tally && { tally }), ...(isChanged && list) },
    planList: isChanged ? { before, after: list } : null,
  };
}

function planListWithout(
  list: PlanList,
  gone: ReadonlySet<RiskId>,
  merged: { readonly from: RiskId; readonly into: RiskId } | undefined,
): PlanList {
  const moved = (id: RiskId): RiskId => (id === merged?.from ? merged.into : id);
  const topRisks = [...new Set(list.topRisks.map(moved))].filter((id) => !gone.has(id));
  const minority = list.minority === null ? null : moved(list.minority);
  return {
    topRisks,
    minority: minority === null || gone.has(minority) || topRisks.includes(minority) ? null : minority,
    pairs: Object.fromEntries(Object.entries(list.pairs).filter(([id]) => !gone.has(id))),
  };
}
