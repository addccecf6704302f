import type { Risk } from '../../shared/board/board.ts';
import type { PlanTexts } from '../../shared/plan/plan.ts';
import type { Session } from '../../shared/session/session.ts';
import { daysLater } from '../../shared/time.ts';
import type { IsoDate } from '../../shared/time.ts';
import { applyChange } from '../domain/core/change.ts';
import type { Context } from '../domain/core/context.ts';
import type { MailWork } from '../domain/core/errand.ts';
import { noVisitors } from '../domain/core/visitors.ts';
import type { State } from '../domain/core/state.ts';
import { addressConfirmed, addressEntered } from '../domain/mail/addresses.ts';
import type { ComposedMail } from '../domain/mail/composeMail.ts';
import { composeMail } from '../domain/mail/composeMail.ts';
import { morningMails } from '../domain/mail/morningMails.ts';
import { ana, ben, contextOf, givenState, lea } from './boardFixture.ts';

/** For tests: a register of three people whose mornings pass one after the other. Ana looks, Ben has the plan, Lea facilitates. */

export const origin = 'https://forewarned.example.org';

type Written = { readonly [riskId: string]: Partial<PlanTexts> };

export const texts = {
  a: {
    signal: 'failed renewals in any one country',
    source: 'the billing board',
    threshold: '6 %',
    prevention: 'Report renewals by country',
    contingency: 'pause renewals there',
  },
} satisfies Written;

const owned: Partial<Risk> = {
  title: 'Nobody watched the money',
  number: 4,
  watcher: 'Ana',
  watcherId: ana,
  contingencyOwner: 'Ben',
  contingencyOwnerId: ben,
  preventionOwner: 'Ben',
  preventionOwnerId: ben,
  comparison: 'above',
  cadence: 'weekly',
  checkBy: '2027-06-30',
  state: 'armed',
  stateOn: '2027-01-04',
  accepted: { prevention: true, watcher: true, contingency: true },
};

export type GivenRegister = {
  readonly risks?: { readonly [riskId: string]: Partial<Risk> };
  readonly workshop?: Partial<Session['workshop']>;
};

/** The register with one risk, R4, unless others are given. */
export function givenRegister({ risks = { a: {} }, workshop = {} }: GivenRegister = {}): State {
  const ids = Object.keys(risks);
  const state = givenState({
    piles: Object.fromEntries(ids.map((id) => [id, [`card ${id}`]])),
    risks: Object.fromEntries(ids.map((id) => [id, { ...owned, ...risks[id] }])),
    stage: 'register',
    session: {
      topRisks: ids,
      meeting: { heldOn: '2026-11-21', endedOn: '2026-11-21', people: 3, minutes: 45 },
    },
    hidden: {
      visitors: noVisitors,
      conduct: { agreed: [], singletons: {} } as unknown as State['hidden']['conduct'],
      access: { secretHash: 'hash', hashKey: 'key', seats: {} },
    },
  });
  const kept = { keptUntil: '2027-08-19', keptByDates: true } as const;
  return {
    ...state,
    session: { ...state.session, workshop: { ...state.session.workshop, ...kept, ...workshop } },
  };
}

/** Eight in the morning of a day, in the time zone of the register, UTC. */
export const morningOf = (day: IsoDate): number => Date.parse(`${day}T08:00:00Z`);

export const mailContext = (day: IsoDate, written: Written = texts, actorId: string = lea): Context => ({
  ...contextOf(actorId, written),
  now: morningOf(day),
});

/** With a confirmed address of each of these people; nothing is left to be sent. */
export function withAddresses(state: State, people: readonly string[], day: IsoDate): State {
  let next = state;
  for (const id of people) {
    const entered = addressEntered(next, `${id}@example.org`, mailContext(day, texts, id));
    if (entered === null) throw new Error('the address was refused');
    next = applyChange(next, entered);
    const hash = next.hidden.mailbox.addresses[id]?.confirmHash ?? '';
    next = applyChange(next, addressConfirmed(next, hash, { now: morningOf(day) })?.change ?? {});
  }
  return applyChange(next, { hidden: { errands: {} } });
}

export type Told = { readonly day: IsoDate; readonly to: string; readonly mail: ComposedMail };

/** What is waiting to be sent, worded now, and the state without it. */
export function sendAll(
  state: State,
  day: IsoDate,
  written: Written = texts,
): { readonly state: State; readonly told: readonly Told[] } {
  const told = Object.entries(state.hidden.errands).flatMap(([errandId, { work }]): Told[] => {
    const mail = composeMail(state, work as MailWork, { ...mailContext(day, written), origin, errandId });
    return mail === null ? [] : [{ day, to: mail.to, mail }];
  });
  return { state: applyChange(state, { hidden: { errands: {} } }), told };
}

/** One morning: its mails are made and sent. */
export function morning(
  state: State,
  day: IsoDate,
  written: Written = texts,
): { readonly state: State; readonly told: readonly Told[] } {
  return sendAll(applyChange(state, morningMails(state, day, mailContext(day, written))), day, written);
}

/** Mornings from one day to another, with what happens before each of them. */
export function mornings(
  state: State,
  [from, to]: readonly [IsoDate, IsoDate],
  before: (state: State, day: IsoDate) => State = (same) => same,
  written: Written = texts,
): { readonly state: State; readonly told: readonly Told[] } {
  const told: Told[] = [];
  let next = state;
  for (let day = from; day <= to; day = daysLater(day, 1)) {
    const passed = morning(before(next, day), day, written);
    next = passed.state;
    told.push(...passed.told);
  }
  return { state: next, told };
}
