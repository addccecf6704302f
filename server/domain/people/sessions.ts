import type { ParticipantId } from '../../../shared/ids.ts';
import type { Change } from '../core/change.ts';
import type { State } from '../core/state.ts';
import { withoutSeats, withSeat } from './seats.ts';

/** Leaves a person the seats of these tokens and ends all others (SPEC SI1b, SI1c). */
export function withOnlySeats(state: State, participantId: ParticipantId, tokenHashes: readonly string[]): Change {
  const none = withoutSeats(state.hidden.access, participantId);
  const access = tokenHashes.reduce((seats, tokenHash) => withSeat(seats, tokenHash, participantId), none);
  return { hidden: { access }, effects: [{ kind: 'tokensRevoked', participantId }] };
}
