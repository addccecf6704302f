import { expect, test } from 'vitest';
import { createIncident, followUpsAfter } from '../board/incidents.ts';
import type { Incident, LessonChange } from '../board/records.ts';
import { noRecords } from '../board/records.ts';
import type { RegisterRow } from './register.ts';
import { anyWaitingKinds, everythingThatWaits, waitingKinds } from './waiting.ts';
import { incidentKindsOfWaiting } from './waitingIncidents.ts';

const row = (state: RegisterRow['state']): RegisterRow =>
  ({
    riskId: 'p',
    number: 1,
    state,
    stateOn: '2026-12-01',
    preventionState: 'done',
    acceptanceEnded: {},
    declinedOn: null,
  }) as RegisterRow;
const now = Date.UTC(2026, 11, 3, 15);
const moment = { today: '2026-12-03', now, timeZone: 'Europe/Berlin' };
const waits = (changed: Partial<Incident>, state: RegisterRow['state'] = 'armed') =>
  everythingThatWaits(
    { planned: [], parked: [row(state)] },
    {
      ...noRecords,
      incidents: { i: createIncident({ kind: 'happened', riskId: 'p', on: '2026-12-01', ...changed }) },
    },
    moment,
  );
const kinds = (...given: Parameters<typeof waits>) => waits(...given).map(({ kind }) => kind);
const over = { containedOn: '2026-12-02' };

test('HP3c what happened waits until it is contained, as its row when that has tripped', () => {
  expect(kinds({})).toEqual(['happened']);
  expect(kinds({}, 'tripped')).toEqual(['tripped']);
  expect(waits({ riskId: null, title: 'The lift' })).toMatchObject([
    { kind: 'happened', row: null, since: '2026-12-01' },
  ]);
  expect(kinds(over)).toEqual([]);
  expect(kinds({ kind: 'nearMiss' })).toEqual([]);
});

test('HP3c a review waits with its time, and is late after it, until there is a note or a reason for none', () => {
  expect(waits({ ...over, reviewBy: now })).toMatchObject([{ kind: 'review', at: now }]);
  // An hour later in Berlin than in UTC.
  const midnight = Date.UTC(2026, 11, 2, 23, 30);
  expect(waits({ ...over, reviewBy: midnight })).toMatchObject([{ kind: 'reviewPast', since: '2026-12-03' }]);
  expect(kinds({ ...over, reviewBy: now - 1, reviewedOn: '2026-12-02' })).toEqual([]);
  expect(kinds({ ...over, reviewBy: now - 1, reviewNotNeeded: 'Known' })).toEqual([]);
  expect(kinds({ reviewBy: now - 1, falseAlarm: 'A test' })).toEqual([]);
});

test('HP3c HP5d a change waits until it is accepted, and asks on its days until it is dropped', () => {
  const asked = (by: string, changed: Partial<LessonChange> = {}) =>
    kinds({ ...over, changes: [{ accepted: true, followUps: followUpsAfter(by), ...changed } as LessonChange] });
  expect(asked('2026-11-27', { accepted: false })).toEqual(['proposed']);
  expect(asked('2026-11-26')).toEqual(['landed']);
  const { landed, holds } = followUpsAfter('2026-11-01');
  const yes = { ...landed, answer: 'yes' as const };
  expect(asked('2026-11-01', { followUps: { landed: yes, holds } })).toEqual(['holds']);
  expect(asked('2026-11-01', { followUps: { landed: yes, holds: { ...holds, due: '2026-12-04' } } })).toEqual([]);
  expect(
    asked('2026-11-01', { accepted: false, followUps: { landed: { ...landed, answer: 'dropped' }, holds } }),
  ).toEqual([]);
});

test('HP3c what tripped comes before all, and every kind has a place', () => {
  expect(kinds({ reviewBy: now }, 'tripped')).toEqual(['tripped', 'review']);
  for (const kind of [...waitingKinds, ...incidentKindsOfWaiting]) expect(anyWaitingKinds).toContain(kind);
});
