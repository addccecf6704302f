import type { ParticipantId } from '../../../shared/ids.ts';
import { capabilityIn, isLeading } from '../../../shared/people/capability.ts';
import type { Capability } from '../../../shared/commands/permissions.ts';
import type { State } from './state.ts';

/** Judged anew for every command, whatever it was when the socket opened (THREATS, point 8). Null: not in the workshop. */
export function capabilityOf(state: State, id: ParticipantId): Capability | null {
  const person = Object.hasOwn(state.people, id) ? state.people[id] : undefined;
  return person ? capabilityIn(state.session.lead, id, person) : null;
}

export function canLead(state: State, id: ParticipantId): boolean {
  const capability = capabilityOf(state, id);
  return capability !== null && isLeading(capability);
}

/** Everyone who takes part: connected and not an observer. */
export const present = (state: State): ParticipantId[] =>
  Object.keys(state.people).filter((id) => state.people[id]?.connected && state.people[id].role !== 'observer');
