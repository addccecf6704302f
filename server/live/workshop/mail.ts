import type { MailConfirmed, MailReply } from '../../../shared/mail/mailReply.ts';
import type { TapRequest } from '../../../shared/mail/requests.ts';
import type { TapReply } from '../../../shared/mail/tap.ts';
import type { ParticipantId } from '../../../shared/ids.ts';
import type { Refused } from '../../domain/core/decision.ts';
import { mailForgotten } from '../../domain/core/mailForgotten.ts';
import { answerTap } from '../../domain/decide/answerTap.ts';
import { addressConfirmed, addressEntered, unsubscribed } from '../../domain/mail/addresses.ts';
import { tapReply } from '../../domain/mail/tapStanding.ts';
import { hashSecret } from './hashing.ts';
import type { LiveWorkshop } from './liveWorkshop.ts';

type Workshop = Pick<LiveWorkshop, 'state' | 'ports' | 'context' | 'change' | 'durable'>;

/** What a person is told of mails: their own address alone. */
function mailFor({ state, ports }: Pick<Workshop, 'state' | 'ports'>, participantId: ParticipantId): MailReply {
  const { addresses, isOn } = state.hidden.mailbox;
  const own = Object.hasOwn(addresses, participantId) ? addresses[participantId] : undefined;
  return {
    isConfigured: ports.couriers.mail !== null && ports.publicUrl !== null,
    isOn,
    own: own ? { address: own.address, confirmedOn: own.confirmedOn } : null,
  };
}

/** @param address as `readMailAddress` returns it @returns false when the person asked for too many confirmations today */
async function enterAddress(workshop: Workshop, participantId: ParticipantId, address: string): Promise<boolean> {
  const change = addressEntered(workshop.state, address, workshop.context(participantId));
  if (change === null) return false;
  workshop.change(change);
  await workshop.durable();
  return true;
}

async function removeAddress(workshop: Workshop, participantId: ParticipantId): Promise<void> {
  workshop.change(mailForgotten(workshop.state, participantId));
  await workshop.durable();
}

/** @returns null when no address waits for this secret */
async function confirmAddress(workshop: Workshop, secret: string): Promise<MailConfirmed | null> {
  const { state, ports } = workshop;
  const confirmed = addressConfirmed(state, hashSecret(secret), { now: ports.clock.now() });
  if (!confirmed) return null;
  workshop.change(confirmed.change);
  await workshop.durable();
  return { address: confirmed.address, register: state.session.workshop.title };
}

/** The address with this secret goes; another secret changes nothing. */
async function unsubscribe(workshop: Workshop, secret: string): Promise<void> {
  const change = unsubscribed(workshop.state, hashSecret(secret));
  if (change === null) return;
  workshop.change(change);
  await workshop.durable();
}

/**
 * The page of a link in a mail: without an answer it changes nothing.
 * @returns null when there is no such link
 */
async function tap(workshop: Workshop, { secret, ...asked }: TapRequest): Promise<TapReply | Refused | null> {
  const hash = hashSecret(secret);
  const found = workshop.state.hidden.taps[hash];
  if (!found) return null;
  const context = workshop.context(found.participantId);
  if (asked.answer !== undefined || asked.undo) {
    const decision = answerTap(workshop.state, hash, asked, context);
    if (decision.kind === 'refused') return decision;
    if (decision.kind === 'decided') workshop.change(decision.change);
    await workshop.durable();
  }
  return tapReply(workshop.state, workshop.state.hidden.taps[hash] ?? found, context);
}

/** What a person, or whoever has a link from a mail, asks a workshop. */
export const mailOf = (workshop: Workshop) => ({
  of: (participantId: ParticipantId) => mailFor(workshop, participantId),
  enter: (participantId: ParticipantId, address: string) => enterAddress(workshop, participantId, address),
  remove: (participantId: ParticipantId) => removeAddress(workshop, participantId),
  confirm: (secret: string) => confirmAddress(workshop, secret),
  unsubscribe: (secret: string) => unsubscribe(workshop, secret),
  tap: (wanted: TapRequest) => tap(workshop, wanted),
});
