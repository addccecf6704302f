import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { describe, expect, test } from 'vitest';
import { createIncident } from '../../shared/board/incidents.ts';
import type { Risk } from '../../shared/board/board.ts';
import type { Incident, Records, SmallTest } from '../../shared/board/records.ts';
import { noRecords } from '../../shared/board/records.ts';
import type { CalendarMemory } from '../../shared/register/calendarMemory.ts';
import type { IsoDate } from '../../shared/time.ts';
import { dayMs } from '../../shared/time.ts';
import { completeFacts, completePlan, givenInput, hostile } from '../testing/exportFixture.ts';
import type { FeedOf } from './calendar.ts';
import { calendarFeed } from './calendar.ts';
import type { ExportInput } from './input.ts';

type Read = {
  readonly summary: string;
  readonly description: string;
  readonly day: string;
  readonly sequence: number;
  readonly stamp: number;
  readonly status: string;
  readonly days: readonly string[];
};
type Reader = (ics: string) => { readonly [uid: string]: Read };

/** ical.js, which Thunderbird uses. */
const readWithIcalJs: Reader = (ics) =>
  Object.fromEntries(
    new ICAL.Component(ICAL.parse(ics) as object[]).getAllSubcomponents('vevent').map((component) => {
      const event = new ICAL.Event(component);
      expect(component.getFirstPropertyValue('transp')).toBe('TRANSPARENT');
      expect(event.startDate.isDate).toBe(true);
      const days: string[] = [];
      const iterator = event.iterator();
      for (let next = iterator.next(); next && days.length < 60; next = iterator.next()) days.push(String(next));
      return [
        event.uid,
        {
          summary: event.summary,
          description: event.description,
          day: event.startDate.toString(),
          sequence: event.sequence,
          stamp: Date.parse(String(component.getFirstPropertyValue('dtstamp'))),
          status: String(component.getFirstPropertyValue('status')),
          days: event.isRecurring() ? days : [event.startDate.toString()],
        },
      ];
    }),
  );

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

