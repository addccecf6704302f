import type { ParticipantId } from '../../../shared/ids.ts';
import { hasLeft, isListed, isPresent } from '../../../shared/people/roles.ts';
import type { Person } from '../../../shared/session/session.ts';
import type { State } from './state.ts';

/** Everyone who is connected and takes part. */
export const presentParticipants = (state: State): ParticipantId[] =>
  Object.entries(state.people).flatMap(([id, person]) => (isPresent(person) ? [id] : []));

/** The person with this id; null when there is none or the person has left. */
export function personHere({ people }: Pick<State, 'people'>, id: ParticipantId): Person | null {
  const person = Object.hasOwn(people, id) ? people[id] : undefined;
  return person && !hasLeft(person) ? person : null;
}

/**
 * Who is put on the roster of a round that opens now: everyone listed who has opened a session socket before, whether it is
 * open or not (SPEC RO1a). Sorted, so that the roster does not change with the order of the list.
 */
export const listedParticipants = ({ people, hidden }: State): ParticipantId[] =>
  Object.entries(people)
    .flatMap(([id, person]) => (isListed(person) && !hidden.conduct.neverConnected.includes(id) ? [id] : []))
    .sort();
