import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WorkshopProvider } from '../documents/WorkshopProvider.tsx';
import { ReadinessContext, settleMs } from '../frame/ready.ts';
import type { Readiness } from '../frame/ready.ts';
import type { Session } from '../../shared/session/session.ts';
import { english } from '../testing/english.ts';
import { createFakeConnection, createSampleSession } from '../testing/fakeConnection.ts';
import { render } from '../testing/render.tsx';
import { createTurnedTimers } from '../testing/turnedTimers.ts';
import { NextButton } from './NextButton.tsx';
import { earlyMs } from './stepQuestion.ts';

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
});
afterEach(cleanup);

const sample = createSampleSession();

function open(session: Partial<Session>, readiness: Readiness = 'ready') {
  const timers = createTurnedTimers();
  const connection = createFakeConnection({ session, timers, now: () => earlyMs });
  const shown = (given: Readiness) => (
    <WorkshopProvider connection={connection} fallback={null}>
      <ReadinessContext value={given}>
        <NextButton />
      </ReadinessContext>
    </WorkshopProvider>
  );
  const { rerender } = render(shown(readiness));
  return { connection, timers, become: (given: Readiness) => rerender(shown(given)) };
}
const press = () => fireEvent.click(screen.getByRole('button'));
const inStage = (name: Session['stage']['name']): Partial<Session> => ({ stage: { ...sample.stage, name } });

test('FC1a a second press right after the first does not skip the next stage', async () => {
  const { connection, timers } = open(inStage('imagine'));
  await act(async () => press());
  act(() => connection.changeSession(inStage('write')));
  await act(async () => press());
  expect(connection.sent).toEqual([{ type: 'advanceStage', from: 'imagine' }]);
  expect(screen.getByRole('button').getAttribute('aria-disabled')).toBe('true');
  act(() => timers.pass(settleMs));
  expect(screen.getByRole('button').getAttribute('aria-disabled')).toBeNull();
});

test('FC1b until the screen of the stage is shown the button names no next step and does nothing', async () => {
  const { connection, become } = open({ ...inStage('share'), turn: { ...sample.turn, total: 34 } }, 'loading');
  expect(screen.queryByText(english.workshop.foot.putRest(34))).toBeNull();
  await act(async () => fireEvent.click(screen.getByRole('button', { hidden: true })));
  become('fresh');
  await act(async () => press());
  expect(connection.sent).toEqual([]);
  become('ready');
  screen.getByRole('button', { name: english.workshop.foot.putRest(34) });
});

test('FC1c a key that is held down presses once', () => {
  open(inStage('imagine'));
  expect(fireEvent.keyDown(screen.getByRole('button'), { key: 'Enter' })).toBe(true);
  expect(fireEvent.keyDown(screen.getByRole('button'), { key: 'Enter', repeat: true })).toBe(false);
});

test('FC2a the vote is closed only after the answer, and not once it has been closed elsewhere', async () => {
  const text = english.dialogs.step.closeVote;
  const vote = { ...sample.vote, open: true };
  const { connection } = open({ ...inStage('vote'), vote, progress: { done: 3, of: 5 } });
  await act(async () => press());
  const dialog = within(await screen.findByRole('dialog', {}, { timeout: 8_000 }));
  dialog.getByText(text.words(2, 5));
  expect(connection.sent).toEqual([]);
  await act(async () => fireEvent.click(dialog.getByRole('button', { name: text.confirm })));
  expect(connection.sent).toEqual([{ type: 'closeVote' }]);
  await act(async () => press());
  await screen.findByRole('dialog', {}, { timeout: 8_000 });
  act(() => connection.changeSession({ vote: { ...vote, open: false } }));
  expect(screen.queryByRole('dialog')).toBeNull();
});
