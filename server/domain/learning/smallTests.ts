import type { LessonChange, SmallTest, TestText } from '../../../shared/board/records.ts';
import { testTexts } from '../../../shared/board/records.ts';
import type { CommandOf } from '../../../shared/commands/commands.ts';
import type { RiskId } from '../../../shared/ids.ts';
import { createId } from '../../../shared/ids.ts';
import { limits } from '../../../shared/protocol/limits.ts';
import { fixedAtStart, isOutcome, sameLengthFrom, usualTestDays } from '../../../shared/register/smallTests.ts';
import { oneLine } from '../../../shared/register/words.ts';
import { dayIn } from '../../../shared/session/session.ts';
import { daysLater } from '../../../shared/time.ts';
import { goneRisk, riskAt } from '../board/find.ts';
import type { Context } from '../core/context.ts';
import type { Decision, Refused } from '../core/decision.ts';
import { decided, refused, unchanged } from '../core/decision.ts';
import { isSame } from '../core/isSame.ts';
import { personHere } from '../core/participants.ts';
import { personGone } from '../core/personGone.ts';
import type { State } from '../core/state.ts';
import { serverTexts } from '../../text/serverTexts.ts';

export const goneTest = refused('gone', 'There is no such test.', { reason: 'test' });
const datesRefused = refused('testState', 'A test cannot end before it begins.', { reason: 'dates' });

export const testAt = ({ records }: State, testId: string): SmallTest | undefined =>
  Object.hasOwn(records.smallTests, testId) ? records.smallTests[testId] : undefined;

const unwritten = Object.fromEntries(testTexts.map((field) => [field, ''])) as { readonly [F in TestText]: string };

/** A test that is planned: two weeks from today with under a tenth of all, unless the command says otherwise (SPEC TS1b). */
function addSmallTest(state: State, command: CommandOf<'addSmallTest'>, context: Context): Decision {
  const { type: _type, riskId: wantedRisk, changeId = null, ...given } = command;
  if (Object.keys(state.records.smallTests).length >= limits.smallTests) {
    const most = limits.smallTests;
    return refused('limitReached', `The register can hold ${most} small tests.`, { reason: 'smallTests', most });
  }
  const lesson = changeId === null ? null : lessonOf(state, changeId);
  if (changeId !== null && lesson === null) return refused('gone', 'There is no such change.', { reason: 'lesson' });
  const riskId = wantedRisk ?? lesson?.riskId ?? null;
  if (wantedRisk !== undefined && !riskAt(state, wantedRisk)) return goneRisk;
  const owner = ownerGiven(state, given);
  if (owner === null) return personGone;
  const from = given.from === undefined ? dayIn(state.session, context.now) : given.from;
  const test: SmallTest = {
    ...unwritten,
    change: proposed(riskId, lesson?.change ?? null, context),
    exposure: serverTexts(state.session.workshop).stored.testExposure,
    ...trimmed(given),
    owner: lesson?.change.carrier ?? null,
    ownerId: lesson?.change.carrierId ?? null,
    ...owner,
    riskId,
    changeId,
    from,
    until:
      given.until === undefined ? daysLater(from ?? dayIn(state.session, context.now), usualTestDays) : given.until,
    state: 'planned',
    startedOn: null,
    endedOn: null,
    hasRule: false,
    isStopped: false,
    result: '',
    follows: null,
  };
  if (isBackwards(test)) return datesRefused;
  const testId = createId(context.random.ids);
  return decided({ records: { smallTests: { [testId]: test } } }, { testId });
}

type Lesson = { readonly change: LessonChange; readonly riskId: RiskId | null };

function lessonOf({ records }: State, changeId: string): Lesson | null {
  for (const { riskId, changes } of Object.values(records.incidents)) {
    const change = changes.find(({ id }) => id === changeId);
    if (change) return { change, riskId };
  }
  return null;
}

/** What is tried unless the command says it: the line of the lesson, else the test or the step that the plan of the risk has. */
function proposed(riskId: RiskId | null, lesson: LessonChange | null, context: Context): string {
  if (lesson) return oneLine(lesson.line).slice(0, limits.sayLength);
  if (riskId === null) return '';
  const { test, prevention } = context.planTexts(riskId);
  const words = oneLine(test) || oneLine(prevention).replace(/[.]+$/, '');
  return words.length > limits.sayLength ? '' : words;
}

type Given = Partial<Pick<SmallTest, TestText | 'from' | 'until' | 'owner' | 'ownerId' | 'result'>>;

const trimmed = (given: Given): Given =>
  Object.fromEntries(
    Object.entries(given).map(([field, value]) => [field, field in unwritten ? oneLine(value ?? '') : value]),
  );

/** The owner as it is stored: an id names a person who is here, a name alone is a name. Null for somebody who is not here. */
function ownerGiven(state: State, { owner, ownerId }: Given): Pick<Given, 'owner' | 'ownerId'> | null {
  if (typeof ownerId === 'string') {
    const person = personHere(state, ownerId);
    return person ? { owner: oneLine(owner ?? person.name), ownerId } : null;
  }
  if (owner === undefined) return ownerId === undefined ? {} : { ownerId };
  return { owner: owner === null ? null : oneLine(owner) || null, ownerId: null };
}

const isBackwards = ({ from, until }: Pick<SmallTest, 'from' | 'until'>): boolean =>
  from !== null && until !== null && until < from;

/** Changes slots of a test; its length moves along with its first day (SPEC TS1c). What the rule needs stands once it runs. */
function setSmallTest(state: State, command: CommandOf<'setSmallTest'>): Decision {
  const { type: _type, testId, ...given } = command;
  const test = testAt(state, testId);
  if (!test) return goneTest;
  const owner = ownerGiven(state, given);
  if (owner === null) return personGone;
  const { from, until, result } = given;
  const moves = typeof from === 'string' && until === undefined && test.from !== null && test.until !== null;
  const wanted: Given = {
    ...trimmed(given),
    ...owner,
    ...(result !== undefined && { result: result.trim() }),
    ...(moves && { until: sameLengthFrom(test, from) }),
  };
  const changed = Object.fromEntries(
    Object.entries(wanted).filter(([field, value]) => !isSame(test[field as keyof SmallTest], value)),
  ) as Given;
  if (Object.keys(changed).length === 0) return unchanged;
  const refusal = whyNotChanged(test, changed);
  if (refusal) return refusal;
  if (isBackwards({ ...test, ...changed })) return datesRefused;
  return decided({ records: { smallTests: { [testId]: changed } } });
}

/** While a test runs its first day and its rule stand, afterwards everything but the result, which is not before (SPEC TS2b). */
function whyNotChanged({ state }: SmallTest, changed: Given): Refused | null {
  const fields = Object.keys(changed);
  if (isOutcome(state))
    return fields.every((field) => field === 'result')
      ? null
      : refused('testState', 'This test is over. Only its result can be corrected.', { reason: 'over' });
  if (fields.includes('result'))
    return refused('testState', 'A test has a result when it ends.', { reason: 'notStarted' });
  if (state === 'planned' || !fields.some((field) => field === 'from' || isFixed(field))) return null;
  return refused('testState', 'The decision rule of a test stands while it runs.', { reason: 'rule' });
}

const isFixed = (field: string): boolean => (fixedAtStart as readonly string[]).includes(field);

function removeSmallTest(state: State, { testId }: CommandOf<'removeSmallTest'>): Decision {
  return testAt(state, testId) ? decided({ records: { smallTests: { [testId]: null } } }) : goneTest;
}

export const smallTestDecisions = { addSmallTest, setSmallTest, removeSmallTest };
