import type { ParticipantId } from '../../../shared/ids.ts';
import { createId, createToken } from '../../../shared/ids.ts';
import type { Join } from '../../../shared/commands/requests.ts';
import type { FacilitatorSeat, Joined } from '../../../shared/protocol/replies.ts';
import { addParticipant, moveFacilitatorSeat } from '../../domain/people/joining.ts';
import { guestName, uniqueName } from '../../domain/people/names.ts';
import type { State } from '../../domain/core/state.ts';
import { hashSecret, isSameHash } from './hashing.ts';
import type { Room } from './liveWorkshop.ts';

/** What became of somebody asking to come in. */
export type JoinOutcome = Joined | 'roomLocked' | 'workshopClosed' | 'limitReached';

/** Whose token it is; `removed` for somebody who was removed, so that the socket can say so. */
export type Holder = {
  readonly participantId: ParticipantId;
  readonly tokenHash: string;
  readonly removed: boolean;
};

export function holderOf(state: State, token: string): Holder | null {
  const tokenHash = hashSecret(token);
  const { seats } = state.hidden.access;
  const seat = Object.hasOwn(seats, tokenHash) ? seats[tokenHash] : undefined;
  return seat ? { participantId: seat.participantId, tokenHash, removed: seat.removed } : null;
}

/** Lets somebody in who had the code; the token is told once and kept as its hash alone (CONTRACT section 2; SPEC PE1). */
export async function letIn(room: Room, wanted: Join): Promise<JoinOutcome> {
  const { session, people } = room.state;
  if (session.workshop.closed) return 'workshopClosed';
  if (session.workshop.locked) return 'roomLocked';
  const participantId = createId(room.ports.random.access);
  const token = createToken(room.ports.random.access);
  const role = wanted.role ?? 'participant';
  const name = wanted.name?.trim() ? uniqueName(people, wanted.name) : guestName(people);
  const person = { name, role, connected: false, writes: true, reads: true, simulated: false };
  const decision = addParticipant(room.state, participantId, person, hashSecret(token));
  if (decision.kind !== 'decided') return 'limitReached';
  room.change(decision.change);
  await room.durable();
  return { workshopId: room.id, participantId, token, role, name };
}

/**
 * The facilitator on another device; the older tokens end (CONTRACT section 2; SPEC LE4).
 * @returns null when the secret is not the facilitator's
 */
export async function letFacilitatorIn(room: Room, secret: string): Promise<FacilitatorSeat | null> {
  if (!isSameHash(hashSecret(secret), room.state.hidden.access.secretHash)) return null;
  const token = createToken(room.ports.random.access);
  const decision = moveFacilitatorSeat(room.state, hashSecret(token));
  if (decision.kind === 'decided') room.change(decision.change);
  await room.durable();
  return { participantId: room.state.session.lead.facilitatorId, token };
}
