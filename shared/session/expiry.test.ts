import { expect, test } from 'vitest';
import { createRisk } from '../board/board.ts';
import type { Risk } from '../board/board.ts';
import { createIncident, followUpsAfter } from '../board/incidents.ts';
import type { LessonChange, SmallTest } from '../board/records.ts';
import { noRecords } from '../board/records.ts';
import { dayMs } from '../time.ts';
import { keeping } from './expiry.ts';
import { defaultSettings } from './session.ts';
import type { Session } from './session.ts';

const at = (day: string, time = '12:00'): number => Date.parse(`${day}T${time}:00Z`);
const lastVisit = at('2027-03-01');

function session(changed: Partial<Session['workshop']> = {}, stage: Session['stage']['name'] = 'register') {
  const workshop = {
    failedBy: '2027-09-01',
    createdAt: at('2027-01-01'),
    rehearsal: false,
    began: { at: at('2027-01-01'), plannedMs: 0 },
    settings: defaultSettings,
    keptByDates: true,
    ...changed,
  } as Session['workshop'];
  return { workshop, stage: { name: stage } as Session['stage'] };
}

const risk = (changed: Partial<Risk>): { readonly risks: { readonly [id: string]: Risk } } => ({
  risks: { one: { ...createRisk('One', 'a'), ...changed } },
});
const none = { risks: {} };

test('LK5a a register is kept for 90 days after the imagined failure, or its last check or due date if that is later', () => {
  const until = (board: Parameters<typeof keeping>[1]) => keeping(session(), board, noRecords, lastVisit).until;
  expect(until(none)).toBe('2027-11-30');
  expect(until(risk({ checkBy: '2027-10-01' }))).toBe('2027-11-30');
  expect(until(risk({ checkBy: '2028-02-10' }))).toBe('2028-02-10');
  expect(until(risk({ preventionDue: '2028-03-10' }))).toBe('2028-03-10');
  expect(until(risk({ firstCheck: '2028-04-10' }))).toBe('2028-04-10');
  expect(until(risk({ checkBy: '2028-02-10', state: 'retired' }))).toBe('2027-11-30');
});

test('LK5a the questions about a change keep a register while they are open', () => {
  const change = { followUps: followUpsAfter('2028-01-01') } as LessonChange;
  const until = (followUps: LessonChange['followUps']) => {
    const changes = [{ ...change, followUps }];
    const incidents = { i: createIncident({ kind: 'tripped', riskId: 'p', on: '2027-03-01', changes }) };
    return keeping(session(), none, { ...noRecords, incidents }, lastVisit).until;
  };
  const { landed, holds } = change.followUps;
  const yes = { answer: 'yes' as const, on: '2028-01-09', note: '' };
  expect(until({ landed, holds })).toBe('2028-01-31');
  expect(until({ landed: { ...landed, ...yes }, holds })).toBe('2028-01-31');
  expect(until({ landed: { ...landed, ...yes, answer: 'dropped' }, holds })).toBe('2027-11-30');
  expect(until({ landed: { ...landed, ...yes }, holds: { ...holds, ...yes } })).toBe('2027-11-30');
});

test('LK5a the last visit and its setting keep it when they are later; dates for three years after the last visit at most', () => {
  const kept = (visit: string, workshop: Partial<Session['workshop']> = {}) => keeping(session(workshop), none, noRecords, at(visit)).until; // prettier-ignore
  expect(kept('2028-01-10')).toBe('2028-02-09');
  expect(kept('2028-01-10', { settings: { ...defaultSettings, retentionDays: 180 } })).toBe('2028-07-08');
  expect(kept('2027-03-01', { failedBy: '2050-01-01' })).toBe('2030-03-01');
  expect(kept('2027-03-01', { keptAtLeast: '2029-05-05' })).toBe('2029-05-05');
  expect(kept('2027-03-01', { keptAtLeast: '2039-05-05' })).toBe('2030-03-01');
  expect(kept('2027-03-01', { keptAtLeast: '2027-04-01' })).toBe('2027-11-30');
});

test('LK5a it is deleted when its last day is over where the workshop is', () => {
  const expiresAt = (timeZone?: string) => keeping(session(timeZone === undefined ? {} : { timeZone }), none, noRecords, lastVisit).expiresAt; // prettier-ignore
  expect(expiresAt()).toBe(at('2027-12-01', '00:00'));
  expect(expiresAt('America/New_York')).toBe(at('2027-12-01', '05:00'));
  expect(expiresAt('Asia/Kolkata')).toBe(at('2027-11-30', '18:30'));
});

test('LK5c before the end of the meeting, and without its mark, the last visit alone counts; a rehearsal stays for a day', () => {
  const { keptByDates: _, ...unmarked } = session().workshop;
  const old = { ...session(), workshop: unmarked };
  expect(keeping(old, none, noRecords, lastVisit)).toEqual({ until: '2027-03-31', expiresAt: lastVisit + 30 * dayMs });
  const inMeeting = { ...session({}, 'plan'), workshop: unmarked };
  expect(keeping(inMeeting, none, noRecords, lastVisit)).toEqual({ until: null, expiresAt: lastVisit + 30 * dayMs });
  expect(keeping(session({ rehearsal: true }), none, noRecords, lastVisit).expiresAt).toBe(at('2027-01-02'));
});

test('TS3c a register is there until the last day of every test that is not over', () => {
  const smallTest = (changed: Partial<SmallTest>) => ({ ...noRecords, smallTests: { t: changed as SmallTest } });
  const until = (changed: Partial<SmallTest>) => keeping(session(), none, smallTest(changed), lastVisit).until;
  const without = keeping(session(), none, noRecords, lastVisit).until;
  expect(until({ until: '2028-02-01', endedOn: null })).toBe('2028-02-01');
  expect(until({ until: '2028-02-01', endedOn: '2027-03-01' })).toBe(without);
  expect(until({ until: null, endedOn: null })).toBe(without);
});
