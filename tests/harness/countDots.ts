import type { Ballot } from '../../shared/ballot/ballot.ts';

/**
 * The totals of these ballots, written from the rule (SPEC BA2a) and not from the server's code, so that the two can disagree:
 * unknown ids are ignored; while over budget, one dot is taken from the risk with most (tie: greatest riskId).
 */
export function countAgain(
  ballots: readonly Ballot[],
  riskIds: readonly string[],
  budget: { readonly dots: number; readonly maxPerRisk: number },
): { readonly totals: Record<string, number>; readonly ballotCount: number } {
  const totals: Record<string, number> = Object.fromEntries(riskIds.map((id) => [id, 0]));
  let ballotCount = 0;
  for (const { dots } of ballots) {
    const piles = riskIds
      .map((id) => ({ id, dots: Math.min(dots[id] ?? 0, budget.maxPerRisk) }))
      .filter((pile) => pile.dots > 0);
    for (let spent = piles.reduce((sum, pile) => sum + pile.dots, 0); spent > budget.dots; spent--) {
      piles.sort((a, b) => b.dots - a.dots || (a.id < b.id ? 1 : -1));
      piles[0]!.dots--;
    }
    if (piles.some((pile) => pile.dots > 0)) ballotCount++;
    for (const pile of piles) totals[pile.id]! += pile.dots;
  }
  return { totals, ballotCount };
}
