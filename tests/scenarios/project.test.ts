import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import type { Cadence } from '../../shared/board/riskFields.ts';
import { emptyPlanTexts } from '../../shared/plan/plan.ts';
import type { CalendarMemory } from '../../shared/register/calendarMemory.ts';
import { readForesight } from '../../shared/register/foresight.ts';
import { readRegister } from '../../shared/register/register.ts';
import { dayIn } from '../../shared/session/session.ts';
import { dayMs, hourMs, secondMs } from '../../shared/time.ts';
import { calendarFeed } from '../../server/export/calendar.ts';
import { plainInput } from '../../server/http/registerRoute.ts';
import { serverTexts } from '../../server/text/serverTexts.ts';
import type { Person } from '../harness/person.ts';
import type { SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import type { Known, Ledger, Watched } from './naiveMessages.ts';
import { addressOf, digestsOf, entered, eventsOf } from './naiveMessages.ts';
import { dayAfter, naiveState } from './naiveTripwire.ts';
import { addWebhook, told, webhooksOf } from './outboxWorld.ts';
import { playTo } from './play.ts';

/**
 * A whole project, from its workshop to the day on which it was to have failed, and every message of it. What has to be sent
 * is worked out beside the product, from the script of the project and rules written down here a second time.
 */

const projectDays = 180;

const cadences: readonly Cadence[] = ['weekly', 'monthly', 'biweekly'];

async function beginProject() {
  const room = await createSimulatedWorkshop({ seed: 11, people: 8, hasHeartbeats: false });
  await playTo(room, 'plan');
  const start = dayIn(room.session(), room.world.now());
  const [ana, ben, cem, dina, eli, fay, gus] = ['Ana', 'Ben', 'Cem', 'Dina', 'Eli', 'Fay', 'Gus'].map((name) =>
    room.person(name),
  ) as [Person, Person, Person, Person, Person, Person, Person];
  const cast = [
    { watcher: ana, stepOwner: ben, planOwner: cem },
    { watcher: dina, stepOwner: eli, planOwner: fay },
    { watcher: gus, stepOwner: ana, planOwner: room.lead },
  ];
  const riskIds = room.session().topRisks.slice(0, 3);
  for (const [i, riskId] of riskIds.entries()) {
    const { watcher, stepOwner, planOwner } = cast[i]!;
    await room.lead.plan(riskId, 'prevention', `Step ${i + 1}`);
    await room.lead.plan(riskId, 'signal', `Orders that come back, way ${i + 1}`);
    await room.lead.plan(riskId, 'threshold', '5 %');
    await room.lead.plan(riskId, 'contingency', `Plan ${i + 1}`);
    await room.lead.must('setRisk', {
      riskId,
      cadence: cadences[i]!,
      comparison: 'above',
      checkBy: dayAfter(start, 170),
      preventionDue: dayAfter(start, 20 + 10 * i),
      ...{ watcher: watcher.name, watcherId: watcher.id },
      ...{ preventionOwner: stepOwner.name, preventionOwnerId: stepOwner.id },
      ...{ contingencyOwner: planOwner.name, contingencyOwnerId: planOwner.id },
    });
  }
  await playTo(room, 'commit');
  for (const [i, riskId] of riskIds.entries()) {
    const { watcher, stepOwner, planOwner } = cast[i]!;
    await watcher.must('acceptOwnership', { riskId, part: 'watcher' });
    await stepOwner.must('acceptOwnership', { riskId, part: 'prevention' });
    // Fay accepts nothing in the meeting: she is told of it by mail.
    if (planOwner !== fay) await planOwner.must('acceptOwnership', { riskId, part: 'contingency' });
  }
  await playTo(room, 'register');
  const board = room.board();
  const watched = riskIds.map((riskId, i): Watched => ({
    number: board.risks[riskId]?.number ?? 0,
    riskId,
    ...cast[i]!,
    stepDue: dayAfter(start, 20 + 10 * i),
    stepIsOpen: true,
    wire: {
      ...{ cadence: cadences[i]!, first: null, end: dayAfter(start, 170), grace: null, since: start },
      ...{ looked: null, putOffTo: null, condition: 'armed' },
    },
  }));
  return { room, start, watched, fay };
}

/** Everybody enters an address and confirms it by the link in the mail. */
async function giveAddresses(room: SimulatedWorkshop): Promise<void> {
  const { mails } = room.world.couriers;
  for (const person of room.everyone) {
    expect(await (await room.workshop()).mail.enter(person.id, addressOf(person))).toBe(true);
  }
  await room.world.pass(secondMs);
  expect(mails.map(({ message }) => message.to).sort()).toEqual(room.everyone.map(addressOf).sort());
  for (const { message } of [...mails]) {
    const secret = /\/m\/[\w-]+#([\w-]+)/.exec(message.text)?.[1] ?? '';
    expect(await (await room.workshop()).mail.confirm(secret)).toMatchObject({ address: message.to });
  }
}

test('TL3l TL51h one project: every message of 180 days is sent once, and no other', async () => {
  const { room, start, watched } = await beginProject();
  const { couriers } = room.world;
  await giveAddresses(room);
  await addWebhook(room);
  const known: Known = { watched, tests: [], lessons: [], isOwnedUnaccepted: true, reviewBy: null };
  const [one, two, three] = watched as [Watched, Watched, Watched];
  room.close();
  await room.settle();
  const said = new Map<Person, Set<string>>();
  const expectedMails: Ledger = new Map();
  const expectedEvents: Ledger = new Map();
  const firstMail = couriers.mails.length;
  let today = start;

  const act = async (person: Person, type: string, fields: object, ...events: string[]) => {
    const reply = await room.world.post(room.founded.workshopId, person.token, { type, ...fields });
    expect(reply, `${today} ${person.name} ${type}`).toMatchObject({ ok: true });
    for (const event of events) entered(expectedEvents, today, event);
    return reply as unknown as { readonly [name: string]: string };
  };
  const look = async ({ riskId, number, wire, ...watch }: Watched, reading: number, index: number) => {
    await act(watch.watcher, 'recordCheck', { riskId, state: 'fine', reading }, `checked R${number}`);
    watched[index]!.wire = { ...wire, looked: today, condition: 'armed' };
  };
  const trip = async (row: Watched, reading: number): Promise<string> => {
    await act(row.watcher, 'recordCheck', { riskId: row.riskId, state: 'tripped', reading }, `tripped R${row.number}`);
    row.wire = { ...row.wire, looked: today, condition: 'tripped', since: today };
    entered(expectedMails, today, `tripped ${addressOf(row.planOwner)}`);
    const { incidents } = (await room.state()).records;
    return Object.entries(incidents).find(([, { riskId, on }]) => riskId === row.riskId && on === today)?.[0] ?? '';
  };
  const contain = async (row: Watched): Promise<void> => {
    await act(row.planOwner, 'recordCheck', { riskId: row.riskId, state: 'contained' }, `contained R${row.number}`);
    row.wire = { ...row.wire, looked: today, condition: 'contained', since: today };
  };
  const beginTest = async (row: Watched, days: number): Promise<string> => {
    const { testId = '' } = await act(room.lead, 'addSmallTest', {
      ...{
        riskId: row.riskId,
        change: 'Sell by hand',
        expected: '6 of 20',
        adoptIf: '6 or more',
        abandonIf: 'under 3',
      },
      ...{ from: today, until: dayAfter(today, days) },
    });
    await act(room.lead, 'startSmallTest', { testId });
    known.tests.push({ owner: row.stepOwner, until: dayAfter(today, days), isRunning: true });
    return testId;
  };
  const endTest = async (index: number, testId: string, outcome: string): Promise<void> => {
    await act(room.lead, 'endSmallTest', { testId, outcome, result: 'As it was' });
    known.tests[index]!.isRunning = false;
  };
  const stepDone = async (row: Watched): Promise<void> => {
    await act(
      row.stepOwner,
      'setPrevention',
      { riskId: row.riskId, state: 'done', note: 'Done' },
      `done R${row.number}`,
    );
    row.stepIsOpen = false;
  };
  const tests: string[] = [];
  let [incidentId, changeId, secondIncident] = ['', '', ''];

  /** What happens at ten on one day, besides the looks that are made in time. */
  const script: { readonly [day: number]: () => Promise<void> } = {
    async 2() {
      const [fay] = room.everyone.filter(({ name }) => name === 'Fay') as [Person];
      await act(fay, 'acceptOwnership', { riskId: two.riskId, part: 'contingency' }, `accepted R${two.number}`);
      known.isOwnedUnaccepted = false;
    },
    async 5() {
      tests.push(await beginTest(one, 14));
    },
    async 10() {
      tests.push(await beginTest(three, 7));
    },
    15: () => stepDone(one),
    17: () => endTest(1, tests[1] ?? '', 'abandoned'),
    20: () => endTest(0, tests[0] ?? '', 'adopted'),
    // The step of R2 was due on day 30: its owner was told on day 31.
    33: () => stepDone(two),
    36: () => stepDone(three),
    async 43() {
      const alarm = await trip(three, 9);
      await act(
        room.lead,
        'callFalseAlarm',
        { incidentId: alarm, reason: 'Counted twice' },
        `changed R${three.number}`,
      );
      three.wire = { ...three.wire, condition: 'armed', since: today };
    },
    async 50() {
      const [ben] = room.everyone.filter(({ name }) => name === 'Ben') as [Person];
      const report = { kind: 'nearMiss', riskId: two.riskId, what: 'Seen by chance', held: ['luck'] };
      await act(ben, 'reportIncident', report, `nearMiss R${two.number}`);
    },
    async 60() {
      incidentId = await trip(one, 7);
      known.reviewBy = room.world.now() + 72 * hourMs;
    },
    62: () => contain(one),
    async 65() {
      // Two days late: the facilitator was told on day 64.
      await act(room.lead, 'beginReview', { incidentId });
      const carrier = one.stepOwner;
      const lesson = { line: 'If a box comes back, then open it', alters: 'step', by: dayAfter(today, 5) };
      const added = await act(room.lead, 'addLessonChange', {
        ...{ incidentId, carrier: carrier.name, carrierId: carrier.id },
        ...lesson,
      });
      changeId = added.changeId ?? '';
      known.lessons.push({ carrier, isAccepted: false, asked: 'landed', due: dayAfter(today, 12) });
      await act(room.lead, 'skipReview', { incidentId, reason: 'We spoke about it' });
      known.reviewBy = null;
    },
    async 68() {
      await act(one.stepOwner, 'acceptLessonChange', { incidentId, changeId, accepted: true });
      known.lessons[0]!.isAccepted = true;
    },
    async 78() {
      const later = dayAfter(today, 4);
      await act(one.stepOwner, 'followUp', { incidentId, changeId, step: 'landed', answer: 'notYet', on: later });
      known.lessons[0]!.due = later;
    },
    async 82() {
      await act(one.stepOwner, 'followUp', { incidentId, changeId, step: 'landed', answer: 'yes' });
      // What comes after it was put off by as many days.
      known.lessons[0]!.asked = 'holds';
      known.lessons[0]!.due = dayAfter(start, 65 + 5 + 30 + 5);
    },
    async 106() {
      await act(one.stepOwner, 'followUp', { incidentId, changeId, step: 'holds', answer: 'yes' });
      known.lessons[0]!.asked = null;
    },
    async 120() {
      secondIncident = await trip(two, 6);
      known.reviewBy = room.world.now() + 72 * hourMs;
    },
    async 121() {
      await act(room.lead, 'skipReview', { incidentId: secondIncident, reason: 'Nothing to learn' });
      known.reviewBy = null;
    },
    124: () => contain(two),
  };
  /** Ana is away: nobody looks at R1 for five days. */
  const isAway = (day: number, index: number): boolean => index === 0 && day >= 28 && day < 33;

  let calendar: CalendarMemory = {};
  const sequences = new Map<string, number>();
  /** Somebody's calendar program asks for the feed: what it knew before never goes back. */
  const readFeed = async (): Promise<ICAL.Event[]> => {
    const workshop = await room.workshop();
    const { plans, ...input } = plainInput(workshop, 'https://forewarned.example', room.world.now());
    const planTexts = (riskId: string) => plans[riskId] ?? emptyPlanTexts;
    const feed = calendarFeed({ ...input, planTexts }, null, calendar, room.world.now());
    calendar = { ...calendar, ...feed.changes };
    const events = new ICAL.Component(ICAL.parse(feed.body) as unknown[]).getAllSubcomponents('vevent');
    return events.map((event) => new ICAL.Event(event));
  };

  const toEight = 24 * hourMs + 8 * hourMs - (room.world.now() % dayMs);
  for (let day = 1; day <= projectDays; day++) {
    // The server's timers run at eight and at ten: those of half a year would take minutes.
    room.world.freeze(day === 1 ? toEight : 22 * hourMs - 5 * secondMs);
    today = dayIn(room.session(), room.world.now());
    const due = digestsOf(today, room.world.now(), room, known, said);
    for (const mail of due) entered(expectedMails, today, mail);
    for (const event of eventsOf(today, known)) entered(expectedEvents, today, event);
    await room.world.pass(5 * secondMs);
    if (day % 40 === 25) await room.world.restart();
    if (day % 40 === 35) await room.world.crash();
    room.world.freeze(2 * hourMs - 5 * secondMs);
    await script[day]?.();
    for (const [index, row] of watched.entries()) {
      const isTime = ['due', 'late', 'notLookedAt'].includes(naiveState(row.wire, today));
      if (isTime && !isAway(day, index)) await look(row, 2, index);
    }
    await room.world.pass(5 * secondMs);
    if (day % 10 > 0) continue;
    for (const { uid, sequence, recurrenceId } of await readFeed()) {
      const event = `${uid} ${recurrenceId ? String(recurrenceId) : ''}`;
      expect(sequence ?? 0, event).toBeGreaterThanOrEqual(sequences.get(event) ?? 0);
      sequences.set(event, sequence ?? 0);
    }
  }

  const sentMails: Ledger = new Map();
  for (const { at, message } of couriers.mails.slice(firstMail)) {
    const kind = message.subject.startsWith('Tripped') ? 'tripped' : 'digest';
    entered(sentMails, dayIn(room.session(), at), `${kind} ${message.to}`);
  }
  const sentEvents: Ledger = new Map();
  for (const attempt of couriers.webhooks) {
    const { type, data } = told(attempt) as { type: string; data: { risk?: { id?: string } } };
    const number = watched.find(({ riskId }) => riskId === data.risk?.id)?.number;
    entered(sentEvents, dayIn(room.session(), attempt.at), `${type} R${number}`);
  }
  expect.soft(Object.fromEntries(sentEvents)).toEqual(Object.fromEntries(expectedEvents));
  expect(Object.fromEntries(sentMails)).toEqual(Object.fromEntries(expectedMails));
  const messageIds = couriers.mails.map(({ message }) => message.headers['Message-ID']);
  expect(new Set(messageIds).size).toBe(messageIds.length);
  for (const mails of sentMails.values()) {
    const digests = mails.filter((mail) => mail.startsWith('digest'));
    expect(new Set(digests).size).toBe(digests.length);
  }
  expect((await webhooksOf(room)).deliveries.every(({ outcome }) => outcome === 'arrived')).toBe(true);

  // What was foreseen, at the end.
  await act(room.lead, 'endProject', { outcome: { came: 'inPart', text: 'Four of five', share: 80 } });
  for (const { riskId } of [one, two])
    await act(room.lead, 'setVerdict', { id: riskId, verdict: 'happened', fired: 'before' });
  await act(room.lead, 'setVerdict', { id: three.riskId, verdict: 'didNot' });
  const workshop = await room.workshop();
  const { session, people, board, records } = workshop.state;
  const { sentences } = serverTexts({});
  const register = readRegister(session, people, board, workshop.context(room.lead.id).planTexts, today, sentences);
  const { counts } = readForesight({ register, session, board, records });
  expect(counts).toMatchObject({ happened: 2, onCard: 2, planned: 2, before: 2, almost: 0 });
  const kinds = Object.values(records.incidents).map(({ kind, falseAlarm }) =>
    falseAlarm === null ? kind : 'falseAlarm',
  );
  expect(kinds.sort()).toEqual(['falseAlarm', 'nearMiss', 'tripped', 'tripped']);
  expect(Object.values(records.smallTests).map(({ state }) => state).sort()).toEqual(['abandoned', 'adopted']); // prettier-ignore
});
