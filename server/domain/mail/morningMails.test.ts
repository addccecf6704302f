import { expect, test } from 'vitest';
import type { CheckResult, Risk } from '../../../shared/board/board.ts';
import type { IsoDate } from '../../../shared/time.ts';
import { ana, ben, lea } from '../../testing/boardFixture.ts';
import { givenRegister, mailContext, morning, mornings, texts, withAddresses } from '../../testing/mailFixture.ts';
import type { Told } from '../../testing/mailFixture.ts';
import { applyChange } from '../core/change.ts';
import type { State } from '../core/state.ts';
import { decide } from '../decide/decide.ts';
import { unsubscribed } from './addresses.ts';
import { morningMails } from './morningMails.ts';

const everyone = [ana, ben, lea];
const brief = (told: readonly Told[]): string[] =>
  told.map(({ day, to, mail }) => `${day.slice(5)} ${to.split('@')[0]} ${mail.subject}`);

const start = (risk: Partial<Risk> = {}, people = everyone): State =>
  withAddresses(givenRegister({ risks: { a: risk } }), people, '2027-01-04');

const check = (state: State, day: IsoDate, result: CheckResult = 'fine'): State => {
  const decision = decide(state, { type: 'recordCheck', riskId: 'a', state: result }, mailContext(day));
  if (decision.kind !== 'decided') throw new Error(JSON.stringify(decision));
  return applyChange(state, { ...decision.change, effects: [] });
};

test('TL51a a weekly check is told on its day, once', () => {
  const { told } = mornings(start(), ['2027-01-05', '2027-01-27'], (state, day) =>
    day === '2027-01-12' || day === '2027-01-20' ? check(state, day) : state,
  );
  expect(brief(told)).toEqual([
    '01-11 ana Today: failed renewals in any one country (R4, Atlas)',
    '01-19 ana Today: failed renewals in any one country (R4, Atlas)',
    '01-27 ana Today: failed renewals in any one country (R4, Atlas)',
  ]);
});

test.each(['biweekly', 'monthly', 'once'] as const)(
  'TL51a a check that is %s is told the day before too',
  (cadence) => {
    const { told } = mornings(start({ cadence, firstCheck: '2027-01-20', checkBy: '2027-01-20' }), [
      '2027-01-05',
      '2027-01-21',
    ]);
    expect(brief(told).slice(0, 2)).toEqual([
      '01-19 ana Tomorrow: failed renewals in any one country (R4, Atlas)',
      '01-20 ana Today: failed renewals in any one country (R4, Atlas)',
    ]);
  },
);

test('TL51b after grace the watcher is told, a day later the contingency owner, a day later the facilitator; then nobody', () => {
  const { told } = mornings(start(), ['2027-01-11', '2027-02-11']);
  expect(brief(told)).toEqual([
    '01-11 ana Today: failed renewals in any one country (R4, Atlas)',
    '01-14 ana Not looked at: failed renewals in any one country (R4)',
    '01-15 ben Not looked at: Nobody watched the money (R4)',
    '01-16 lea Not looked at: Nobody watched the money (R4)',
  ]);
});

test('TL51b whoever is watcher, owner and facilitator at once is told once', () => {
  const allLea = { watcher: 'Lea', watcherId: lea, contingencyOwner: 'Lea', contingencyOwnerId: lea };
  const { told } = mornings(start(allLea), ['2027-01-11', '2027-02-11']);
  expect(brief(told)).toEqual([
    '01-11 lea Today: failed renewals in any one country (R4, Atlas)',
    '01-14 lea Not looked at: failed renewals in any one country (R4)',
  ]);
});

test('TL51a after down time the newest state is told: a check that became late meanwhile', () => {
  expect(brief(morning(start(), '2027-01-12').told)).toEqual([
    '01-12 ana Late: failed renewals in any one country (R4)',
  ]);
});

test('TL51e a step past its day and an acceptance that has ended are told to their owners', () => {
  const risk = { preventionDue: '2027-01-06', acceptedUntil: { watcher: '2027-01-07' } };
  const { told } = mornings(start(risk), ['2027-01-05', '2027-01-10']);
  expect(brief(told)).toEqual([
    '01-07 ben Past its day: Report renewals by country (R4)',
    '01-08 ana Does it still hold? Nobody watched the money (R4)',
  ]);
});

test('TL51f two weeks before the deletion the facilitator and the owners are told, once', () => {
  const state = withAddresses(
    givenRegister({ workshop: { keptUntil: '2027-01-22' }, risks: { a: { state: 'tripped' } } }),
    everyone,
    '2027-01-04',
  );
  const { told } = mornings(state, ['2027-01-05', '2027-01-12']);
  expect(told.map(({ day, to }) => `${day} ${to}`).sort()).toEqual(
    everyone.map((id) => `2027-01-08 ${id}@example.org`).sort(),
  );
  expect(told[0]?.mail.text).toContain('Still tripped: R4.');
});

