import type { ParticipantId } from '../../../shared/ids.ts';
import { hasLeft } from '../../../shared/people/roles.ts';
import { limits } from '../../../shared/protocol/limits.ts';
import type { Person } from '../../../shared/session/session.ts';
import { joinChanges } from '../core/change.ts';
import type { Decision } from '../core/decision.ts';
import { decided, refused } from '../core/decision.ts';
import type { State } from '../core/state.ts';
import { movementOnJoining } from './movement.ts';
import { withoutSeats, withSeat } from './seats.ts';

/** @param tokenHash SHA-256 of the token of the new person */
export function addParticipant(
  state: State,
  participantId: ParticipantId,
  person: Person,
  tokenHash: string,
): Decision {
  if (Object.values(state.people).filter((one) => !hasLeft(one)).length >= limits.people) {
    return refused('limitReached', `There are ${limits.people} people in this workshop already.`, {
      reason: 'people',
      most: limits.people,
    });
  }
  return decided(
    joinChanges(movementOnJoining(state, participantId, person), {
      people: { [participantId]: person },
      hidden: { access: withSeat(state.hidden.access, tokenHash, participantId) },
    }),
  );
}

/** The facilitator on another device: a new seat, and the old ones are revoked (SPEC LE4a). */
export function moveFacilitatorSeat(state: State, tokenHash: string): Decision {
  const { facilitatorId } = state.session.lead;
  const access = withSeat(withoutSeats(state.hidden.access, facilitatorId), tokenHash, facilitatorId);
  return decided({ hidden: { access }, effects: [{ kind: 'tokensRevoked', participantId: facilitatorId }] });
}
