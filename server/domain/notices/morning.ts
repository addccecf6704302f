import type { RiskId } from '../../../shared/ids.ts';
import type { RegisterRow } from '../../../shared/register/register.ts';
import { dayIn } from '../../../shared/session/session.ts';
import type { EpochMs, IsoDate } from '../../../shared/time.ts';
import { daysLater, hourOfDay } from '../../../shared/time.ts';
import type { Change } from '../core/change.ts';
import { applyChange, ChangeBuilder, joinChanges } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import type { Decision } from '../core/decision.ts';
import type { Notices, RegisterEvent } from '../core/errand.ts';
import { registerOn } from '../core/registerOn.ts';
import { isMonitored } from '../core/monitoring.ts';
import type { State } from '../core/state.ts';
import { withErrands } from '../errands/errands.ts';
import { worksFor } from '../errands/events.ts';
import { morningMails } from '../mail/morningMails.ts';

/** What the passing of days causes is told at this hour of the register's time zone (SPEC TL3h). */
const morningHour = 8;

/** So long before its deletion a register says so; one that is kept for less than twice as long, half of its time before. */
const noticeDays = 14;

/** In the order in which a check that nobody makes passes through them. */
const silences = ['due', 'late', 'notLookedAt'] as const;

const zoneOf = ({ session }: State): string => session.workshop.timeZone ?? 'UTC';

/** True when somebody has an address to which mails go. */
const hasMailRecipients = ({ hidden }: State): boolean =>
  hidden.mailbox.isOn && Object.values(hidden.mailbox.addresses).some(({ confirmedOn }) => confirmedOn !== null);

/** True while somebody is told of something: else no register wakes for a morning. */
const isHeard = (state: State): boolean =>
  isMonitored(state) && (Object.keys(state.hidden.webhooks).length > 0 || hasMailRecipients(state));

/** When the next morning is due; null while nobody is told, or nothing is watched. */
export function nextMorning(state: State, now: EpochMs): EpochMs | null {
  if (!isHeard(state)) return null;
  const today = dayIn(state.session, now);
  // A morning of a later day was one of a clock that has been set back since.
  return hourOfDay(zoneOf(state), state.hidden.notices.morningOn === today ? daysLater(today, 1) : today, morningHour);
}

/**
 * What a morning that is due tells (SPEC TL3h): of each check its newest state, once, however many mornings were missed; and
 * that the register will be deleted.
 */
export function morningChange(state: State, today: IsoDate, context: Context): Change {
  const register = registerOn(state, today, context);
  const { planned, parked, keptUntil } = register;
  const before = state.hidden.notices.told;
  const told: { [subject: string]: string } = {};
  const events: RegisterEvent[] = [];
  for (const row of [...planned, ...parked]) {
    const event = checkEvent(row, before[subjectOf(row.riskId)], context.now);
    if (event) events.push(event);
    const known = toldOf(row, before[subjectOf(row.riskId)]);
    if (known !== null) told[subjectOf(row.riskId)] = known;
  }
  if (before.expiring !== undefined && before.expiring === keptUntil) told.expiring = keptUntil;
  else if (keptUntil !== null && today >= daysLater(keptUntil, -daysBefore(state))) {
    told.expiring = keptUntil;
    events.push({ type: 'expiring', at: context.now, riskId: null, day: keptUntil });
  }
  const builder = new ChangeBuilder(state).add({ hidden: { notices: { morningOn: today, told } } });
  builder.add(withErrands(builder.state, worksFor(state, events), context));
  builder.add(morningMails(builder.state, today, context, register));
  return builder.change;
}

/** The morning that is due, or nothing. */
export function morningIfDue(state: State, context: Context): Change {
  const at = nextMorning(state, context.now);
  return at !== null && at <= context.now ? morningChange(state, dayIn(state.session, context.now), context) : {};
}

/** A decision with what it begins: somebody may be told from now on who was not before. */
export function withNotices(state: State, context: Context, decision: Decision): Decision {
  if (decision.kind !== 'decided') return decision;
  const { change } = decision;
  const begun = noticesBegun(state, applyChange(state, change), context);
  return Object.keys(begun).length === 0 ? decision : { ...decision, change: joinChanges(change, begun) };
}

/**
 * When somebody begins to be told, after nobody was: what is so by now is known, and the first morning is the next one
 * (SPEC TL3k).
 */
export function noticesBegun(before: State, after: State, context: Pick<Context, 'now' | 'planTexts'>): Change {
  if (!isHeard(after) || (isHeard(before) && before.hidden.notices.morningOn !== null)) return {};
  const today = dayIn(after.session, context.now);
  const isOver = hourOfDay(zoneOf(after), today, morningHour) <= context.now;
  const last = isOver ? today : daysLater(today, -1);
  const register = registerOn(after, last, context);
  const told = [...register.planned, ...register.parked].flatMap((row) => {
    const known = toldOf(row, undefined);
    return known === null ? [] : [[subjectOf(row.riskId), known] as const];
  });
  const notices: Notices = { morningOn: last, told: Object.fromEntries(told) };
  return { hidden: { notices } };
}

const subjectOf = (riskId: RiskId): string => `check/${riskId}`;

type Silence = (typeof silences)[number];

const silenceOf = ({ state }: RegisterRow): Silence | null => silences.find((silence) => silence === state) ?? null;

/** What is told of a check: its day, and how long nobody has looked. It is kept until the day of the check is another. */
function toldOf(row: RegisterRow, before: string | undefined): string | null {
  const { nextCheck } = row;
  if (nextCheck === null) return null;
  const silence = silenceOf(row);
  // After a clock was set back nothing is told a second time.
  const rank = Math.max(silence === null ? -1 : silences.indexOf(silence), rankOf(before, nextCheck));
  return rank < 0 ? null : `${nextCheck} ${silences[rank]}`;
}

function checkEvent(row: RegisterRow, before: string | undefined, at: EpochMs): RegisterEvent | null {
  const { nextCheck, riskId } = row;
  const type = silenceOf(row);
  if (type === null || nextCheck === null || silences.indexOf(type) <= rankOf(before, nextCheck)) return null;
  return { type, at, riskId, day: nextCheck };
}

const rankOf = (told: string | undefined, day: IsoDate): number => {
  const [toldDay, silence] = told?.split(' ') ?? [];
  return toldDay === day ? silences.findIndex((one) => one === silence) : -1;
};

const daysBefore = ({ session: { workshop } }: State): number =>
  workshop.keptByDates === true ? noticeDays : Math.min(noticeDays, Math.floor(workshop.settings.retentionDays / 2));
