import type { Board } from '../board/board.ts';
import { risksInOrder } from '../board/order.ts';
import type { RiskId } from '../ids.ts';
import type { Settings } from '../session/session.ts';
import type { Ballot } from './ballot.ts';

export type Budget = { readonly dots: number; readonly maxPerRisk: number };
export type Tally = { readonly [riskId: RiskId]: number };

/**
 * How many dots a person has: a third of the risks, at least three, never more than can be placed (CONTRACT section 6; SPEC BA1).
 * @param settings `dots` overrides the rule when it is not null
 */
export function budgetFor(settings: Pick<Settings, 'dots' | 'maxDotsPerRisk'>, risks: number): Budget {
  const wanted = settings.dots ?? Math.max(3, Math.ceil(risks / 3));
  return { dots: Math.min(wanted, risks * settings.maxDotsPerRisk), maxPerRisk: settings.maxDotsPerRisk };
}

/**
 * The dots of one ballot that count, the same in page and server (SPEC BA2): unknown risks are ignored, more than
 * `maxPerRisk` on one is cut to it, and while it is over budget one dot goes from the risk with most (tie: greatest riskId).
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

/** A ballot has at least one dot that counts, cast or not (CONTRACT section 6; SPEC BA4). */
export const isBallot = (counted: Tally): boolean => Object.keys(counted).length > 0;

/** Totals of all ballots; every risk of the board has an entry (SPEC BA3). */
export function tallyOf(ballots: readonly Tally[], riskIds: readonly RiskId[]): Tally {
  const totals = new Map(riskIds.map((riskId) => [riskId, 0]));
  for (const ballot of ballots)
    for (const [riskId, dots] of Object.entries(ballot)) totals.set(riskId, (totals.get(riskId) ?? 0) + dots);
  return Object.fromEntries(totals);
}

/** Groups of equal dots, most first; inside a group by board rank; the group without dots last (CONTRACT section 6; SPEC BA5). */
export function rankingOf(tally: Tally, board: Board): RiskId[][] {
  const groups = new Map<number, RiskId[]>();
  for (const [riskId] of risksInOrder(board)) {
    const dots = tally[riskId] ?? 0;
    groups.set(dots, [...(groups.get(dots) ?? []), riskId]);
  }
  return [...groups].sort(([a], [b]) => b - a).map(([, group]) => group);
}

const mostTopRisks = 7;
const fewestTopRisks = 3;

/**
 * Which risks become the plan list (CONTRACT section 6; SPEC BA6): whole groups until at least `wanted`; a group that would
 * pass seven is left to the lead if three are already in, else cut by board rank; risks without dots only to reach three;
 * fewer than three risks: all.
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
