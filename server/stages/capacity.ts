import type { ParticipantId } from '../../shared/ids.ts';
import type { Capacity } from '../../shared/stages/permissions.ts';
import type { State } from './state.ts';

/** What somebody is to the workshop now, judged anew for every command (THREATS, point 8; SPEC CM2). Null: not in it. */
export function capacityOf(state: State, id: ParticipantId): Capacity | null {
  const person = Object.hasOwn(state.people, id) ? state.people[id] : undefined;
  const { lead } = state.session;
  if (!person) return null;
  if (person.role === 'observer') return 'observer';
  if (lead.facilitatorId === id) return lead.actingId === id ? 'actingFacilitator' : 'facilitator';
  if (lead.actingId === id) return 'acting';
  return lead.deputyId === id ? 'deputy' : 'participant';
}

export function isLead(state: State, id: ParticipantId): boolean {
  const capacity = capacityOf(state, id);
  return capacity !== null && capacity !== 'participant' && capacity !== 'observer';
}

/** Everyone who takes part: connected and not an observer. */
export const present = (state: State): ParticipantId[] =>
  Object.keys(state.people).filter((id) => state.people[id]?.connected && state.people[id].role !== 'observer');
