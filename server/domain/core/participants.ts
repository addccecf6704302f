import type { ParticipantId } from '../../../shared/ids.ts';
import { isPresent } from '../../../shared/people/roles.ts';
import type { State } from './state.ts';

/** Everyone who is connected and takes part. */
export const presentParticipants = (state: State): ParticipantId[] =>
  Object.entries(state.people).flatMap(([id, person]) => (isPresent(person) ? [id] : []));
