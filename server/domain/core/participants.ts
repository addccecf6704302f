import type { ParticipantId } from '../../../shared/ids.ts';
import type { State } from './state.ts';

/** Everyone who is connected and takes part. */
export const presentParticipants = (state: State): ParticipantId[] =>
  Object.keys(state.people).filter((id) => state.people[id]?.connected && state.people[id].role !== 'observer');
