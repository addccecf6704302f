import type { ParticipantId } from '../../../shared/ids.ts';
import type { Change } from './change.ts';
import { withAddress } from './mailbox.ts';
import type { State } from './state.ts';

/** Takes the address of a person out, with the links of the mails to it; empty when there is none (SPEC TL50e). */
export function mailForgotten({ hidden }: State, participantId: ParticipantId): Change {
  const { mailbox, taps } = hidden;
  const others = Object.entries(taps).filter(([, tap]) => tap.participantId !== participantId);
  const hasAddress = Object.hasOwn(mailbox.addresses, participantId);
  if (!hasAddress && others.length === Object.keys(taps).length) return {};
  return { hidden: { mailbox: withAddress(mailbox, participantId, null), taps: Object.fromEntries(others) } };
}
