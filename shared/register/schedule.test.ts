import { describe, expect, test } from 'vitest';
import type { Reading, Risk } from '../board/board.ts';
import { createRisk } from '../board/board.ts';
import type { PlanTexts } from '../plan/plan.ts';
import { emptyPlanTexts } from '../plan/plan.ts';
import { daysLater } from '../time.ts';
import { missingParts } from './missing.ts';
import type { TripwireState } from './schedule.ts';
import { graceOf, isWatched, nextCheck, stateOn } from './schedule.ts';

const texts: PlanTexts = { ...emptyPlanTexts, signal: 'Open defects', threshold: '20' };
const heldOn = '2026-11-21';
const tripwire = (facts: Partial<Risk> = {}): Risk => ({
  ...createRisk('Late', 'a0'),
  state: 'armed',
  checkBy: '2027-05-21',
  ...facts,
});
const look = (on: string, state: Reading['state'] = 'fine'): Reading => ({ on, state, reading: null });
const stateAt = (day: string, facts: Partial<Risk>): TripwireState => stateOn(day, tripwire(facts), texts, heldOn);

describe('schedule', () => {
  test.each([
    ['daily', 1],
    ['weekly', 2],
    ['biweekly', 3],
    ['monthly', 6],
    ['once', 7],
  ] as const)('RW3b a %s check is late for %i days unless set, then not looked at', (cadence, days) => {
    const facts = { cadence, firstCheck: '2026-12-07', graceDays: null };
    expect(graceOf(facts)).toBe(days);
    expect(stateAt('2026-12-07', facts)).toBe('due');
    expect(stateAt('2026-12-08', facts)).toBe('late');
    expect(stateAt(daysLater('2026-12-07', days), facts)).toBe('late');
    expect(stateAt(daysLater('2026-12-08', days), facts)).toBe('notLookedAt');
    expect(stateAt('2026-12-09', { ...facts, graceDays: 1 })).toBe('notLookedAt');
    expect(stateAt('2026-12-20', { ...facts, graceDays: 13 })).toBe('late');
  });

  test('RW3b silence never looks armed, however long it lasts', () => {
    for (const cadence of ['daily', 'weekly', 'biweekly', 'monthly', 'once'] as const)
      for (const day of ['2027-05-30', '2028-05-21', '2040-01-01'])
        expect(stateAt(day, { cadence, checkBy: '2027-05-21' })).toBe('notLookedAt');
    expect(isWatched('notLookedAt')).toBe(true);
  });

  test('RW3a the first check is on its own day, the next ones a cadence after the last look', () => {
    const facts = { cadence: 'weekly', firstCheck: '2026-12-10' } as const;
    expect(nextCheck(tripwire(facts), heldOn)).toBe('2026-12-10');
    expect(stateAt('2026-12-09', facts)).toBe('armed');
    expect(nextCheck(tripwire({ ...facts, readings: [look('2026-12-12')] }), heldOn)).toBe('2026-12-19');
    expect(nextCheck(tripwire({ ...facts, cadence: 'once' }), heldOn)).toBe('2026-12-10');
    expect(nextCheck(tripwire({ cadence: 'weekly', addedOn: '2027-01-01' }), heldOn)).toBe('2027-01-08');
    expect(nextCheck(tripwire({ cadence: 'weekly', stateOn: '2027-02-01' }), heldOn)).toBe('2027-02-08');
  });

  test('RW3a one look after many due dates is one look: the next check follows from its day', () => {
    const facts = { cadence: 'weekly', readings: [look('2026-11-28')] } as const;
    expect(stateAt('2027-02-15', facts)).toBe('notLookedAt');
    const looked = { ...facts, readings: [...facts.readings, look('2027-02-15')] };
    expect(stateAt('2027-02-15', looked)).toBe('armed');
    expect(nextCheck(tripwire(looked), heldOn)).toBe('2027-02-22');
  });

  test('RW4e a check that is put off is due on its new day, and late after that', () => {
    const postponed = { until: '2026-12-01', times: 1, reason: 'holiday' };
    const facts = { cadence: 'weekly', postponed, readings: [look('2026-11-27', 'later')] } as const;
    expect(stateAt('2026-11-30', facts)).toBe('armed');
    expect(stateAt('2026-12-01', facts)).toBe('due');
    expect(stateAt('2026-12-03', facts)).toBe('late');
    expect(stateAt('2026-12-04', facts)).toBe('notLookedAt');
  });

  test('RW4f a check that was taken back counts for nothing', () => {
    const readings = [look('2026-11-28'), { ...look('2026-12-05'), undone: true as const }];
    expect(nextCheck(tripwire({ cadence: 'weekly', readings }), heldOn)).toBe('2026-12-05');
  });

  test('RW3c what was found stands until somebody says otherwise', () => {
    expect(stateAt('2030-01-01', { cadence: 'daily', state: 'tripped' })).toBe('tripped');
    expect(stateAt('2030-01-01', { cadence: 'daily', state: 'retired' })).toBe('retired');
    const contained = { cadence: 'weekly', state: 'contained', stateOn: '2026-12-01' } as const;
    expect(stateAt('2026-12-07', contained)).toBe('contained');
    expect(stateAt('2026-12-08', contained)).toBe('due');
  });

  test('RW8e a row that is accepted lacks its reason and its day until both are set', () => {
    const parts = (facts: Partial<Risk>) =>
      missingParts(tripwire(facts), texts).filter((part) => part.startsWith('response'));
    expect(parts({ number: 1, response: 'accept' })).toEqual(['responseReason', 'responseUntil']);
    expect(parts({ number: 1, response: 'accept', responseReason: 'Cheap' })).toEqual(['responseUntil']);
    expect(parts({ number: 1, response: 'reduce' })).toEqual([]);
    expect(parts({ number: null, response: 'accept' })).toEqual([]);
  });
});
