import { expect, test } from 'vitest';
import { createRisk } from '../../../shared/board/board.ts';
import { emptyPlanTexts } from '../../../shared/plan/plan.ts';
import type { RegisterRow } from '../../../shared/register/register.ts';
import { lineOf, shownRows } from './rows.ts';

const row = (title: string, given: Partial<RegisterRow> = {}): RegisterRow => ({
  ...createRisk(title, 'a0'), id: 'R1', number: 1, riskId: title, texts: emptyPlanTexts, acceptedUntil: {}, stateOn: null, stateNote: null,
  preventionOn: null, preventionNote: null, postponed: null, addedOn: null, positions: [], isPlanned: true, score: null, votes: null, tripwire: '',
  accepted: [], state: 'none', nextCheck: null, missing: [], isMinority: false, cards: [], readings: [], ...given,
}); // prettier-ignore

const rows = [
  row('a', { score: 4, state: 'armed', nextCheck: '2027-02-01', preventionOwner: 'Omar' }),
  row('b', { score: 20, state: 'tripped', preventionDue: '2027-01-01', missing: ['threshold'] }),
  row('c', { state: 'due', nextCheck: '2027-01-01', watcher: 'Ines' }),
];

test('rows keep their numbers however they are sorted', () => {
  const numbers = (sort: Parameters<typeof shownRows>[2]) =>
    shownRows(rows, 'all', sort, '').map(({ number }) => number);
  expect(numbers('register')).toEqual([1, 2, 3]);
  expect(numbers('score')).toEqual([2, 1, 3]);
  expect(numbers('due')).toEqual([2, 1, 3]);
  expect(numbers('check')).toEqual([3, 1, 2]);
  expect(numbers('state')).toEqual([2, 3, 1]);
});

test('filters find rows that need attention, are incomplete or belong to the reader', () => {
  const titles = (filter: Parameters<typeof shownRows>[1], name = '') =>
    shownRows(rows, filter, 'register', name).map((one) => one.row.title);
  expect(titles('open')).toEqual(['b', 'c']);
  expect(titles('incomplete')).toEqual(['b']);
  expect(titles('proposed')).toEqual(['a']);
  expect(titles('mine', 'Ines')).toEqual(['c']);
  expect(titles('mine')).toEqual([]);
});

test('a line is drawn from the readings that are numbers, percent signs and commas included', () => {
  const reading = (value: number | string | null) => ({ on: '2027-01-01', state: 'fine' as const, reading: value });
  expect(lineOf(row('x', { readings: [reading(1), reading('0,5 %'), reading('quiet'), reading(null)] }))).toEqual([
    1, 0.5,
  ]);
  expect(lineOf(row('x', { readings: [reading('12')] }))).toBeNull();
});
