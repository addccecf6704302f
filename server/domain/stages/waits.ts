import type { EpochMs } from '../../../shared/time.ts';
import { closingMs } from '../../../shared/protocol/limits.ts';
import type { Change } from '../core/change.ts';
import { isSame } from '../core/isSame.ts';
import type { Conduct, State } from '../core/state.ts';

/**
 * The stored times that something waits for, moved by a jump of the wall clock: a wait is as long as it was meant to be (SPEC
 * CK2a, CK2b). The deadline of a stage is a time of day, and stays (SPEC CK3).
 */
export function afterJump(state: State, byMs: number): Change {
  const { conduct } = state.hidden;
  return changed(conduct, {
    ...conduct,
    closing: conduct.closing && { ...conduct.closing, at: conduct.closing.at + byMs },
    leadLostAt: conduct.leadLostAt === null ? null : conduct.leadLostAt + byMs,
    asked: conduct.asked && { ...conduct.asked, at: conduct.asked.at + byMs },
    ...awayReadersAt(conduct, (at) => at + byMs),
  });
}

/** The same after a restart, when the size of the jump is unknown: no wait begins in the future. */
export function afterRestart(state: State, now: EpochMs): Change {
  const { conduct } = state.hidden;
  return changed(conduct, {
    ...conduct,
    closing: conduct.closing && { ...conduct.closing, at: Math.min(conduct.closing.at, now + closingMs) },
    leadLostAt: conduct.leadLostAt === null ? null : Math.min(conduct.leadLostAt, now),
    asked: conduct.asked && { ...conduct.asked, at: Math.min(conduct.asked.at, now) },
    ...awayReadersAt(conduct, (at) => Math.min(at, now)),
  });
}

function awayReadersAt({ awayReaders }: Conduct, move: (at: EpochMs) => EpochMs): Pick<Conduct, 'awayReaders'> {
  if (awayReaders === undefined) return {};
  return { awayReaders: Object.fromEntries(Object.entries(awayReaders).map(([id, at]) => [id, move(at)])) };
}

const changed = (before: Conduct, after: Conduct): Change =>
  before.closing?.at === after.closing?.at &&
  before.leadLostAt === after.leadLostAt &&
  before.asked?.at === after.asked?.at &&
  isSame(before.awayReaders, after.awayReaders)
    ? {}
    : { hidden: { conduct: after } };
