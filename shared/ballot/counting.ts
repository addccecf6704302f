import type { Board } from '../board/board.ts';
import { risksInOrder } from '../board/order.ts';
import type { RiskId } from '../ids.ts';
import type { Settings } from '../session/session.ts';
import type { Ballot } from './ballot.ts';

export type Budget = { readonly dots: number; readonly maxPerRisk: number };
export type Tally = { readonly [riskId: RiskId]: number };

/**
 * How many dots a person has: a third of the risks, at least three, never more than can be placed (SPEC BA1a).
 * @param settings `dots` overrides the rule when it is not null
 */
export function budgetFor(settings: Pick<Settings, 'dots' | 'maxDotsPerRisk'>, risks: number): Budget {
  const wanted = settings.dots ?? Math.max(3, Math.ceil(risks / 3));
  return { dots: Math.min(wanted, risks * settings.maxDotsPerRisk), maxPerRisk: settings.maxDotsPerRisk };
}

/**
 * The dots of a ballot that count, in page and server alike (SPEC BA2): unknown risks are ignored, each risk has at most
 * `maxPerRisk`, and while there are too many, one is removed from the risk with most (at equal numbers the greatest id).
 */
export function countedDots(ballot: Pick<Ballot, 'dots'>, isRisk: (riskId: RiskId) => boolean, budget: Budget): Tally {
  const counted = new Map<RiskId, number>();
  for (const [riskId, dots] of Object.entries(ballot.dots)) {
    if (isRisk(riskId) && dots > 0) counted.set(riskId, Math.min(dots, budget.maxPerRisk));
  }
  let over = sum(counted.values()) - budget.dots;
  for (; over > 0; over--) {
    const [riskId, dots] = [...counted].reduce((most, one) =>
      one[1] > most[1] || (one[1] === most[1] && one[0] > most[0]) ? one : most,
    );
    if (dots === 1) counted.delete(riskId);
    else counted.set(riskId, dots - 1);
  }
  return Object.fromEntries(counted);
}

export const sum = (numbers: Iterable<number>): number => {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
};

/** True with at least one counted dot; whether its owner pressed Done makes no difference (SPEC BA10). */
export const isBallot = (counted: Tally): boolean => Object.keys(counted).length > 0;

/** Totals of all ballots; every risk of the board has an entry (SPEC BA3). */
export function tallyOf(ballots: readonly Tally[], riskIds: readonly RiskId[]): Tally {
  const totals = new Map(riskIds.map((riskId) => [riskId, 0]));
  for (const ballot of ballots)
    for (const [riskId, dots] of Object.entries(ballot)) totals.set(riskId, (totals.get(riskId) ?? 0) + dots);
  return Object.fromEntries(totals);
}

/** Groups of equal dots, most first, the group without dots last; within a group by rank on the board (SPEC BA5a). */
export function rankingOf(tally: Tally, board: Board): RiskId[][] {
  const groups = new Map<number, RiskId[]>();
  for (const [riskId] of risksInOrder(board)) {
    const dots = tally[riskId] ?? 0;
    groups.set(dots, [...(groups.get(dots) ?? []), riskId]);
  }
  return [...groups].sort(([a], [b]) => b - a).map(([, group]) => group);
}

export const mostTopRisks = 7;
export const fewestTopRisks = 3;

/**
 * The plan list (SPEC BA6): whole groups until it has at least `wanted` risks. A group that would exceed seven is left out
 * when the list has three, else it is cut by rank. Risks without dots are added only to reach three.
 */
export function topRisksOf(ranking: readonly (readonly RiskId[])[], tally: Tally, wanted: number): RiskId[] {
  const top: RiskId[] = [];
  for (const group of ranking) {
    const hasDots = group.some((riskId) => (tally[riskId] ?? 0) > 0);
    if (top.length >= (hasDots ? wanted : fewestTopRisks)) break;
    if (!hasDots) {
      top.push(...group.slice(0, fewestTopRisks - top.length));
      break;
    }
    if (top.length + group.length <= mostTopRisks) top.push(...group);
    else {
      if (top.length < fewestTopRisks) top.push(...group.slice(0, mostTopRisks - top.length));
      break;
    }
  }
  return top;
}
