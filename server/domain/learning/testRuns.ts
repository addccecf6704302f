import type { SmallTest } from '../../../shared/board/records.ts';
import type { CommandOf } from '../../../shared/commands/commands.ts';
import { createId } from '../../../shared/ids.ts';
import { isRuleWritten, ownerOfTest, sameLengthFrom, usualTestDays } from '../../../shared/register/smallTests.ts';
import { effectiveOwner } from '../../../shared/register/owners.ts';
import { dayIn } from '../../../shared/session/session.ts';
import { daysLater } from '../../../shared/time.ts';
import { riskAt } from '../board/find.ts';
import type { Change } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import type { Decision } from '../core/decision.ts';
import { decided, refused } from '../core/decision.ts';
import { personHere } from '../core/participants.ts';
import type { State } from '../core/state.ts';
import { goneTest, testAt } from './smallTests.ts';

/**
 * Starts a planned test today. From now on its decision rule stands, if it has one (SPEC TS2a). A test that nobody would look
 * at belongs to whoever starts it.
 */
function startSmallTest(state: State, { testId }: CommandOf<'startSmallTest'>, context: Context): Decision {
  const test = testAt(state, testId);
  if (!test) return goneTest;
  if (test.state !== 'planned') return refused('testState', 'This test has started already.', { reason: 'started' });
  if (test.change === '') return refused('testState', 'Say what is tried first.', { reason: 'empty' });
  const today = dayIn(state.session, context.now);
  const isEndAhead = test.until !== null && test.until >= today;
  const started: Partial<SmallTest> = {
    state: 'running',
    startedOn: today,
    from: today,
    until: isEndAhead ? test.until : daysLater(today, usualTestDays),
    hasRule: isRuleWritten(test),
    ...starterAsOwner(state, test, context),
  };
  return decided({ records: { smallTests: { [testId]: started } } });
}

function starterAsOwner(state: State, test: SmallTest, { actorId }: Context): Partial<SmallTest> {
  const risk = test.riskId === null ? undefined : riskAt(state, test.riskId);
  const { owner } = ownerOfTest(test, risk ? { ...risk, preventionOwner: effectiveOwner(risk, 'prevention') } : null);
  const starter = personHere(state, actorId);
  return owner === null && starter ? { owner: starter.name, ownerId: actorId } : {};
}

/**
 * Ends a running test with what became of it beside what was expected. An adapted one makes the next (SPEC TS4b); an adopted
 * one can mark the prevention step of its risk as done (SPEC TS4d).
 */
function endSmallTest(state: State, command: CommandOf<'endSmallTest'>, context: Context): Decision {
  const { testId, outcome, stopped = false, stepDone = false } = command;
  const test = testAt(state, testId);
  if (!test) return goneTest;
  if (test.state !== 'running') return refused('testState', 'This test is not running.', { reason: 'notStarted' });
  if (stopped && test.stopIf === '')
    return refused('testState', 'This test has no rule to stop it.', { reason: 'noStopRule' });
  const today = dayIn(state.session, context.now);
  const result = command.result.trim();
  const ended: Partial<SmallTest> = { state: outcome, endedOn: today, result, isStopped: stopped };
  const nextId = outcome === 'adapted' ? createId(context.random.ids) : null;
  const done = stepDone && outcome === 'adopted' ? stepMarkedDone(state, test, today, result) : {};
  return decided(
    {
      records: {
        smallTests: { [testId]: ended, ...(nextId !== null && { [nextId]: nextTest(test, testId, today) }) },
      },
      ...done,
    },
    nextId === null ? {} : { testId: nextId },
  );
}

/** The same test again, to be adapted before it starts. */
const nextTest = (test: SmallTest, testId: string, today: string): SmallTest => ({
  ...test,
  from: today,
  until: sameLengthFrom(test, today),
  state: 'planned',
  startedOn: null,
  endedOn: null,
  hasRule: false,
  isStopped: false,
  result: '',
  follows: testId,
});

function stepMarkedDone(state: State, { riskId }: SmallTest, today: string, result: string): Pick<Change, 'risks'> {
  const risk = riskId === null ? undefined : riskAt(state, riskId);
  if (riskId === null || risk?.preventionState !== 'open') return {};
  return {
    risks: { [riskId]: { preventionState: 'done', preventionOn: today, preventionNote: result || null } },
  };
}

export const testRunDecisions = { startSmallTest, endSmallTest };
