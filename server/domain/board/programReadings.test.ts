import { expect, test } from 'vitest';
import type { Risk } from '../../../shared/board/board.ts';
import { createRisk } from '../../../shared/board/board.ts';
import { completeFacts, completePlan } from '../../testing/exportFixture.ts';
import { ana, contextOf, givenState } from '../../testing/boardFixture.ts';
import { applyChange } from '../core/change.ts';
import type { State } from '../core/state.ts';
import type { ProgramReading } from './programReadings.ts';
import { nextShowing, readingTaken, readingsShown } from './programReadings.ts';
import { checkDecisions } from './checks.ts';

const start = Date.UTC(2026, 11, 1, 9);
const minute = 60_000;
const meeting = { heldOn: '2026-11-21', endedOn: '2026-11-21', people: 5, minutes: 45 };

/** A tripwire "above 20", and what is sent to it. */
function tripwire(facts: Partial<Risk> = {}) {
  let now = start;
  let state: State = givenState({
    piles: { r: [] },
    risks: { r: { ...createRisk('Late', 'a'), ...completeFacts, state: 'armed', number: 1, ...facts } },
    stage: 'register',
    session: { meeting },
  });
  const context = () => ({ ...contextOf('', { r: completePlan }), now, reviewTexts: () => null });
  const send = (value: ProgramReading['value'], more: Partial<ProgramReading> = {}) => {
    const taken = readingTaken(state, 'r', { kind: 'value', value, measuredAt: now, note: '', ...more }, context());
    if (taken.kind === 'taken') state = applyChange(state, taken.change);
    return taken;
  };
  const by = (result: 'fine' | 'contained') => {
    const decision = checkDecisions.recordCheck(state, { type: 'recordCheck', riskId: 'r', state: result }, { ...context(), actorId: ana }); // prettier-ignore
    if (decision.kind !== 'decided') throw new Error(JSON.stringify(decision));
    state = applyChange(state, decision.change);
  };
  return {
    send,
    by,
    pass: (ms: number) => (now += ms),
    wake: () => (state = applyChange(state, readingsShown(state, now))),
    get now() {
      return now;
    },
    get state() {
      return state;
    },
    get risk() {
      return state.board.risks.r!;
    },
    get checks() {
      return state.hidden.checks.r ?? [];
    },
  };
}

test('TL6b a reading of a program is a look: its day counts, whatever the format of the number', () => {
  for (const value of [12, '12', '12 defects', '1,2']) {
    const given = tripwire();
    expect(given.send(value)).toMatchObject({ kind: 'taken', state: 'armed', past: false });
    expect(given.risk.readings).toMatchObject([{ on: '2026-12-01', state: 'fine', reading: value, measuredAt: start }]);
  }
});

test('TL6d one reading past the threshold trips unless more in a row are asked for; a look or one within begins anew', () => {
  expect(tripwire().send(21)).toMatchObject({ state: 'tripped', past: true });
  const three = tripwire({ inARow: 3 });
  for (const value of [21, 22, 5, 21, 22]) expect(three.send(value)).toMatchObject({ state: 'armed' });
  three.by('fine');
  for (const value of [21, 22]) expect(three.send(value)).toMatchObject({ state: 'armed', past: true });
  expect(three.send(23)).toMatchObject({ state: 'tripped' });
  expect(Object.values(three.state.records.incidents)).toMatchObject([{ kind: 'tripped', riskId: 'r', reading: 23 }]);
  expect(tripwire({ inARow: 3 }).send(null, { kind: 'firing' })).toMatchObject({ state: 'tripped' });
  const late = tripwire();
  late.pass(minute);
  late.by('fine');
  expect(late.send(50, { measuredAt: start })).toMatchObject({ state: 'armed', past: true });
  expect(late.checks.map(({ reading }) => reading)).toEqual([50, null]);
});

test('TL6e what has tripped stays tripped: a reading within asks whether it is contained, one past it takes that back', () => {
  const given = tripwire();
  given.send(30);
  expect(given.send(31)).toMatchObject({ state: 'tripped' });
  given.pass(minute);
  expect(given.send(3)).toMatchObject({ state: 'tripped', past: false });
  expect(given.risk).toMatchObject({ state: 'tripped', recovered: { at: given.now, reading: 3 } });
  given.send(40);
  expect(given.risk).toMatchObject({ state: 'tripped', recovered: null });
  given.send(null, { kind: 'resolved' });
  expect(given.risk.recovered).toMatchObject({ reading: null });
  expect(Object.values(given.state.records.incidents)).toMatchObject([{ containedOn: null }]);
  given.by('contained');
  expect(given.risk).toMatchObject({ state: 'contained', recovered: null });
  expect(Object.values(given.state.records.incidents)).toMatchObject([{ containedOn: '2026-12-01' }]);
});

test('TL6f the board is written once a minute, shows the last 100, and at once what trips; every reading is stored', () => {
  const given = tripwire();
  let written = 0;
  let before = given.risk;
  for (let second = 0; second < 600; second += 2) {
    given.send(second % 20);
    const due = nextShowing(given.state);
    if (due !== null && due <= given.now) given.wake();
    if (given.risk !== before) written += 1;
    before = given.risk;
    given.pass(2_000);
  }
  expect(written).toBe(10);
  expect(given.checks).toHaveLength(300);
  expect(nextShowing(given.state)).not.toBeNull();
  given.pass(minute);
  given.wake();
  expect(nextShowing(given.state)).toBeNull();
  expect(given.risk.readings).toHaveLength(100);
  expect(given.risk.readings?.at(-1)).toMatchObject({ id: given.checks.at(-1)?.id });
  given.send(1);
  given.send(99);
  expect(given.risk).toMatchObject({ state: 'tripped' });
  expect(given.risk.readings?.slice(-2).map(({ reading }) => reading)).toEqual([1, 99]);
});

test('TL6g the history tells by program of what changes the state, and of no other reading', () => {
  const given = tripwire();
  for (const value of [1, 2, 3]) given.send(value);
  expect(given.state.hidden.history).toEqual({});
  given.send(30);
  given.send(31);
  given.send(2);
  expect(given.state.hidden.history.r).toMatchObject([
    { by: { kind: 'program' }, type: 'recordCheck', riskId: 'r', changes: { state: ['armed', 'tripped'] } },
  ]);
});

test('TL6j a read-only register, a meeting, a retired risk and one that is gone take no reading and say so', () => {
  const given = tripwire();
  const { session, board } = given.state;
  const reading = { kind: 'value', value: 1, measuredAt: start, note: '' } as const;
  const to = (state: State, riskId = 'r') => readingTaken(state, riskId, reading, contextOf('', { r: completePlan }));
  const closed = { ...session, workshop: { ...session.workshop, closed: true } };
  const inMeeting = { ...session, stage: { ...session.stage, name: 'plan' as const } };
  const retired = { ...board, risks: { r: { ...given.risk, state: 'retired' as const } } };
  expect(to({ ...given.state, session: closed })).toMatchObject({ kind: 'refused', code: 'workshopClosed' });
  expect(to({ ...given.state, session: inMeeting })).toMatchObject({ kind: 'refused', code: 'stageMoved' });
  expect(to({ ...given.state, board: retired })).toMatchObject({ kind: 'refused', params: { reason: 'retired' } });
  expect(to(given.state, 'other')).toMatchObject({ kind: 'refused', params: { reason: 'risk' } });
});
