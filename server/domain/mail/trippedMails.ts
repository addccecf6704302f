import type { ParticipantId } from '../../../shared/ids.ts';
import { effectiveOwnerId } from '../../../shared/register/owners.ts';
import type { Change } from '../core/change.ts';
import { applyChange, joinChanges } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import type { Errands } from '../core/errand.ts';
import { confirmedAddress } from '../core/mailbox.ts';
import { isMonitored } from '../core/monitoring.ts';
import type { State } from '../core/state.ts';
import { mailErrand } from './mailWork.ts';

/**
 * A change with a mail, at once, for each tripwire that trips in it: to the contingency owner, or to the facilitator when
 * they get no mail, so that somebody is told (SPEC TL51d).
 */
export function withTrippedMails(state: State, change: Change, context: Pick<Context, 'now' | 'random'>): Change {
  if (!state.hidden.mailbox.isOn || Object.keys(state.hidden.mailbox.addresses).length === 0) return change;
  const after = applyChange(state, change);
  if (!isMonitored(after)) return change;
  const errands: { [id: string]: Errands[string] } = {};
  for (const riskId of Object.keys(change.risks ?? {})) {
    const risk = after.board.risks[riskId];
    if (risk?.state !== 'tripped' || state.board.risks[riskId]?.state === 'tripped') continue;
    const recipient = whoIsTold(after, effectiveOwnerId(risk, 'contingency'));
    if (recipient !== null)
      Object.assign(errands, mailErrand(recipient, { kind: 'tripped', riskId, at: context.now }, context));
  }
  if (Object.keys(errands).length === 0) return change;
  return joinChanges(change, { hidden: { errands: { ...after.hidden.errands, ...errands } } });
}

const whoIsTold = ({ hidden, session }: State, ownerId: ParticipantId | null): ParticipantId | null =>
  [ownerId, session.lead.facilitatorId].find((id) => id !== null && confirmedAddress(hidden.mailbox, id) !== null) ??
  null;
