import type { ParticipantId } from '../../../shared/ids.ts';
import { createId, createToken } from '../../../shared/ids.ts';
import { cleanName } from '../../../shared/protocol/names.ts';
import type { Join } from '../../../shared/commands/requests.ts';
import type { FacilitatorSeat, Joined } from '../../../shared/protocol/replies.ts';
import { dayIn } from '../../../shared/session/session.ts';
import type { EpochMs } from '../../../shared/time.ts';
import { isLinkValid } from '../../domain/core/visitors.ts';
import { addParticipant, moveFacilitatorSeat } from '../../domain/people/joining.ts';
import { guestName, uniqueName } from '../../domain/people/names.ts';
import type { State } from '../../domain/core/state.ts';
import { hashSecret, isSameHash } from './hashing.ts';
import type { LiveWorkshop } from './liveWorkshop.ts';

type Workshop = Pick<LiveWorkshop, 'id' | 'state' | 'ports' | 'change' | 'durable'>;

export type JoinResult = Joined | 'notAllowed' | 'meetingOver' | 'roomLocked' | 'workshopClosed' | 'limitReached';

/** A device's right to act as a participant. `removed` stays, so that the socket can close with that reason. */
export type Seat = {
  readonly participantId: ParticipantId;
  readonly tokenHash: string;
  readonly removed: boolean;
  /** Somebody who came by a link (SPEC LK1b). */
  readonly isVisitor: boolean;
};

export function findSeat(state: State, token: string, now: EpochMs): Seat | null {
  const tokenHash = hashSecret(token);
  const { access, visitors } = state.hidden;
  const seat = Object.hasOwn(access.seats, tokenHash) ? access.seats[tokenHash] : undefined;
  if (seat) return { participantId: seat.participantId, tokenHash, removed: seat.removed, isVisitor: false };
  const visit = Object.hasOwn(visitors.visits, tokenHash) ? visitors.visits[tokenHash] : undefined;
  const link = visit && visitors.links[visit.linkId];
  if (!link || !isLinkValid(link, dayIn(state.session, now))) return null;
  return { participantId: visit.participantId, tokenHash, removed: false, isVisitor: true };
}

/** Adds a participant who knows the join code. The reply holds the token; only its hash is stored (SPEC PE1). */
export async function joinWorkshop(workshop: Workshop, wanted: Join): Promise<JoinResult> {
  const { session, people } = workshop.state;
  const simulated = wanted.simulated ?? false;
  if (simulated && !session.workshop.rehearsal) return 'notAllowed';
  if (session.stage.name === 'register') return 'meetingOver';
  if (session.workshop.closed) return 'workshopClosed';
  if (session.workshop.locked) return 'roomLocked';
  const participantId = createId(workshop.ports.random.access);
  const token = createToken(workshop.ports.random.access);
  const role = wanted.role ?? 'participant';
  const given = cleanName(wanted.name ?? '');
  const name = given === '' ? guestName(workshop.state) : uniqueName(people, given);
  const person = { name, role, connected: false, writes: true, reads: true, simulated };
  const decision = addParticipant(workshop.state, participantId, person, hashSecret(token));
  if (decision.kind !== 'decided') return 'limitReached';
  workshop.change(decision.change);
  await workshop.durable();
  return { workshopId: workshop.id, participantId, token, role, name };
}

/**
 * Issues a new facilitator token for another device and revokes the older ones (SPEC LE4).
 * @returns null when the secret is wrong
 */
export async function recoverFacilitator(workshop: Workshop, secret: string): Promise<FacilitatorSeat | null> {
  if (!isSameHash(hashSecret(secret), workshop.state.hidden.access.secretHash)) return null;
  const token = createToken(workshop.ports.random.access);
  const decision = moveFacilitatorSeat(workshop.state, hashSecret(token));
  if (decision.kind === 'decided') workshop.change(decision.change);
  await workshop.durable();
  return { participantId: workshop.state.session.lead.facilitatorId, token };
}
