import { createToken } from '../../../shared/ids.ts';
import type { OpenPage } from '../../../shared/protocol/replies.ts';
import { minuteMs } from '../../../shared/time.ts';
import { withOnlySeats } from '../../domain/people/sessions.ts';
import { hashSecret } from './hashing.ts';
import type { Seat } from './joining.ts';
import type { LiveWorkshop } from './liveWorkshop.ts';

type Workshop = Pick<LiveWorkshop, 'state' | 'ports' | 'connections' | 'change' | 'durable'>;

/** The pages that are connected as this person, to the minute; nothing of it is stored (SPEC SI1a). */
export const openPages = (workshop: Workshop, { participantId }: Seat): OpenPage[] =>
  workshop.connections
    .sessionsOf(participantId)
    .map(({ openedAt }) => ({ since: Math.floor(openedAt / minuteMs) * minuteMs }));

/**
 * A second token for the same person. The one that asks stays valid until `endOtherSessions` is called with the new one: the
 * reply with a new token can get lost (SPEC SI1b).
 */
export async function startSession(workshop: Workshop, { participantId, tokenHash }: Seat): Promise<string> {
  const token = createToken(workshop.ports.random.access);
  workshop.change(withOnlySeats(workshop.state, participantId, [tokenHash, hashSecret(token)]));
  await workshop.durable();
  return token;
}

/** Ends all other tokens of the person and closes their sockets (SPEC SI1c). */
export async function endOtherSessions(workshop: Workshop, { participantId, tokenHash }: Seat): Promise<void> {
  workshop.change(withOnlySeats(workshop.state, participantId, [tokenHash]));
  await workshop.durable();
}
