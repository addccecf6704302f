import type { ParticipantId, RiskId } from '../../../shared/ids.ts';
import type { TapAnswer } from '../../../shared/mail/tap.ts';
import type { EpochMs, IsoDate } from '../../../shared/time.ts';

/** The addresses of people, and what they were told (SPEC TL50a). Nobody else is told an address, the facilitator neither. */
export type Mailbox = {
  /** False once the facilitator has stopped every mail of this register. */
  readonly isOn: boolean;
  readonly addresses: { readonly [participantId: ParticipantId]: MailAddress };
  /** How many confirmation mails each person asked for on the last day on which they asked. */
  readonly asked: { readonly [participantId: ParticipantId]: { readonly on: IsoDate; readonly times: number } };
};

export type MailAddress = {
  readonly address: string;
  /** Random; every secret in a mail to this address is derived from it, so that a new address ends all of them. */
  readonly key: string;
  readonly enteredOn: IsoDate;
  /** Null until the link of the confirmation mail was used: until then it gets no other mail. */
  readonly confirmedOn: IsoDate | null;
  /** SHA-256 of the secret in the confirmation link, and of the one in the links that stop mails. */
  readonly confirmHash: string;
  readonly unsubscribeHash: string;
  /** What was said in a digest, with the day; a thing that is over is forgotten. */
  readonly told: { readonly [thing: string]: IsoDate };
};

/** The links that answer one check with one tap, by the SHA-256 of their secret (SPEC TL50b). */
export type Taps = { readonly [secretHash: string]: Tap };

export type Tap = {
  readonly participantId: ParticipantId;
  readonly riskId: RiskId;
  /** The day on which the check was due. */
  readonly day: IsoDate;
  /** The last day on which the link works. */
  readonly until: IsoDate;
  /** Keyed hash of what was to be looked at: a check that was worded anew is another one. */
  readonly about: string;
  readonly used: TapUse | null;
};

export type TapUse = { readonly at: EpochMs; readonly answer: TapAnswer; readonly checkId?: string };

export const noMailbox: Mailbox = { isOn: true, addresses: {}, asked: {} };

/** The address to which mails of this person go; null while there is none that is confirmed. */
export function confirmedAddress(mailbox: Mailbox, participantId: ParticipantId): MailAddress | null {
  const found = Object.hasOwn(mailbox.addresses, participantId) ? mailbox.addresses[participantId] : undefined;
  return found && found.confirmedOn !== null ? found : null;
}

/** A change of one address; null removes it. */
export function withAddress(mailbox: Mailbox, participantId: ParticipantId, address: MailAddress | null): Mailbox {
  const { [participantId]: _, ...others } = mailbox.addresses;
  return { ...mailbox, addresses: address === null ? others : { ...others, [participantId]: address } };
}
