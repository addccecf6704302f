import { act, cleanup, screen } from '@testing-library/react';
import { render } from '../../testing/render.tsx';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { editConfidence, readBallot } from '../../../shared/ballot/ballot.ts';
import { createRisk } from '../../../shared/board/board.ts';
import { planText } from '../../../shared/plan/plan.ts';
import { createFakeConnection, createSampleSession, fakeParticipantId } from '../../testing/fakeConnection.ts';
import { WithFoot } from '../../testing/WithFoot.tsx';
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

const ben = 'benBenBenBenBenBenBenB';
const person = { connected: true, writes: true, reads: true, simulated: false } as const;

/** @param leads who runs the stages; this page is Ana's */
function open({ leads = fakeParticipantId }: { leads?: string } = {}) {
  const { stage } = createSampleSession();
  const connection = createFakeConnection({
    people: {
      [fakeParticipantId]: { ...person, name: 'Ana', role: 'participant' },
      [ben]: { ...person, name: 'Ben', role: 'facilitator' },
    },
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
      lead: { facilitatorId: leads, actingId: leads, deputyId: null, offered: false },
      open: { notebook: 2, ballot: 3, closingAt: null, roster: null, ballotRoster: null },
    },
  });
  const plan = connection.plan.doc.get();
  planText(plan, 'a', 'signal')?.insert(0, 'the share of errors');
  planText(plan, 'a', 'prevention')?.insert(0, 'ask the partner');
  planText(plan, 'a', 'threshold')?.insert(0, '0.5%');
  planText(plan, 'a', 'contingency')?.insert(0, 'queue and retry');
  render(
    <WorkshopProvider connection={connection} fallback={null}>
      <SayLineContext value={setSayLine}>
        <WithFoot>
          <CommitScreen />
        </WithFoot>
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

test('RA1 whoever leads goes to the next line on every screen, by button or arrow key, but not in a text field', async () => {
  const connection = open();
  await userEvent.keyboard('{ArrowRight}');
  act(() => connection.changeSession({ reading: { riskId: 'b' } }));
  expect(screen.getByText('2 of 2')).toBeTruthy();
  await userEvent.type(screen.getByRole('textbox'), 'Ab{ArrowLeft}');
  await userEvent.click(screen.getByRole('button', { name: 'Next line' }));
  expect(connection.sent).toEqual([
    { type: 'readLine', riskId: 'b' },
    { type: 'readLine', riskId: null },
  ]);
  act(() => connection.changeSession({ reading: { riskId: null } }));
  expect(screen.getByText('Every line has been read.')).toBeTruthy();
  expect(setSayLine).toHaveBeenLastCalledWith(expect.stringMatching(/^One last question/));
});

const current = () => document.querySelector('[aria-current="step"]')?.textContent ?? '';

test('RA3 others follow; they may look at another line, and come back with one press', async () => {
  const connection = open({ leads: ben });
  await userEvent.click(screen.getByRole('button', { name: 'Next line' }));
  expect(connection.sent).toEqual([]);
  expect(current()).toContain('The date was never real');
  await userEvent.click(screen.getByRole('button', { name: 'Back to the line that is read' }));
  expect(current()).toContain('Partner dependency');
  act(() => connection.changeSession({ reading: { riskId: 'b' } }));
  expect(current()).toContain('The date was never real');
  await userEvent.click(screen.getByRole('button', { name: 'Previous line' }));
  act(() => connection.changeSession({ reading: { riskId: null } }));
  expect(current()).toContain('Partner dependency');
});

test('RA4 the reader of the line is told, in the first person only on the owner’s own screen', () => {
  const connection = open({ leads: ben });
  expect(screen.getByText('Your line: read it aloud.').role).toBe('status');
  act(() => connection.changeSession({ reading: { riskId: 'b' } }));
  expect(screen.getByText('Ben reads this line aloud.')).toBeTruthy();
});

test('RA5 done without an answer says so; it says saved once there is one', async () => {
  const connection = open();
  expect(screen.queryByText('Saved, hidden from others')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'I’m done' }));
  expect(connection.sent).toEqual([{ type: 'setDone', done: true }]);
  expect(screen.getByText('You’re done without an answer on the scale.')).toBeTruthy();
  act(() => editConfidence(connection.ballot.get()!.doc.get(), 70));
  await screen.findByText('Saved, hidden from others');
  expect(screen.queryByText('You’re done without an answer on the scale.')).toBeNull();
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

test('the line to say asks the owner of the line that is read, or whoever reads for them', () => {
  const connection = open({ leads: ben });
  expect(setSayLine).toHaveBeenLastCalledWith('Ana, please read your line aloud: if this happens, then I do that.');
  act(() => connection.changeSession({ reading: { riskId: 'b' } }));
  expect(setSayLine).toHaveBeenLastCalledWith(null);
});
