import { describe, expect, test } from 'vitest';
import type { Incident, SmallTest } from '../../../shared/board/records.ts';
import { noRecords } from '../../../shared/board/records.ts';
import { limits } from '../../../shared/protocol/limits.ts';
import type { Meeting } from '../../../shared/session/session.ts';
import type { Command } from '../../../shared/commands/commands.ts';
import { dayMs } from '../../../shared/time.ts';
import { applyChange } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import type { Decided, Decision } from '../core/decision.ts';
import type { State } from '../core/state.ts';
import { noVisitors } from '../core/visitors.ts';
import { decide } from '../decide/decide.ts';
import { ana, ben, contextOf, givenState } from '../../testing/boardFixture.ts';

const now = Date.UTC(2026, 11, 1, 9);
const meeting: Meeting = { heldOn: '2026-11-21', endedOn: '2026-11-21', people: 3, minutes: 45 };
const plan = { p: { prevention: 'Sell it by hand to twenty households first.' } };
const register = givenState({
  piles: { p: ['a'] },
  risks: { p: { preventionOwner: 'Ben', preventionOwnerId: ben } },
  stage: 'register',
  session: { meeting, topRisks: ['p'] },
  hidden: { visitors: noVisitors },
});

const at = (time: number, actorId: string = ana): Context => ({ ...contextOf(actorId, plan), now: time });
const give = (state: State, command: Command, context = at(now)): Decision => decide(state, command, context);

/** A command that must be taken. */
function then(state: State, command: Command, context = at(now)): { state: State; decision: Decided } {
  const decision = give(state, command, context);
  if (decision.kind !== 'decided') throw new Error(`${command.type} was ${JSON.stringify(decision)}`);
  return { state: applyChange(state, decision.change), decision };
}

const rule = { adoptIf: '6 or more pay', adaptIf: '3 to 5 pay', abandonIf: 'fewer than 3 pay' };

function planned(fields: Partial<SmallTest> = {}, riskId: string | null = 'p') {
  const { decision, state } = then(register, {
    type: 'addSmallTest',
    ...(riskId !== null && { riskId }),
    ...(fields as object),
  });
  return { state, testId: decision.testId! };
}

function running(fields: Partial<SmallTest> = rule, riskId: string | null = 'p') {
  const { state, testId } = planned({ change: 'Plus by hand', ...fields }, riskId);
  return { testId, state: then(state, { type: 'startSmallTest', testId }).state };
}

const testIn = (state: State, testId: string): SmallTest => state.records.smallTests[testId]!;

