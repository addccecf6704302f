import { act, cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Planning } from '../../shared/session/planning.ts';
import type { Session } from '../../shared/session/session.ts';
import { minuteMs } from '../../shared/time.ts';
import { WorkshopProvider } from '../documents/WorkshopProvider.tsx';
import { justJoined } from '../frame/arrival.ts';
import { SoundContext } from '../frame/sound.ts';
import { Confidence } from '../stages/lobby/Confidence.tsx';
import { english } from '../testing/english.ts';
import {
  createFakeConnection,
  createSampleSession,
  fakeParticipantId,
  samplePeople,
} from '../testing/fakeConnection.ts';
import { render } from '../testing/render.tsx';
import { BeginCheck } from './BeginCheck.tsx';
import { CatchUp } from './CatchUp.tsx';
import { Cues } from './Cues.tsx';
import { EndMeeting } from './EndMeeting.tsx';
import { waitOf } from './wait.ts';

const chime = vi.hoisted(() => vi.fn());
vi.mock('../runtime/chime.ts', () => ({ chime }));

beforeEach(() => {
  chime.mockClear();
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
});
afterEach(cleanup);

const sample = createSampleSession();
const text = english.workshop;
const inStage = (name: Session['stage']['name'], changed: Partial<Session> = {}): Session => ({
  ...sample,
  stage: { ...sample.stage, name, endsAt: 3 * minuteMs },
  ...changed,
});

function show(what: React.ReactNode, session: Partial<Session>, isSoundOn = false) {
  const connection = createFakeConnection({ session, people: samplePeople });
  render(
    <WorkshopProvider connection={connection} fallback={null}>
      <SoundContext value={{ on: isSoundOn, set: () => undefined }}>{what}</SoundContext>
    </WorkshopProvider>,
  );
  return connection;
}

test('FC5a the title of the tab says the minutes left, and first of all who reads next or that everyone is done', () => {
  const connection = show(<Cues />, inStage('share'));
  expect(document.title).toBe('3 min · Atlas payments launch · Share · Forewarned');
  act(() => connection.changeSession({ turn: { ...sample.turn, readerId: 'omar', nextId: fakeParticipantId } }));
  expect(document.title).toMatch(/^You read next · /);
  expect(screen.getByRole('status').textContent).toBe(text.cues.readNext);
  act(() => connection.changeSession(inStage('write', { progress: { done: 4, of: 5 } })));
  expect(document.title).toMatch(/^3 min · /);
  act(() => connection.changeSession({ progress: { done: 5, of: 5 } }));
  expect(document.title).toMatch(/^Everyone is done · /);
});

test('FC5b the sound is heard by those who turned it on, when there is something to notice', async () => {
  const turn = { ...sample.turn, readerId: 'omar', nextId: fakeParticipantId };
  for (const isOn of [false, true]) {
    const connection = show(<Cues />, inStage('share'), isOn);
    await act(async () => connection.changeSession({ turn }));
    await act(async () => vi.dynamicImportSettled());
    expect(chime).toHaveBeenCalledTimes(isOn ? 1 : 0);
    cleanup();
  }
});

describe('FC6 what is waited for', () => {
  const shares = [
    { step: 'write', ms: 1 },
    { step: 'aloud', ms: 1 },
  ] as const;
  const planning: Planning = { step: 'write', startedAt: 0, shares, riskId: null, answers: {} };
  const done = { done: 3, of: 3 };
  const some = { done: 1, of: 3 };
  test.each<[string, Session, unknown]>([
    ['the lobby says it itself', inStage('lobby'), null],
    ['the next stage', inStage('imagine'), { kind: 'lead', to: 'write' }],
    ['people write', inStage('write', { progress: some }), null],
    ['everyone has written', inStage('write', { progress: done }), { kind: 'lead', to: 'share' }],
    ['a round ends', inStage('write', { open: { ...sample.open, closingAt: 9 } }), { kind: 'closing', to: 'share' }],
    ['the next reader', inStage('share', { turn: { ...sample.turn, nextId: 'omar' } }), { kind: 'reader', id: 'omar' }],
    ['everyone has voted', inStage('vote', { progress: done, vote: { ...sample.vote, open: true } }), { kind: 'lead', to: null }],
    ['the next step of Plan', inStage('plan', { topRisks: ['r'], planning }), { kind: 'planStep', to: 'aloud' }],
    ['the stage after its last step', inStage('plan', { topRisks: ['r'], planning: { ...planning, step: 'aloud' } }), { kind: 'lead', to: 'commit' }],
    ['the register', inStage('register'), null],
  ])('%s', (_, session, wait) => expect(waitOf(session)).toEqual(wait)); // prettier-ignore

  test('answers to a question', () => {
    const asked = inStage('write', { progress: some });
    expect(waitOf({ ...asked, stage: { ...asked.stage, asking: true } })).toEqual({ kind: 'answers', missing: 2 });
  });
});

test('FC4 who joined in the lobby is not told after a reload that they came in later; who comes in later is, once', () => {
  const isTold = (name: Session['stage']['name']): boolean => {
    show(<CatchUp />, inStage(name));
    const told = screen.queryByText(text.catchUp.title(english.stages.names[name])) !== null;
    cleanup();
    return told;
  };
  window.history.replaceState(justJoined, '');
  expect(isTold('lobby')).toBe(false);
  expect(isTold('write')).toBe(false);
  window.history.replaceState(justJoined, '');
  expect(isTold('write')).toBe(true);
  expect(isTold('share')).toBe(false);
});

test('FC7 an answer in the lobby is counted once its author says so', async () => {
  const connection = show(<Confidence />, { open: { ...sample.open, ballot: 1 }, progress: { done: 2, of: 5 } });
  screen.getByText(english.lobby.sureCount(2, 5));
  await userEvent.click(screen.getByRole('button', { name: english.lobby.sureDone }));
  expect(connection.sent).toEqual([]);
  act(() => void connection.ballot.get()!.doc.get().getMap('answers').set('confidence', 70));
  await userEvent.click(screen.getByRole('button', { name: english.lobby.sureDone }));
  expect(connection.sent).toEqual([{ type: 'setDone', done: true }]);
  screen.getByRole('button', { name: english.lobby.sureChange });
});

test('FC2c the questions before the lobby and the meeting end say how many have not finished answering', () => {
  const session = { open: { ...sample.open, ballot: 1 }, progress: { done: 2, of: 5 } };
  show(<BeginCheck open onClose={() => undefined} onBegin={() => undefined} />, session);
  screen.getByText(english.begin.answersMissing(3));
  cleanup();
  show(<EndMeeting open onClose={() => undefined} onEnd={() => Promise.resolve()} />, session);
  screen.getByText(english.ending.end.answersMissing(3));
});