test('TL51f a register that is kept for a few days after the last visit is not announced each day', () => {
  const { settings } = givenRegister().session.workshop;
  const workshop = { keptUntil: '2027-01-12', settings: { ...settings, retentionDays: 7 } };
  const given = givenRegister({ workshop });
  const { keptByDates: _, ...byVisit } = given.session.workshop;
  const state = withAddresses({ ...given, session: { ...given.session, workshop: byVisit } }, everyone, '2027-01-04');
  expect(brief(mornings(state, ['2027-01-05', '2027-01-10']).told)).toEqual([]);
});

test('TL52a two things for one person are one digest, and nobody gets two on a day', () => {
  const risks = {
    a: {},
    b: { number: 5, title: 'Support was one person deep', watcher: 'Ana', watcherId: ana },
  };
  const state = withAddresses(givenRegister({ risks }), everyone, '2027-01-04');
  const written = { a: texts.a, b: { ...texts.a, signal: 'mails older than two days' } };
  const { told } = mornings(state, ['2027-01-05', '2027-02-05'], undefined, written);
  expect(brief(told)[0]).toBe('01-11 ana Atlas: 2 things wait');
  const perDay = told.map(({ day, to }) => `${day} ${to}`);
  expect(new Set(perDay).size).toBe(perDay.length);
});

test('TL52a nobody gets another digest while one is still to be sent', () => {
  const waiting = applyChange(start(), morningMails(start(), '2027-01-11', mailContext('2027-01-11')));
  expect(Object.keys(waiting.hidden.errands)).toHaveLength(1);
  const later = applyChange(waiting, morningMails(waiting, '2027-01-14', mailContext('2027-01-14')));
  expect(Object.keys(later.hidden.errands)).toHaveLength(1);
});

test('TL51g nothing is sent while the meeting is open again, read-only, in a rehearsal or with mails stopped', () => {
  const state = start();
  expect(brief(morning(state, '2027-01-11').told)).toHaveLength(1);
  const { session, hidden } = state;
  const { workshop } = session;
  for (const other of [
    { ...state, session: { ...session, stage: { ...session.stage, name: 'commit' as const } } },
    { ...state, session: { ...session, workshop: { ...workshop, closed: true } } },
    { ...state, session: { ...session, workshop: { ...workshop, rehearsal: true } } },
    { ...state, hidden: { ...hidden, mailbox: { ...hidden.mailbox, isOn: false } } },
  ])
    expect(morningMails(other, '2027-01-11', mailContext('2027-01-11')).hidden?.errands).toBeUndefined();
});

test('TL51g a name alone gets nothing, nor does an address that is not confirmed', () => {
  expect(brief(mornings(start({ watcherId: null }, [ana]), ['2027-01-11', '2027-01-20']).told)).toEqual([]);
  const state = start();
  const mine = state.hidden.mailbox.addresses[ana];
  if (!mine) throw new Error('there is no address');
  const addresses = { ...state.hidden.mailbox.addresses, [ana]: { ...mine, confirmedOn: null } };
  const unconfirmed = applyChange(state, { hidden: { mailbox: { ...state.hidden.mailbox, addresses } } });
  expect(brief(morning(unconfirmed, '2027-01-11').told)).toEqual([]);
  expect(Object.keys(mornings(unconfirmed, ['2027-01-05', '2027-01-12']).state.hidden.mailbox.addresses)).not.toContain(
    ana,
  );
});

test('TL54a after the link that stops mails was used nothing comes any more', () => {
  const state = start();
  const hash = state.hidden.mailbox.addresses[ana]?.unsubscribeHash ?? '';
  const stopped = applyChange(state, unsubscribed(state, hash) ?? {});
  expect(brief(mornings(stopped, ['2027-01-11', '2027-01-14']).told)).toEqual([]);
  expect(brief(mornings(state, ['2027-01-11', '2027-01-14']).told)).toHaveLength(2);
});

test('TL7c parts that somebody owns and has not accepted are told once, and again only if there are others', () => {
  const accepted = { watcher: true } as const;
  const { told, state } = mornings(start({ accepted }), ['2027-01-05', '2027-01-08']);
  expect(brief(told)).toEqual(['01-05 ben Atlas: you own 2 parts']);
  const fewer = applyChange(state, { risks: { a: { accepted: { watcher: true, prevention: true } } } });
  const quiet = morning(fewer, '2027-01-09');
  expect(brief(quiet.told)).toEqual([]);
  const more = applyChange(quiet.state, { risks: { a: { accepted: { watcher: true } } } });
  expect(brief(morning(more, '2027-01-10').told)).toEqual(['01-10 ben Atlas: you own 2 parts']);
});
