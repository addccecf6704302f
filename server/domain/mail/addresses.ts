import type { ParticipantId } from '../../../shared/ids.ts';
import { createId } from '../../../shared/ids.ts';
import { dayIn } from '../../../shared/session/session.ts';
import type { Change } from '../core/change.ts';
import { joinChanges } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import type { MailAddress } from '../core/mailbox.ts';
import { withAddress } from '../core/mailbox.ts';
import { mailForgotten } from '../core/mailForgotten.ts';
import type { State } from '../core/state.ts';
import { mailErrand } from './mailWork.ts';

/** How many confirmation mails one person can ask for on one day. */
export const confirmationsPerPerson = 5;

/**
 * Enters the address of a person and asks for its confirmation; another address replaces the one before, whose links end
 * (SPEC TL50b). The same one again sends the confirmation once more, unless it is confirmed.
 * @param address as `readMailAddress` returns it
 * @returns null when the person asked for too many confirmation mails today
 */
export function addressEntered(state: State, address: string, context: Context): Change | null {
  const { actorId, now } = context;
  const { mailbox } = state.hidden;
  const before = Object.hasOwn(mailbox.addresses, actorId) ? mailbox.addresses[actorId] : undefined;
  if (before?.address === address && before.confirmedOn !== null) return {};
  const today = dayIn(state.session, now);
  const earlier = Object.hasOwn(mailbox.asked, actorId) ? mailbox.asked[actorId] : undefined;
  const times = earlier?.on === today ? earlier.times : 0;
  if (times >= confirmationsPerPerson) return null;
  const entered = before?.address === address ? before : newAddress(address, today, context);
  const forgotten = entered === before ? {} : mailForgotten(state, actorId);
  const asked = { ...mailbox.asked, [actorId]: { on: today, times: times + 1 } };
  return joinChanges(forgotten, {
    hidden: {
      mailbox: { ...withAddress(mailbox, actorId, entered), asked },
      errands: {
        ...state.hidden.errands,
        ...mailErrand(actorId, { kind: 'confirmation', key: entered.key }, context),
      },
    },
  });
}

function newAddress(
  address: string,
  today: MailAddress['enteredOn'],
  { random, secretFor, hashSecret }: Context,
): MailAddress {
  const key = createId(random.access);
  return {
    address,
    key,
    enteredOn: today,
    confirmedOn: null,
    confirmHash: hashSecret(secretFor('confirmation', key)),
    unsubscribeHash: hashSecret(secretFor('unsubscribe', key)),
    told: {},
  };
}

const holderOf = (
  { hidden }: State,
  field: 'confirmHash' | 'unsubscribeHash',
  secretHash: string,
): readonly [ParticipantId, MailAddress] | null =>
  Object.entries(hidden.mailbox.addresses).find(([, one]) => one[field] === secretHash) ?? null;

/**
 * The link of a confirmation mail was used. A second time changes nothing.
 * @returns null when no address waits for this secret
 */
export function addressConfirmed(
  state: State,
  secretHash: string,
  { now }: Pick<Context, 'now'>,
): { readonly change: Change; readonly address: string } | null {
  const [participantId, found] = holderOf(state, 'confirmHash', secretHash) ?? [];
  if (participantId === undefined || !found) return null;
  if (found.confirmedOn !== null) return { change: {}, address: found.address };
  const confirmed: MailAddress = { ...found, confirmedOn: dayIn(state.session, now) };
  return {
    change: { hidden: { mailbox: withAddress(state.hidden.mailbox, participantId, confirmed) } },
    address: found.address,
  };
}

/** Whoever holds this link of a mail wants no more: the address goes. @returns null for another secret */
export function unsubscribed(state: State, secretHash: string): Change | null {
  const [participantId] = holderOf(state, 'unsubscribeHash', secretHash) ?? [];
  return participantId === undefined ? null : mailForgotten(state, participantId);
}