describe('small tests', () => {
  test('TS1a a test is planned for a risk or without one, from the step of the plan unless it says what it tries', () => {
    const { state, testId } = planned();
    expect(testIn(state, testId)).toMatchObject({
      riskId: 'p',
      change: 'Sell it by hand to twenty households first',
      state: 'planned',
      hasRule: false,
      result: '',
    });
    const alone = planned({ change: ' Ask  ten \n people ' }, null);
    expect(testIn(alone.state, alone.testId)).toMatchObject({ riskId: null, change: 'Ask ten people' });
    expect(give(register, { type: 'addSmallTest', riskId: 'x' })).toMatchObject({ code: 'gone' });
  });

  test('TS1b unless it says otherwise a test runs two weeks from today with under a tenth of all', () => {
    const { state, testId } = planned();
    expect(testIn(state, testId)).toMatchObject({
      from: '2026-12-01',
      until: '2026-12-15',
      exposure: 'under a tenth of all',
    });
    const own = planned({ from: '2027-01-04', exposure: '20 households' });
    expect(testIn(own.state, own.testId)).toMatchObject({ until: '2027-01-18', exposure: '20 households' });
  });

  test('TS1c moving the first day keeps the length; a test does not end before it begins', () => {
    const { state, testId } = planned();
    const moved = then(state, { type: 'setSmallTest', testId, from: '2026-12-10' });
    expect(testIn(moved.state, testId)).toMatchObject({ from: '2026-12-10', until: '2026-12-24' });
    const sameDay = then(moved.state, { type: 'setSmallTest', testId, until: '2026-12-10' });
    expect(testIn(sameDay.state, testId)).toMatchObject({ from: '2026-12-10', until: '2026-12-10' });
    expect(give(moved.state, { type: 'setSmallTest', testId, until: '2026-12-09' })).toMatchObject({
      code: 'testState',
      params: { reason: 'dates' },
    });
    expect(give(register, { type: 'addSmallTest', from: '2026-12-10', until: '2026-12-09' })).toMatchObject({
      params: { reason: 'dates' },
    });
  });

  test('TS1d a test from the change of a lesson takes over its line, its carrier and the risk', () => {
    const change = {
      id: 'c',
      line: 'If a trial starts, it runs until the second shop',
      carrier: 'Ben',
      carrierId: ben,
    };
    const incident = { riskId: 'p', changes: [change] } as unknown as Incident;
    const state = applyChange(register, { records: { incidents: { i: incident } } });
    const { state: after, decision } = then(state, { type: 'addSmallTest', changeId: 'c' });
    expect(testIn(after, decision.testId!)).toMatchObject({
      change: 'If a trial starts, it runs until the second shop',
      changeId: 'c',
      riskId: 'p',
      owner: 'Ben',
      ownerId: ben,
    });
    expect(give(register, { type: 'addSmallTest', changeId: 'c' })).toMatchObject({ params: { reason: 'lesson' } });
  });

  test('TS1e the register holds 500 tests', () => {
    const { state, testId } = planned();
    const one = testIn(state, testId);
    const smallTests = Object.fromEntries(Array.from({ length: limits.smallTests }, (_, i) => [`t${i}`, one]));
    const full: State = { ...register, records: { ...noRecords, smallTests } };
    expect(give(full, { type: 'addSmallTest' })).toMatchObject({ code: 'limitReached' });
  });

  test('TS2a a test has a decision rule when adopt and abandon are filled before it starts', () => {
    const whole = running();
    expect(testIn(whole.state, whole.testId)).toMatchObject({
      state: 'running',
      startedOn: '2026-12-01',
      hasRule: true,
    });
    const half = running({ adoptIf: '6 or more pay', adaptIf: '3 to 5 pay' });
    expect(testIn(half.state, half.testId)).toMatchObject({ state: 'running', hasRule: false });
    expect(give(whole.state, { type: 'startSmallTest', testId: whole.testId })).toMatchObject({
      params: { reason: 'started' },
    });
    const empty = planned({ change: '' });
    expect(give(empty.state, { type: 'startSmallTest', testId: empty.testId })).toMatchObject({
      params: { reason: 'empty' },
    });
  });

  test('TS2b while a test runs, what it tries and expects and its rule stand; the last day, extent and owner do not', () => {
    const { state, testId } = running();
    for (const field of ['change', 'expected', 'adoptIf', 'adaptIf', 'abandonIf', 'stopIf'] as const) {
      expect(give(state, { type: 'setSmallTest', testId, [field]: 'Other words' }), field).toMatchObject({
        code: 'testState',
        params: { reason: 'rule' },
      });
    }
    expect(give(state, { type: 'setSmallTest', testId, adoptIf: rule.adoptIf })).toEqual({
      kind: 'decided',
      change: {},
    });
    const after = then(state, {
      type: 'setSmallTest',
      testId,
      until: '2026-12-20',
      exposure: '30',
      owner: 'Zoe',
    }).state;
    expect(testIn(after, testId)).toMatchObject({ until: '2026-12-20', exposure: '30', owner: 'Zoe', ownerId: null });
    expect(give(state, { type: 'setSmallTest', testId, result: 'Too early' })).toMatchObject({
      params: { reason: 'notStarted' },
    });
  });

  test('TS2c a test that is started begins today and ends on its last day, or two weeks later when that is past', () => {
    const later = planned({ change: 'x', from: '2026-12-05', until: '2026-12-12' });
    expect(
      testIn(then(later.state, { type: 'startSmallTest', testId: later.testId }).state, later.testId),
    ).toMatchObject({
      from: '2026-12-01',
      until: '2026-12-12',
    });
    const past = planned({ change: 'x' });
    const start = then(past.state, { type: 'startSmallTest', testId: past.testId }, at(now + 30 * dayMs)).state;
    expect(testIn(start, past.testId)).toMatchObject({ from: '2026-12-31', until: '2027-01-14' });
  });

  test('TS3b a test without a risk and without an owner belongs to whoever starts it', () => {
    const alone = running(rule, null);
    expect(testIn(alone.state, alone.testId)).toMatchObject({ owner: 'Ana', ownerId: ana });
    const ofRisk = running();
    expect(testIn(ofRisk.state, ofRisk.testId)).toMatchObject({ owner: null, ownerId: null });
  });

  test('TS4a a running test ends adopted, adapted, abandoned or inconclusive, with its result', () => {
    const { state, testId } = running();
    for (const outcome of ['adopted', 'adapted', 'abandoned', 'inconclusive'] as const) {
      const after = then(
        state,
        { type: 'endSmallTest', testId, outcome, result: ' Seven paid. ' },
        at(now + dayMs),
      ).state;
      expect(testIn(after, testId)).toMatchObject({ state: outcome, endedOn: '2026-12-02', result: 'Seven paid.' });
      expect(give(after, { type: 'endSmallTest', testId, outcome, result: '' })).toMatchObject({
        params: { reason: 'notStarted' },
      });
      expect(give(after, { type: 'setSmallTest', testId, until: '2027-02-01' })).toMatchObject({
        params: { reason: 'over' },
      });
      const corrected = then(after, { type: 'setSmallTest', testId, result: 'Eight paid.' }).state;
      expect(testIn(corrected, testId).result).toBe('Eight paid.');
    }
    const notBegun = planned();
    expect(
      give(notBegun.state, { type: 'endSmallTest', testId: notBegun.testId, outcome: 'adopted', result: '' }),
    ).toMatchObject({ params: { reason: 'notStarted' } });
  });

  test('TS4b adapting makes the next test, of the same length from today and with the same words', () => {
    const { state, testId } = running({ ...rule, until: '2026-12-08', expected: '6 of 20 pay' });
    const end = { type: 'endSmallTest', testId, outcome: 'adapted', result: 'Four paid' } as const;
    const { state: after, decision } = then(state, end, at(now + 7 * dayMs));
    expect(decision.testId).not.toBe(testId);
    expect(testIn(after, decision.testId!)).toEqual({
      ...testIn(state, testId),
      state: 'planned',
      from: '2026-12-08',
      until: '2026-12-15',
      startedOn: null,
      hasRule: false,
      follows: testId,
    });
    expect(Object.keys(then(state, { ...end, outcome: 'abandoned' }).state.records.smallTests)).toEqual([testId]);
  });

  test('TS4c stopping needs the rule that stops it, and is remembered', () => {
    const { state, testId } = running({ ...rule, stopIf: 'anybody is charged by mistake' });
    const end = { type: 'endSmallTest', testId, outcome: 'abandoned', result: 'One was', stopped: true } as const;
    expect(testIn(then(state, end).state, testId)).toMatchObject({
      state: 'abandoned',
      isStopped: true,
      hasRule: true,
    });
    const free = running();
    expect(give(free.state, { ...end, testId: free.testId })).toMatchObject({ params: { reason: 'noStopRule' } });
  });

  test('TS4d adopting can mark the prevention step as done with what came of the test', () => {
    const { state, testId } = running();
    const end = { type: 'endSmallTest', testId, outcome: 'adopted', result: 'Seven paid', stepDone: true } as const;
    const done = then(state, end).state.board.risks.p;
    expect(done).toMatchObject({ preventionState: 'done', preventionOn: '2026-12-01', preventionNote: 'Seven paid' });
    expect(then(state, { ...end, outcome: 'abandoned' }).state.board.risks.p?.preventionState).toBe('open');
    expect(then(state, { ...end, stepDone: false }).state.board.risks.p?.preventionState).toBe('open');
  });

  test('TS5a a test can be removed, and each of its changes is an entry of the history', () => {
    const { state, testId } = running();
    const entry = state.hidden.history.p?.at(-1);
    expect(entry).toMatchObject({ type: 'startSmallTest', riskId: 'p', by: { name: 'Ana' } });
    expect(entry?.record).toMatchObject({ kind: 'smallTests', id: testId, changes: { state: ['planned', 'running'] } });
    const gone = then(state, { type: 'removeSmallTest', testId }).state;
    expect(gone.records.smallTests).toEqual({});
    expect(give(gone, { type: 'removeSmallTest', testId })).toMatchObject({ code: 'gone', params: { reason: 'test' } });
  });
});
