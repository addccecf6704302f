import { expect, test } from 'vitest';
import type { Reading } from '../board/board.ts';
import { createRisk } from '../board/board.ts';
import { createIncident } from '../board/incidents.ts';
import type { Incident, Records, SmallTest, Verdict } from '../board/records.ts';
import { noRecords } from '../board/records.ts';
import type { PlanTexts } from '../plan/plan.ts';
import { emptyPlanTexts } from '../plan/plan.ts';
import { figuresText } from '../text/en/figures.ts';
import { formatOf } from '../text/format.ts';
import { daysLater } from '../time.ts';
import type { RegisterRow } from './register.ts';
import { figuresOf } from './figures.ts';

const heldOn = '2026-11-02';
const day = (n: number): string => daysLater(heldOn, n);
const texts: PlanTexts = { ...emptyPlanTexts, prevention: 'a', signal: 'open defects', threshold: '20' };

const row = (
  readings: readonly (readonly [number, Reading['state'], boolean?])[],
  facts: Partial<RegisterRow> = {},
): RegisterRow =>
  ({
    ...createRisk('r', 'a0'),
    cadence: 'weekly',
    checkBy: day(200),
    addedOn: null,
    preventionOn: null,
    texts,
    state: 'armed',
    ...facts,
    readings: readings.map(([on, state, undone]) => ({
      on: day(on),
      state,
      reading: null,
      ...(undone && { undone: true }),
    })),
  }) as unknown as RegisterRow;

const figures = (rows: readonly RegisterRow[], today = day(100)) =>
  figuresOf({ planned: rows, parked: [], heldOn }, today);

test('FS4a days to notice and to contain are medians; checks put off or taken back count for nothing', () => {
  const rows = [1, 2, 3, 4, 9].map((n) =>
    row([[7, 'fine'], [10, 'tripped', true], [12, 'later'], [7 + n, 'tripped'], [8 + n, 'tripped'], [7 + n + 2 * n, 'contained']]),
  ); // prettier-ignore
  expect(figures(rows)).toMatchObject({ notice: { count: 5, median: 3 }, contain: { count: 5, median: 6 } });
});

test('FS4g time to notice counts from the first sign when it is known, else from the look before', () => {
  const tripped = (riskId: string): RegisterRow => ({ ...row([[7, 'fine'], [14, 'tripped']]), riskId }); // prettier-ignore
  const rows = ['a', 'b', 'c', 'd', 'e'].map(tripped);
  const at = (riskId: string | null, sign: number | null, changed: Partial<Incident> = {}): Incident =>
    createIncident({ kind: 'tripped', riskId, on: day(14), firstSign: sign === null ? null : day(sign), ...changed });
  const noticed = (incidents: Records['incidents']) =>
    figuresOf({ planned: rows, parked: [], heldOn }, day(100), { ...noRecords, incidents }).notice;
  expect(noticed({})).toEqual({ count: 5, median: 7 });
  const known = { a: at('a', 12), b: at('b', 11), c: at('c', 4) };
  expect(noticed(known)).toEqual({ count: 5, median: 7 });
  expect(noticed({ ...known, d: at('d', 13) })).toEqual({ count: 5, median: 3 });
  // A sign after the check, of another day, or of what is told apart already.
  expect(
    noticed({ a: at('a', 15), b: at('b', 11, { on: day(20) }), c: at('c', 13, { kind: 'happened' }) }).median,
  ).toBe(7);
  const elsewhere = { x: at(null, 13, { kind: 'happened' }), y: at(null, null, { kind: 'happened' }), z: at(null, 13, { kind: 'nearMiss' }) }; // prettier-ignore
  expect(noticed(elsewhere)).toEqual({ count: 6, median: 7 });
});

test('FS4b a check is on time until its grace is over; one that nobody made is not', () => {
  const onTime = row([
    [7, 'fine'],
    [16, 'fine'],
    [20, 'fine'],
  ]);
  const late = row([[7, 'fine'], [17, 'fine']], { state: 'notLookedAt' }); // prettier-ignore
  expect(figures([onTime, late]).checksOnTime).toEqual({ count: 6, percent: 67 });
});

