import { act, cleanup, screen } from '@testing-library/react';
import { render } from '../../testing/render.tsx';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { readBallot } from '../../../shared/ballot/ballot.ts';
import { createRisk } from '../../../shared/board/board.ts';
import { planText } from '../../../shared/plan/plan.ts';
import { createFakeConnection, createSampleSession } from '../../testing/fakeConnection.ts';
import { WorkshopProvider } from '../../documents/WorkshopProvider.tsx';
import { CommitScreen } from './CommitScreen.tsx';
import { ConfidenceChange } from '../register/ConfidenceChange.tsx';

afterEach(cleanup);

// Not in jsdom.
Element.prototype.scrollIntoView = () => undefined;

function open() {
  const { stage } = createSampleSession();
  const connection = createFakeConnection({
    board: {
      cards: {},
      risks: {
        a: { ...createRisk('Partner dependency', 'a0'), preventionOwner: 'Ana', comparison: 'above', watcher: 'Omar' },
        b: createRisk('The date was never real', 'a1'),
      },
    },
    session: {
      stage: { ...stage, name: 'commit' },
      topRisks: ['a', 'b'],
      open: { notebook: 2, ballot: 3, closingAt: null },
    },
  });
  const plan = connection.plan.doc.get();
  planText(plan, 'a', 'signal')?.insert(0, 'the share of errors');
  planText(plan, 'a', 'threshold')?.insert(0, '0.5%');
  planText(plan, 'a', 'contingency')?.insert(0, 'queue and retry');
  render(
    <WorkshopProvider connection={connection} fallback={null}>
      <CommitScreen />
    </WorkshopProvider>,
  );
  return connection;
}

test('shows each line as it is read aloud, and one without words as not yet written', () => {
  open();
  expect(screen.getByText('If the share of errors goes above 0.5%, then Ana does this: queue and retry.')).toBeTruthy();
  expect(screen.getByText('You read this one')).toBeTruthy();
  expect(screen.getByText(/Nothing to read yet/)).toBeTruthy();
});

test('BO14 the owner takes a part, and the lead records for others', async () => {
  const connection = open();
  await userEvent.click(screen.getByRole('button', { name: 'I take the prevention step of Partner dependency' }));
  await userEvent.click(
    screen.getByRole('button', { name: 'Omar agreed aloud to the tripwire of Partner dependency' }),
  );
  expect(connection.sent).toEqual([
    { type: 'acceptOwnership', riskId: 'a', part: 'prevention' },
    { type: 'acceptOwnership', riskId: 'a', part: 'watcher' },
  ]);
});

test('arrow keys go through the lines, but not while somebody writes', async () => {
  open();
  await userEvent.keyboard('{ArrowRight}');
  expect(screen.getByText('2 of 2')).toBeTruthy();
  await userEvent.type(screen.getByRole('textbox'), 'Ab{ArrowLeft}');
  expect(screen.getByText('2 of 2')).toBeTruthy();
});

test('what felt unsafe is kept word by word and when the round is about to end', async () => {
  const connection = open();
  const written = () => readBallot(connection.ballot.get()!.doc.get()).pulse;
  await userEvent.type(screen.getByRole('textbox'), 'The date is');
  expect(written()?.trim()).toBe('The date');
  act(() => connection.changeSession({ open: { notebook: 2, ballot: 3, closingAt: 2_000 } }));
  await screen.findByText(/Sealing the answers/);
  expect(written()).toBe('The date is');
});

test('BA8 confidence before and after, each only when it was published', () => {
  const { rerender, container } = render(<ConfidenceChange before={[40, 50, 60, 70]} after={[70, 70, 80, 90]} />);
  expect(screen.getByText('The middle answer went from 55 to 75.')).toBeTruthy();
  rerender(<ConfidenceChange before={null} after={[70, 70, 80, 90]} />);
  expect(screen.getByText(/Fewer than 4 answers/)).toBeTruthy();
  rerender(<ConfidenceChange before={null} after={null} />);
  expect(container.textContent).toBe('');
});
