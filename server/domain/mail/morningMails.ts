import type { ParticipantId } from '../../../shared/ids.ts';
import type { Register, RegisterRow } from '../../../shared/register/register.ts';
import type { IsoDate } from '../../../shared/time.ts';
import { daysLater } from '../../../shared/time.ts';
import type { Change } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import type { Errands } from '../core/errand.ts';
import type { MailAddress, Mailbox, Taps } from '../core/mailbox.ts';
import { confirmedAddress } from '../core/mailbox.ts';
import { isMonitored } from '../core/monitoring.ts';
import { personHere } from '../core/participants.ts';
import { registerOn } from '../core/registerOn.ts';
import type { State } from '../core/state.ts';
import type { Matter } from './matter.ts';
import { mattersFor } from './matters.ts';
import type { Mail } from './mailWork.ts';
import { mailErrand } from './mailWork.ts';
import { withoutOldTaps, withTaps } from './taps.ts';

/** An address that nobody confirmed is forgotten after these. */
const daysToConfirm = 7;

/** Whether mails tell of the register: not while it does not watch itself, or mails are stopped. */
export const isMailed = (state: State): boolean => state.hidden.mailbox.isOn && isMonitored(state);

/**
 * The mails of this morning (SPEC TL52a): one digest for everybody with a confirmed address for whom there is something
 * that they were not told of. Whoever has a digest that is still to be sent gets no other: it will tell everything.
 */
export function morningMails(
  state: State,
  today: IsoDate,
  context: Context,
  register: Register = registerOn(state, today, context),
): Change {
  const { hidden, session } = state;
  const mailbox = withoutStale(hidden.mailbox, today);
  const people = Object.keys(mailbox.addresses).filter((id) => personHere(state, id) !== null);
  let taps = withoutOldTaps(hidden.taps, today);
  let addresses = mailbox.addresses;
  const errands: { [id: string]: Errands[string] } = {};
  for (const id of isMailed(state) ? people : []) {
    const address = confirmedAddress(mailbox, id);
    if (address === null || isDigestUnderway(hidden.errands, id)) continue;
    const reader = { participantId: id, isFacilitator: id === session.lead.facilitatorId };
    const matters = mattersFor(register, state, reader, today, context.now);
    const { told, news } = toldOn(today, address, matters);
    if (told !== address.told) addresses = { ...addresses, [id]: { ...address, told } };
    if (news.length === 0) continue;
    taps = withTaps(taps, id, address, ownChecks(matters), context);
    Object.assign(errands, mailErrand(id, { kind: 'digest', day: today, news }, context));
  }
  return changeOf(
    hidden,
    { mailbox: addresses === mailbox.addresses ? mailbox : { ...mailbox, addresses }, taps },
    errands,
  );
}

function changeOf(
  before: State['hidden'],
  { mailbox, taps }: { readonly mailbox: Mailbox; readonly taps: Taps },
  errands: Errands,
): Change {
  const changed = {
    ...(mailbox !== before.mailbox && { mailbox }),
    ...(taps !== before.taps && { taps }),
    ...(Object.keys(errands).length > 0 && { errands: { ...before.errands, ...errands } }),
  };
  return Object.keys(changed).length === 0 ? {} : { hidden: changed };
}

const ownChecks = (matters: readonly Matter[]): RegisterRow[] =>
  matters.flatMap(({ subject, isOwnCheck }) =>
    isOwnCheck && subject.kind === 'waiting' && subject.waiting.row !== null ? [subject.waiting.row] : [],
  );

/** What was told so far and is still so, with what is told now. */
function toldOn(
  today: IsoDate,
  { told: before }: MailAddress,
  matters: readonly Matter[],
): { readonly told: MailAddress['told']; readonly news: readonly string[] } {
  const things: readonly string[] = matters.flatMap((matter) => matter.things);
  const news = things.filter((thing) => !Object.hasOwn(before, thing));
  const isSame = news.length === 0 && Object.keys(before).length === things.length;
  const told = isSame ? before : Object.fromEntries(things.map((thing) => [thing, before[thing] ?? today]));
  return { told, news };
}

const isDigestUnderway = (errands: Errands, id: ParticipantId): boolean =>
  Object.values(errands).some(
    ({ work }) => work.kind === 'mail' && work.participantId === id && (work.mail as Mail).kind === 'digest',
  );

/** Without addresses that were not confirmed in time, and without counts of earlier days. */
function withoutStale(mailbox: Mailbox, today: IsoDate): Mailbox {
  const kept = Object.entries(mailbox.addresses).filter(
    ([, { confirmedOn, enteredOn }]) => confirmedOn !== null || daysLater(enteredOn, daysToConfirm) >= today,
  );
  const asked = Object.entries(mailbox.asked).filter(([, { on }]) => on === today);
  const isSame =
    kept.length === Object.keys(mailbox.addresses).length && asked.length === Object.keys(mailbox.asked).length;
  return isSame ? mailbox : { ...mailbox, addresses: Object.fromEntries(kept), asked: Object.fromEntries(asked) };
}