/** node-ical, with a parser of its own and the rrule of another project. */
const readWithNodeIcal: Reader = (ics) =>
  Object.fromEntries(
    Object.values(nodeIcal.sync.parseICS(ics)).flatMap((component) => {
      if (component?.type !== 'VEVENT') return [];
      const local = (date: Date): string =>
        [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((n) => String(n).padStart(2, '0')).join('-');
      const day = local(component.start);
      return [
        [
          component.uid,
          {
            summary: textIn(component.summary),
            description: textIn(component.description),
            day,
            sequence: Number(component.sequence),
            stamp: component.dtstamp.getTime(),
            status: String(component.status),
            days: component.rrule ? component.rrule.all().map((at) => at.toISOString().slice(0, 10)) : [day],
          },
        ],
      ];
    }),
  );

const readers = { 'ical.js': readWithIcalJs, 'node-ical': readWithNodeIcal };

/** node-ical takes an escaped backslash before an n for a line end. */
const backslash = (reader: string, text: string): string =>
  reader === 'node-ical' ? text.replaceAll('\\n', '\\\n') : text;

const check = 'late@forewarned';
const noon = (day: IsoDate): number => Date.parse(`${day}T12:00:00Z`);

/** A register whose feeds are read after each edit, by every subscriber. */
function subscribe(of: FeedOf = null) {
  let memory: CalendarMemory = {};
  const seen: { [uid: string]: { sequence: number; stamp: number; text: string } } = {};
  return {
    read(input: ExportInput, now: number, reader: Reader) {
      const feed = calendarFeed(input, of, memory, now);
      memory = { ...memory, ...feed.changes };
      const events = reader(feed.body);
      for (const [uid, { sequence, stamp, ...content }] of Object.entries(events)) {
        const before = seen[uid];
        const text = JSON.stringify(content);
        if (before?.text === text) expect([sequence, stamp], uid).toEqual([before.sequence, before.stamp]);
        else if (before) {
          expect(sequence, uid).toBeGreaterThan(before.sequence);
          expect(stamp, uid).toBeGreaterThan(before.stamp);
        }
        seen[uid] = { sequence, stamp, text };
      }
      return { events, feed };
    },
  };
}

type Given = {
  readonly facts?: Partial<Risk>;
  readonly records?: Partial<Records>;
  readonly today?: IsoDate;
  readonly closed?: boolean;
};

function register({ facts = {}, records = {}, today = '2026-12-01', closed = false }: Given = {}): ExportInput {
  const input = givenInput(
    { late: { cards: ['Late'], facts: { ...completeFacts, number: 1, state: 'armed', watcher: 'Priya', ...facts }, plan: completePlan } },
    { topRisks: ['late'], ranking: [['late']], meeting: { heldOn: '2026-11-21', endedOn: '2026-11-21', people: 5, minutes: 45 } },
  ); // prettier-ignore
  const workshop = { ...input.session.workshop, closed, keptUntil: '2027-08-20' };
  return { ...input, today, session: { ...input.session, workshop }, records: { ...noRecords, ...records } };
}

const looked = (on: IsoDate) => [{ on, state: 'fine', reading: null }] as const;

describe.each(Object.entries(readers))('as %s reads it', (name, reader) => {
  test('TL2c TL2e TL2f over a series of edits checks move, end and come back, and numbers only grow', () => {
    const feed = subscribe();
    let day = 0;
    const after = (given: Given) => {
      const today = new Date(noon('2026-12-01') + day++ * dayMs).toISOString().slice(0, 10);
      return feed.read(register({ today, ...given }), noon(today), reader).events;
    };
    const first = after({});
    expect(first[check]).toMatchObject({ summary: 'Check R1: open defects (Priya)', day: '2026-11-28', status: 'CONFIRMED', sequence: 0 }); // prettier-ignore
    expect(first[check]?.days.slice(0, 3)).toEqual(['2026-11-28', '2026-12-05', '2026-12-12']);
    expect(first[check]?.days.at(-1)).toBe('2027-02-27');
    expect(first['late-last@forewarned']?.day).toBe('2027-03-01');
    expect(first['late-step@forewarned']).toMatchObject({
      day: '2027-01-15',
      summary: 'Due: R1 Test each import with real files (Ana)',
    });
    expect(after({})).toEqual(first);
    const moved = after({ facts: { readings: looked('2026-12-03') } });
    expect(moved[check]).toMatchObject({ day: '2026-12-10', sequence: 1 });
    const putOff = { until: '2026-12-13', times: 1, reason: 'away' };
    const postponed = after({ facts: { readings: looked('2026-12-03'), postponed: putOff } });
    expect(postponed[check]?.days.slice(0, 2)).toEqual(['2026-12-13', '2026-12-20']);
    const tripped = after({ facts: { state: 'tripped', readings: looked('2026-12-03') } });
    expect(tripped[check]).toMatchObject({ status: 'CANCELLED', summary: 'Check R1', sequence: 3 });
    expect(tripped['late-last@forewarned']?.status).toBe('CANCELLED');
    const again = after({ facts: { readings: looked('2026-12-03') } });
    expect(again[check]).toMatchObject({ status: 'CONFIRMED', day: '2026-12-10', sequence: 4 });
    const monthly = after({ facts: { cadence: 'monthly', firstCheck: '2026-12-31' } });
    expect(monthly[check]?.days).toEqual(['2026-12-31', '2027-01-31', '2027-02-28']);
    const done = after({ facts: { preventionState: 'done', cadence: 'once', firstCheck: '2027-01-10' } });
    expect(done['late-step@forewarned']?.status).toBe('CANCELLED');
    expect(done[check]).toMatchObject({ days: ['2027-01-10'] });
    const retired = after({ facts: { state: 'retired' } });
    expect(retired[check]?.status).toBe('CANCELLED');
    day += 61;
    const later = after({ facts: { state: 'retired' } });
    expect(Object.keys(later)).toEqual(['w-half@forewarned', 'w-failure@forewarned', 'w-last@forewarned']);
    expect(after({})[check]?.sequence).toBeGreaterThan(retired[check]?.sequence ?? Infinity);
  });

  test('TL2c tests, reviews and follow-ups have days, and lose them when they are settled', () => {
    const ask = (due: IsoDate, answer: 'yes' | null = null) => ({ due, answer, on: null, note: '' });
    const incident = (landed: 'yes' | null, reviewedOn: IsoDate | null): Incident => ({
      ...createIncident({ kind: 'tripped', riskId: 'late', on: '2026-12-05', reading: null, reviewBy: noon('2026-12-08') }),
      reviewedOn,
      changes: [
        {
          id: 'change', line: 'If it rains, then we wait', carrier: 'Mei', carrierId: null, accepted: true, alters: 'step', altered: '',
          by: '2026-12-20', smallFirst: false, followUps: { landed: ask('2026-12-15', landed), holds: ask('2027-01-07') },
        },
      ],
    }); // prettier-ignore
    const smallTest = { riskId: 'late', until: '2026-12-24', state: 'running', change: 'two lists' } as SmallTest;
    const feed = subscribe();
    const { events } = feed.read(register({ records: { incidents: { i: incident(null, null) }, smallTests: { t: smallTest } } }), noon('2026-12-05'), reader); // prettier-ignore
    expect(Object.values(events).map(({ summary, day }) => `${day} ${summary}`)).toEqual(
      expect.arrayContaining([
        '2026-12-24 Test ends: R1', '2026-12-08 Review: R1', '2026-12-15 R1: has the change landed?', '2027-01-07 R1: does it hold?',
        '2027-02-19 Halfway: look again at Atlas', '2027-05-21 Imagined failure: Atlas', '2027-08-20 Last day of the Atlas register',
      ]),
    ); // prettier-ignore
    const settled = feed.read(register({ records: { incidents: { i: incident('yes', '2026-12-07') }, smallTests: { t: { ...smallTest, state: 'adopted' } } } }), noon('2026-12-16'), reader).events; // prettier-ignore
    for (const uid of ['t-test', 'i-review', 'change-landed'])
      expect(settled[`${uid}@forewarned`]?.status, uid).toBe('CANCELLED');
    expect(settled['change-holds@forewarned']?.status).toBe('CONFIRMED');
  });

  test('TL2c a read-only register is not watched', () => {
    const feed = subscribe();
    feed.read(register(), noon('2026-12-01'), reader);
    const { events } = feed.read(register({ closed: true }), noon('2026-12-02'), reader);
    expect(Object.entries(events).filter(([, { status }]) => status === 'CONFIRMED').map(([uid]) => uid)).toEqual(['w-failure@forewarned', 'w-last@forewarned']); // prettier-ignore
    expect(events[check]?.status).toBe('CANCELLED');
  });

  test('TL2d hostile texts stay in their own property', () => {
    const risks = Object.fromEntries(
      [...hostile, 'a; b, c\\n d', 'x\u0000\u000by', 'é'.repeat(190), '🔔'.repeat(90)].map((text, i) => [
        `r${i}`,
        { cards: [], facts: { ...completeFacts, number: i + 1, title: `t${text}`, preventionOwner: `P ${text}`.slice(0, 60).toWellFormed() }, plan: { ...completePlan, signal: `s ${text}`, prevention: text, contingency: text } },
      ]),
    ); // prettier-ignore
    const input = givenInput(risks, { topRisks: Object.keys(risks), ranking: [Object.keys(risks)] });
    const { body } = calendarFeed(input, null, {}, noon('2026-12-01'));
    for (const line of body.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(body).not.toMatch(/(?<!\r)\n|\r(?!\n)/);
    expect(body.endsWith('END:VCALENDAR\r\n')).toBe(true);
    const lines = body.replace(/\r\n[ \t]/g, '').split('\r\n');
    expect(lines.filter((line) => /^(ATTACH|ATTENDEE|ORGANIZER|ACTION:(?!DISPLAY$))/.test(line))).toEqual([]);
    const events = reader(body);
    const checks = Object.entries(events).filter(([uid]) => /^r\d+@/.test(uid));
    expect(checks).toHaveLength(Object.keys(risks).length);
    expect(events['r16@forewarned']?.summary).toBe(backslash(name, 'Check R17: s a; b, c\\n d (P a; b, c\\n d)'));
    expect(lines.filter((line) => line === 'BEGIN:VALARM').length).toBe(Object.keys(events).length);
  });
});

test('TL2c TL2f the feed of an owner holds theirs and what is everybody’s; what moves to another is cancelled in it', () => {
  const [priya, tom, all] = [{ owner: 'Priya', ownerId: null }, { owner: 'Tom', ownerId: 'tom' }, null];
  let memory: CalendarMemory = {};
  const read = (of: FeedOf, input: ExportInput, today: IsoDate) => {
    const feed = calendarFeed(input, of, memory, noon(today));
    memory = { ...memory, ...feed.changes };
    return readWithIcalJs(feed.body);
  };
  const hers = register();
  expect(Object.keys(read(priya, hers, '2026-12-01'))).toEqual(['late@forewarned', 'late-last@forewarned', 'w-half@forewarned', 'w-failure@forewarned', 'w-last@forewarned']); // prettier-ignore
  expect(read(tom, hers, '2026-12-01')[check]).toBeUndefined();
  const his = register({ facts: { watcher: 'Tom', watcherId: 'tom' } });
  const gone = read(priya, his, '2026-12-02')[check];
  expect(gone).toMatchObject({ status: 'CANCELLED', summary: 'Check R1', sequence: 1 });
  expect(read(tom, his, '2026-12-02')[check]).toMatchObject({ status: 'CONFIRMED', sequence: 1 });
  expect(read(all, his, '2026-12-02')[check]).toMatchObject({ status: 'CONFIRMED', sequence: 1 });
  const moved = register({ facts: { watcher: 'Tom', watcherId: 'tom', readings: looked('2026-12-03') } });
  expect(read(tom, moved, '2026-12-03')[check]).toMatchObject({ sequence: 2, day: '2026-12-10' });
  expect(read(priya, moved, '2026-12-03')[check]).toEqual(gone);
  expect(read(priya, moved, '2027-02-15')[check]).toBeUndefined();
  expect(read(priya, hers, '2027-02-16')[check]).toMatchObject({ status: 'CONFIRMED', sequence: 3 });
});

test('TL2e a reading that changes nothing stores nothing, and a clock that is set back lowers no stamp', () => {
  const first = calendarFeed(register(), null, {}, noon('2026-12-01'));
  const same = calendarFeed(register(), null, first.changes, noon('2026-12-09'));
  expect(same.changes).toEqual({});
  expect([same.etag, same.body]).toEqual([first.etag, first.body]);
  const back = calendarFeed(register({ facts: { watcher: 'Tom' } }), null, first.changes, noon('2020-01-01'));
  expect(readWithIcalJs(back.body)[check]?.stamp).toBe(noon('2026-12-01') + 1_000);
});
