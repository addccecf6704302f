import { expect, test } from 'vitest';
import { followUpsAfter } from '../../../../shared/board/incidents.ts';
import type { HistoryEntry } from '../../../../shared/register/history.ts';
import { formatOf } from '../../../../shared/text/format.ts';
import { planText, registerRowText as row } from '../../../testing/english.ts';
import { incidentLines } from './incidentLines.ts';

const { daysFrom, number } = formatOf('en');
const words = { row, plan: planText, days: daysFrom('2027-01-20'), number };
const change = {
  id: 'k1',
  line: 'If a, then b.',
  carrier: 'Ravi',
  carrierId: null,
  accepted: false,
  alters: 'step',
  altered: '',
  by: '2027-01-10',
  smallFirst: false,
  followUps: followUpsAfter('2027-01-10'),
};

const said = (type: string, changes: NonNullable<HistoryEntry['record']>['changes']): string[] => {
  const entry: HistoryEntry = {
    id: 1,
    at: 0,
    by: { kind: 'program' },
    type,
    riskId: 'r1',
    record: { kind: 'incidents', id: 'i1', changes },
  };
  return incidentLines(entry, words).map(({ label, change: pair, note }) =>
    [label, pair?.before, pair?.after, note].filter((part) => part !== undefined && part !== '').join(' | '),
  );
};

test('what changed about an incident is said in words, with what it was before', () => {
  expect(said('reportIncident', null)).toEqual([row.incident.recorded]);
  expect(said('setIncident', { firstSign: [null, '2027-01-16'], noticedBy: ['us', 'chance'] })).toEqual([
    'First sign | January 16',
    'Noticed by | one of us | chance',
  ]);
  expect(said('callFalseAlarm', { falseAlarm: [null, 'A test device'], reviewBy: [1, null] })).toEqual([
    `${row.incident.falseAlarm} | A test device`,
  ]);
  expect(said('keepReview', { reviewedOn: [null, '2027-01-16'] })).toEqual([row.incident.kept]);
});

test('a change is added, accepted, answered for and removed', () => {
  const { lessonAdded, lessonAccepted, lessonRemoved, answers } = row.incident;
  const landed = { ...change.followUps.landed, answer: 'yes', on: '2027-01-17' };
  expect(said('addLessonChange', { changes: [[], [change]] })).toEqual([`${lessonAdded} | If a, then b.`]);
  expect(said('acceptLessonChange', { changes: [[change], [{ ...change, accepted: true }]] })).toEqual([
    `${lessonAccepted} | If a, then b.`,
  ]);
  expect(
    said('followUp', { changes: [[change], [{ ...change, followUps: { ...change.followUps, landed } }]] }),
  ).toEqual([`${answers.landed.yes} | If a, then b.`]);
  expect(said('removeLessonChange', { changes: [[change], []] })).toEqual([`${lessonRemoved} | If a, then b.`]);
});
