import type { CommandOf } from '../../../shared/commands/commands.ts';
import { retentionDays } from '../../../shared/protocol/limits.ts';
import { dayIn } from '../../../shared/session/session.ts';
import { daysLater } from '../../../shared/time.ts';
import type { Context } from '../core/context.ts';
import type { Decision } from '../core/decision.ts';
import { decided, unchanged } from '../core/decision.ts';
import type { State } from '../core/state.ts';

/** Makes the register read-only, or lets it be changed again (SPEC LK4b). */
function setReadOnly({ session: { workshop } }: State, { readOnly }: CommandOf<'setReadOnly'>): Decision {
  return workshop.closed === readOnly
    ? unchanged
    : decided({ session: { workshop: { ...workshop, closed: readOnly } } });
}

/**
 * Keeps the register until a day. Without one: a register that is kept by its last visit is kept by its dates from now on,
 * and one that is already, for 180 days longer (SPEC LK5d).
 */
function keepLonger({ session }: State, { until }: CommandOf<'keepLonger'>, { now }: Context): Decision {
  const { workshop } = session;
  const isLonger = until === undefined && workshop.keptByDates === true;
  const day = isLonger ? daysLater(workshop.keptUntil ?? dayIn(session, now), retentionDays.most) : until;
  return decided({
    session: { workshop: { ...workshop, keptByDates: true, ...(day !== undefined && { keptAtLeast: day }) } },
  });
}

export const registerDecisions = { setReadOnly, keepLonger };
