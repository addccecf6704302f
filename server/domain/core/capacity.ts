import type { ParticipantId } from '../../../shared/ids.ts';
import { capacityIn, isLeading } from '../../../shared/people/capacity.ts';
import type { Capacity } from '../../../shared/commands/permissions.ts';
import type { State } from './state.ts';

/** Judged anew for every command, whatever it was when the socket opened (THREATS, point 8). Null: not in the workshop. */
export function capacityOf(state: State, id: ParticipantId): Capacity | null {
  const person = Object.hasOwn(state.people, id) ? state.people[id] : undefined;
  return person ? capacityIn(state.session.lead, id, person) : null;
}

export function isLead(state: State, id: ParticipantId): boolean {
  const capacity = capacityOf(state, id);
  return capacity !== null && isLeading(capacity);
}

/** Everyone who takes part: connected and not an observer. */
export const present = (state: State): ParticipantId[] =>
  Object.keys(state.people).filter((id) => state.people[id]?.connected && state.people[id].role !== 'observer');
