import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WorkshopProvider } from '../documents/WorkshopProvider.tsx';
import { browserSeats } from '../runtime/seats.ts';
import { english } from '../testing/english.ts';
import { createFakeConnection, createSampleSession, fakeParticipantId } from '../testing/fakeConnection.ts';
import { render } from '../testing/render.tsx';
import { EndMeeting } from './EndMeeting.tsx';
import { NextButton } from './NextButton.tsx';
import { Workshop } from './Workshop.tsx';

const text = english.ending;
const sample = createSampleSession();

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
});
afterEach(cleanup);

test('LC4a ending the meeting is asked first and says what the end changes', async () => {
  const connection = createFakeConnection({ session: { stage: { ...sample.stage, name: 'commit' } } });
  render(
    <WorkshopProvider connection={connection} fallback={null}>
      <NextButton />
    </WorkshopProvider>,
  );
  await userEvent.click(screen.getByRole('button', { name: english.stages.begin.register }));
  for (const line of text.end.lines) await screen.findByText(line);
  expect(connection.sent).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: text.end.cancel }));
  expect(connection.sent).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: english.stages.begin.register }));
  const asked = within(await screen.findByRole('dialog'));
  await userEvent.click(asked.getByRole('button', { name: text.end.confirm }));
  expect(connection.sent).toEqual([{ type: 'advanceStage', from: 'commit' }]);
});

test('LC4b the facilitator link is shown while the device has it; then the dialog says that it was kept', () => {
  const show = (): void => {
    render(
      <WorkshopProvider connection={createFakeConnection()} fallback={null}>
        <EndMeeting open onClose={() => undefined} onEnd={() => Promise.resolve()} />
      </WorkshopProvider>,
    );
  };
  show();
  screen.getByText(text.keep.hidden);
  cleanup();
  browserSeats().save({
    workshopId: sample.workshop.id,
    participantId: fakeParticipantId,
    token: 't',
    name: 'Ana',
    role: 'facilitator',
    facilitatorLink: 'https://here/w/x#f=secret',
  });
  show();
  screen.getByRole('button', { name: text.keep.save });
  expect(screen.queryByText(text.keep.hidden)).toBeNull();
});

test('LC8 a visitor whose link was replaced is told so; a person of the meeting is told that they left', () => {
  const [lost] = english.workshop.ended.visitor;
  for (const visitor of [{ may: 'read', name: '' } as const, undefined]) {
    const connection = createFakeConnection(visitor ? { visitor } : {});
    connection.state.set({ kind: 'ended', since: 0, code: 4424, reason: 'unknownToken', unsent: [] });
    render(
      <WorkshopProvider connection={connection} fallback={null}>
        <Workshop />
      </WorkshopProvider>,
    );
    expect(screen.queryByRole('heading', { name: lost }) !== null).toBe(visitor !== undefined);
    cleanup();
  }
});
