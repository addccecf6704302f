import { expect, test } from 'vitest';
import { formatClock, formatDate, formatList } from './format.ts';

test('AG2 the clock shows minutes past the hour, and overrun with a minus', () => {
  expect(formatClock(243_000)).toBe('4:03');
  expect(formatClock(242_001)).toBe('4:03');
  expect(formatClock(3_600_000)).toBe('60:00');
  expect(formatClock(0)).toBe('0:00');
  expect(formatClock(-80_000)).toBe('\u22121:20');
});

test('a day is the same day wherever it is read', () => {
  expect(formatDate('2027-05-21')).toContain('21');
  expect(formatList(['Ana', 'Ben'])).toContain('Ana');
});
