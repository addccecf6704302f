import { act, cleanup, screen, within } from '@testing-library/react';
import { render } from '../../testing/render.tsx';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Risk } from '../../../shared/board/board.ts';
import { createRisk } from '../../../shared/board/board.ts';
import { planText } from '../../../shared/plan/plan.ts';
import { createFakeConnection } from '../../testing/fakeConnection.ts';
import { WorkshopProvider } from '../../documents/WorkshopProvider.tsx';
import { registerText as text } from '../../testing/english.ts';
import { RegisterScreen } from './RegisterScreen.tsx';

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const today = Date.parse('2027-01-20T09:00:00Z');
const facts: Partial<Risk> = {
  preventionOwner: 'Omar',
  preventionDue: '2027-03-01',
  checkBy: '2027-01-20',
  cadence: 'once',
  state: 'armed',
};

function openRegister(first: Partial<Risk> = {}) {
  const connection = createFakeConnection({
    now: () => today,
    session: { topRisks: ['r1', 'r2'], tally: { r1: 5, r2: 3, r3: 0 }, ranking: [['r1'], ['r2'], ['r3']] },
    board: {
      cards: {},
      risks: {
        r1: { ...createRisk('Partner dependency', 'a0'), ...facts, ...first },
        r2: createRisk('The date was never real', 'a1'),
        r3: createRisk('No one wanted it', 'a2'),
      },
    },
  });
  const texts = {
    prevention: 'Load-test',
    signal: 'HTTP 429s',
    threshold: '0.5%',
    contingency: 'Queue and retry',
  } as const;
  for (const [field, words] of Object.entries(texts))
    planText(connection.plan.doc.get(), 'r1', field as keyof typeof texts)?.insert(0, words);
  render(
    <WorkshopProvider connection={connection} fallback={null}>
      <RegisterScreen />
    </WorkshopProvider>,
  );
  return connection;
}

const table = () => screen.getByRole('table', { name: text.table });

test('RG9 the heading counts the planned risks, the table holds them, the rest is parked', () => {
  openRegister();
  screen.getByRole('heading', { name: 'Two ways this fails, and how we’ll know first' });
  expect(within(table()).getAllByRole('row')).toHaveLength(3);
  within(screen.getByRole('region', { name: text.parked(1) })).getByText('No one wanted it');
});

test('RG8b a check that is due is one tap', async () => {
  const connection = openRegister();
  within(table()).getByText(text.dueToday);
  await userEvent.click(screen.getByRole('button', { name: text.fineLabel('Partner dependency') }));
  expect(connection.sent).toEqual([{ type: 'recordCheck', riskId: 'r1', state: 'fine' }]);
});

test('a tripped risk shows its contingency plan and owner', () => {
  openRegister({ state: 'tripped' });
  const tripped = within(screen.getByRole('region', { name: `${text.hasTripped}: Partner dependency` }));
  tripped.getByText(text.thenOwner('Omar'));
  tripped.getByText('Queue and retry', { exact: false });
});

test('the table is filtered and says what to do when nothing is left', async () => {
  openRegister();
  await userEvent.selectOptions(screen.getByLabelText(text.filter), text.filters.incomplete);
  expect(within(table()).getAllByRole('row')).toHaveLength(2);
  within(table()).getByText('The date was never real');
  await userEvent.selectOptions(screen.getByLabelText(text.filter), text.filters.mine);
  await userEvent.click(screen.getByRole('button', { name: text.showAll }));
  expect(within(table()).getAllByRole('row')).toHaveLength(3);
});

test('a change of the plan shows in the table at once', () => {
  const connection = openRegister();
  act(() => planText(connection.plan.doc.get(), 'r2', 'prevention')?.insert(0, 'Publish the range'));
  within(table()).getByText('Publish the range');
});

test('the export menu claims nothing about reading a file in again, which is not possible', () => {
  openRegister();
  expect(screen.getByText(text.formats.json).textContent).toBe(text.formats.json);
  expect(screen.queryByText(/read in|import(ed)? again/i)).toBeNull();
});
