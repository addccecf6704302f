import type { ParticipantId } from '../../../shared/ids.ts';
import { deputyGraceMs, offerGraceMs } from '../../../shared/protocol/limits.ts';
import type { EpochMs } from '../../../shared/time.ts';
import type { Change } from '../core/change.ts';
import { leadInRegister } from '../core/leadInRegister.ts';
import { presentParticipants } from '../core/participants.ts';
import type { State } from '../core/state.ts';

const isConnected = (state: State, id: ParticipantId | null): boolean =>
  id !== null && state.people[id]?.connected === true;

/** In the register there is no meeting to keep going, so nobody acts for the facilitator (SPEC LE6a, LK3a). */
export const canBeOffered = (state: State): boolean => state.session.stage.name !== 'register';

/** Who acts while no acting facilitator is connected: after 20 s a connected deputy; after 60 s the role is offered to all (SPEC LE1a, LE2a). */
export function leadAfterLoss(state: State, now: EpochMs): Change {
  const { lead } = state.session;
  const { conduct } = state.hidden;
  if (!canBeOffered(state)) return leadInRegister(state);
  if (conduct.leadLostAt === null || isConnected(state, lead.actingId)) return {};
  const lostMs = now - conduct.leadLostAt;
  if (lostMs >= deputyGraceMs && isConnected(state, lead.deputyId)) {
    return {
      session: { lead: { ...lead, actingId: lead.deputyId, offered: false } },
      hidden: { conduct: { ...conduct, leadLostAt: null } },
    };
  }
  return lostMs >= offerGraceMs && presentParticipants(state).length > 0 && !lead.offered
    ? { session: { lead: { ...lead, offered: true } } }
    : {};
}

/** When `leadAfterLoss` would change something next; null when time alone changes nothing, so that no timer fires in vain. */
export function leadWakeAt(state: State): EpochMs | null {
  const { lead } = state.session;
  const { leadLostAt } = state.hidden.conduct;
  if (!canBeOffered(state) || leadLostAt === null || lead.offered || isConnected(state, lead.actingId)) return null;
  if (isConnected(state, lead.deputyId)) return leadLostAt + deputyGraceMs;
  return presentParticipants(state).length > 0 ? leadLostAt + offerGraceMs : null;
}