test('FS4c a step counts when it is done, or open for more than 30 days; a dropped one does not', () => {
  const step = (preventionState: 'open' | 'done' | 'dropped', on: number | null, addedOn: number | null = null) =>
    row([], { preventionState, preventionOn: on === null ? null : day(on), addedOn: addedOn === null ? null : day(addedOn) });
  const rows = [step('done', 30), step('done', 31), step('open', null), step('dropped', 3), step('done', 80, 60), step('done', 1), step('open', null, 90)];
  expect(figures(rows).stepsDone).toEqual({ count: 5, percent: 60 });
}); // prettier-ignore

test('FS4d under five cases there is no figure, and the line says so', () => {
  const few = figures([row([[7, 'fine'], [8, 'tripped']]), row([[7, 'fine'], [30, 'fine']])]); // prettier-ignore
  expect(few).toMatchObject({ notice: { count: 1, median: null }, checksOnTime: { count: 4, percent: null } });
  const line = figuresText(formatOf('en'));
  expect(line(few)).toBe('Too few checks and steps to say.');
  expect(line({ ...few, contain: { count: 6, median: 1.5 }, checksOnTime: { count: 8, percent: 75 } })).toBe(
    'Noticed: too few to say · Contained: within 1.5 days (median of 6) · Checks on time: 75 % of 8 · Steps done within 30 days: too few to say',
  );
});

test('FS4f reviews, tests with a rule and tripwires on time; false alarms are neither noticed nor contained', () => {
  const incident = (n: number, changed: Partial<Incident> = {}): [string, Incident] => [
    `i${n}`,
    createIncident({
      kind: 'happened',
      riskId: null,
      on: day(n),
      containedOn: day(n + 1),
      reviewedOn: day(n + 2),
      ...changed,
    }),
  ];
  const five = <T>(make: (i: number) => [string, T]): { [id: string]: T } =>
    Object.fromEntries([0, 1, 2, 3, 4].map(make));
  const smallTest = (hasRule: boolean, startedOn: string | null = day(1)) => ({ hasRule, startedOn }) as SmallTest;
  const verdict = (fired: Verdict['fired']): Verdict => ({ verdict: 'happened', fired, on: null, signOn: null });
  const of = (records: Partial<Records>, rows: readonly RegisterRow[] = []) =>
    figuresOf({ planned: rows, parked: [], heldOn }, day(100), { ...noRecords, ...records });
  const incidents = Object.fromEntries([0, 1, 2, 3].map((n) => incident(n)));
  expect(of({ incidents }).review).toEqual({ count: 4, median: null });
  const more = {
    ...incidents,
    ...Object.fromEntries([incident(9), incident(10, { kind: 'nearMiss' }), incident(11, { falseAlarm: 'x' })]),
  };
  expect(of({ incidents: more }).review).toEqual({ count: 5, median: 2 });
  expect(of({ incidents: Object.fromEntries([incident(0), incident(1, { falseAlarm: 'x' })]) }).contain.count).toBe(1);
  expect(
    of({ smallTests: { ...five((i) => [`t${i}`, smallTest(i > 0)]), u: smallTest(true, null) } }).testsWithRule,
  ).toEqual({ count: 5, percent: 80 });
  const verdicts = {
    ...five((i) => [`v${i}`, verdict(i > 2 ? 'before' : 'after')]),
    w: verdict('none'),
    x: verdict(null),
  };
  expect(of({ verdicts }).tripwiresOnTime).toEqual({ count: 5, percent: 40 });
  const tripped = {
    ...row([
      [7, 'tripped'],
      [8, 'contained'],
    ]),
    riskId: 'p',
  };
  const alarm = Object.fromEntries([incident(7, { riskId: 'p', falseAlarm: 'x' })]);
  expect([of({}, [tripped]).notice.count, of({ incidents: alarm }, [tripped]).notice.count]).toEqual([1, 0]);
});
