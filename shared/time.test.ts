import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayMs, daysBetween, isIsoDate, isoDateOf, monthsLater, startOfDay } from './time.ts';

test('AG6a only a day that exists is a date', () => {
  for (const day of ['2027-05-21', '2028-02-29', '0001-01-01']) expect(isIsoDate(day)).toBe(true);
  for (const wrong of [
    '2027-02-30',
    '2027-02-29',
    '2027-13-01',
    '27-05-21',
    '2027-5-21',
    '2027-05-21T00:00',
    '',
    7,
    null,
  ]) {
    expect(isIsoDate(wrong)).toBe(false);
  }
});

test('AG6b months later is the same day of the month, or the last day of a shorter one', () => {
  expect(monthsLater('2027-08-31', 6)).toBe('2028-02-29');
  expect(monthsLater('2026-08-31', 6)).toBe('2027-02-28');
  expect(monthsLater('2027-11-21', 6)).toBe('2028-05-21');
  expect(monthsLater('2027-01-31', 1)).toBe('2027-02-28');
  expect(monthsLater('2027-12-15', 1)).toBe('2028-01-15');
});

test('AG6a days between two dates are negative when the second is earlier', () => {
  const days = fc.integer({ min: 0, max: 40_000 });
  fc.assert(
    fc.property(days, days, (a, b) => {
      const [from, to] = [isoDateOf(a * dayMs), isoDateOf(b * dayMs + dayMs - 1)];
      expect(daysBetween(from, to)).toBe(b - a);
      expect(isIsoDate(from)).toBe(true);
    }),
  );
});

test('LK1f a day begins at its midnight in each zone, and later where clocks skip it', () => {
  const iso = (zone: string, day: string): string => new Date(startOfDay(zone, day)).toISOString();
  expect(iso('UTC', '2027-03-01')).toBe('2027-03-01T00:00:00.000Z');
  expect(iso('Europe/Berlin', '2027-07-01')).toBe('2027-06-30T22:00:00.000Z');
  expect(iso('America/St_Johns', '2027-01-01')).toBe('2027-01-01T03:30:00.000Z');
  // Midnight does not exist there on this day.
  expect(iso('Africa/Cairo', '2024-04-26')).toBe('2024-04-25T22:00:00.000Z');
  // The 30th of December 2011 did not exist there.
  expect(iso('Pacific/Apia', '2011-12-31')).toBe('2011-12-30T10:00:00.000Z');
});
