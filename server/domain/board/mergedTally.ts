import type { Tally } from '../../../shared/ballot/counting.ts';
import type { RiskId } from '../../../shared/ids.ts';
import type { DotsMoved, State } from '../core/state.ts';

/** What a merge does to the published totals: the dots of one risk are added to those of the other (SPEC BO5c). */
export function dotsToMove({ session, hidden }: State, from: RiskId, into: RiskId): DotsMoved | null {
  const dots = session.tally?.[from];
  return dots === undefined ? null : { from, into, dots, round: hidden.conduct.lastRound.ballot };
}

/** The totals after a merge: the sum of all dots stays what it was. */
export function tallyMoved(tally: Tally, { from, into, dots }: DotsMoved): Tally {
  const { [from]: _, ...rest } = tally;
  return { ...rest, [into]: (rest[into] ?? 0) + dots };
}

/** The totals before a merge; null when another vote was counted since. */
export function tallyMovedBack({ session, hidden }: State, moved: DotsMoved): Tally | null {
  const { tally } = session;
  if (tally === null || hidden.conduct.lastRound.ballot !== moved.round) return null;
  return { ...tally, [moved.into]: (tally[moved.into] ?? 0) - moved.dots, [moved.from]: moved.dots };
}
