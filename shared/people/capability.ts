import type { ParticipantId } from '../ids.ts';
import type { Person, Session } from '../session/session.ts';
import type { Capability } from '../commands/permissions.ts';

/** What somebody is to the workshop: the first that fits, as permissions.ts orders them (SPEC CM2). */
export function capabilityIn(lead: Session['lead'], id: ParticipantId, person: Person): Capability {
  if (person.role === 'observer') return 'observer';
  if (lead.facilitatorId === id) return lead.actingId === id ? 'actingFacilitator' : 'facilitator';
  if (lead.actingId === id) return 'acting';
  return lead.deputyId === id ? 'deputy' : 'participant';
}

/** True for those who may give the lead's commands (CONTRACT section 5). */
export const isLeading = (capability: Capability): boolean => capability !== 'participant' && capability !== 'observer';
