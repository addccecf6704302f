import { act, cleanup, screen } from '@testing-library/react';
import { render } from '../../testing/render.tsx';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { readBallot } from '../../../shared/ballot/ballot.ts';
import { createRisk } from '../../../shared/board/board.ts';
import { planText } from '../../../shared/plan/plan.ts';
import { createFakeConnection, createSampleSession, fakeParticipantId } from '../../testing/fakeConnection.ts';
import { SayLineContext } from '../../frame/SayLineContext.ts';
import { WorkshopProvider } from '../../documents/WorkshopProvider.tsx';
import { CommitScreen } from './CommitScreen.tsx';

afterEach(() => {
  cleanup();
  setSayLine.mockClear();
});

const setSayLine = vi.fn<(line: string | null) => void>();

// Not in jsdom.
Element.prototype.scrollIntoView = () => undefined;

function open() {
  const { stage } = createSampleSession();
  const connection = createFakeConnection({
    board: {
      cards: {},
      risks: {
        a: {
          ...createRisk('Partner dependency', 'a0'),
          preventionOwner: 'Ana',
          preventionOwnerId: fakeParticipantId,
          comparison: 'above',
          watcher: 'Omar',
        },
        b: createRisk('The date was never real', 'a1'),
      },
    },
    session: {
      stage: { ...stage, name: 'commit' },
      topRisks: ['a', 'b'],
      open: { notebook: 2, ballot: 3, closingAt: null, roster: null, ballotRoster: null },
    },
  });
  const plan = connection.plan.doc.get();
  planText(plan, 'a', 'signal')?.insert(0, 'the share of errors');
  planText(plan, 'a', 'threshold')?.insert(0, '0.5%');
  planText(plan, 'a', 'contingency')?.insert(0, 'queue and retry');
  render(
    <WorkshopProvider connection={connection} fallback={null}>
      <SayLineContext value={setSayLine}>
        <CommitScreen />
      </SayLineContext>
    </WorkshopProvider>,
  );
  return connection;
}

test('shows each line as it is read aloud; a risk without texts says that there is nothing to read', () => {
  open();
  expect(screen.getByText('If the share of errors goes above 0.5%, then I do this: queue and retry.')).toBeTruthy();
  expect(screen.getByText('You read this one')).toBeTruthy();
  expect(screen.getByText(/Nothing to read yet/)).toBeTruthy();
});

test('BO14 the owner accepts a part, and the facilitator records for others', async () => {
  const connection = open();
  await userEvent.click(screen.getByRole('button', { name: 'I accept the prevention step of Partner dependency' }));
  await userEvent.click(screen.getByRole('button', { name: 'Omar accepted the tripwire of Partner dependency aloud' }));
  expect(connection.sent).toEqual([
    { type: 'acceptOwnership', riskId: 'a', part: 'prevention' },
    { type: 'acceptOwnership', riskId: 'a', part: 'watcher' },
  ]);
});

test('arrow keys step through the lines, but not in a text field', async () => {
  open();
  await userEvent.keyboard('{ArrowRight}');
  expect(screen.getByText('2 of 2')).toBeTruthy();
  await userEvent.type(screen.getByRole('textbox'), 'Ab{ArrowLeft}');
  expect(screen.getByText('2 of 2')).toBeTruthy();
});

test('the pulse is written to the ballot per word and when the round is closing', async () => {
  const connection = open();
  const written = () => readBallot(connection.ballot.get()!.doc.get()).pulse;
  await userEvent.type(screen.getByRole('textbox'), 'The date is');
  expect(written()?.trim()).toBe('The date');
  act(() =>
    connection.changeSession({ open: { notebook: 2, ballot: 3, closingAt: 2_000, roster: null, ballotRoster: null } }),
  );
  await screen.findByText(/You can still finish your word/);
  expect(written()).toBe('The date is');
});

test('the line to say asks the owner of the current line, or whoever reads for them', async () => {
  open();
  expect(setSayLine).toHaveBeenLastCalledWith('Ana, please read your line aloud: if this happens, then I do that.');
  await userEvent.click(screen.getByRole('button', { name: 'Next line' }));
  expect(setSayLine).toHaveBeenLastCalledWith(null);
});
