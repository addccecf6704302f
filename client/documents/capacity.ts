import type { ParticipantId } from '../../shared/ids.ts';
import type { Person, Session } from '../../shared/session/session.ts';
import type { Capacity } from '../../shared/stages/permissions.ts';

/** What somebody is to the workshop now: the first that fits, as shared/stages/permissions.ts orders them. */
export function capacityOf(id: ParticipantId, person: Person, lead: Session['lead']): Capacity {
  if (lead.facilitatorId === id) return lead.actingId === id ? 'actingFacilitator' : 'facilitator';
  if (lead.actingId === id) return 'acting';
  if (lead.deputyId === id) return 'deputy';
  return person.role === 'observer' ? 'observer' : 'participant';
}
