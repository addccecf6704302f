import { act, cleanup, screen } from '@testing-library/react';
import { render } from '../../testing/render.tsx';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { Risk } from '../../../shared/board/board.ts';
import { createCard, createRisk, editBoard } from '../../../shared/board/board.ts';
import type { PlanField } from '../../../shared/board/riskFields.ts';
import { planText as planTextOf } from '../../../shared/plan/plan.ts';
import { createFakeConnection, fakeParticipantId, samplePeople } from '../../testing/fakeConnection.ts';
import { WorkshopProvider } from '../../documents/WorkshopProvider.tsx';
import { planText } from '../../testing/english.ts';
import { RiskSheet } from './RiskSheet.tsx';

// jsdom lays nothing out, so it has no place to scroll to.
beforeAll(() => {
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(cleanup);

const riskId = 'riskRiskRiskRiskRiskRi';

function openSheet(risk: Partial<Risk> = {}, role: 'participant' | 'observer' = 'participant') {
  const ana = samplePeople[fakeParticipantId];
  if (!ana) throw new Error('there is one person in the sample');
  const connection = createFakeConnection({
    session: { tally: { [riskId]: 11 } },
    people: { [fakeParticipantId]: { ...ana, role }, omar: { ...ana, name: 'Omar', role: 'participant' } },
    board: {
      cards: { c: { ...createCard('The partner throttled us', 'a0'), riskId } },
      risks: { [riskId]: { ...createRisk('Partner dependency', 'a0'), ...risk } },
    },
  });
  const type = (field: PlanField, text: string): void =>
    act(() => planTextOf(connection.plan.doc.get(), riskId, field)?.insert(0, text));
  render(
    <WorkshopProvider connection={connection} fallback={null}>
      <RiskSheet riskId={riskId} />
    </WorkshopProvider>,
  );
  return { connection, type };
}

test('the sheet says what the risk is, what was written on its cards and how many dots it has', () => {
  openSheet();
  screen.getByRole('heading', { name: 'Partner dependency' });
  screen.getByText('11 dots · 1 cause');
  screen.getByText('The partner throttled us');
});

test('RG4 missing parts are listed until they are filled in, and lead to their fields', async () => {
  const { connection, type } = openSheet();
  for (const words of Object.values(planText.missing)) screen.getByRole('button', { name: words });
  await userEvent.click(screen.getByRole('button', { name: planText.missing.threshold }));
  expect(document.activeElement?.getAttribute('aria-label')).toBe(planText.threshold.label);
  const complete = { preventionOwner: 'Omar', preventionDue: '2027-03-01', checkBy: '2027-03-15' };
  act(() => editBoard(connection.board.doc.get(), {}, { [riskId]: complete }));
  for (const field of ['prevention', 'threshold', 'contingency', 'signal'] as const) type(field, 'HTTP 429s');
  screen.getByText(planText.isComplete);
});

test('RG6 a signal that cannot pass a number gets a hint', () => {
  const { type } = openSheet();
  type('signal', 'monitor closely');
  screen.getByText(planText.vague);
  const signal = screen.getByRole('textbox', { name: planText.signal.label });
  expect(signal.getAttribute('aria-invalid')).toBe('true');
  screen.getByRole('button', { name: planText.missing.signal });
});

test('RG3 one owner owns all three parts until another is chosen', async () => {
  const { connection } = openSheet({ preventionOwner: 'Omar' });
  const watcher = screen.getByRole<HTMLSelectElement>('combobox', { name: planText.watcher });
  expect(watcher.selectedOptions[0]?.textContent).toBe('Omar');
  await userEvent.selectOptions(watcher, 'Ana');
  expect(connection.sent).toContainEqual({ type: 'setRisk', riskId, watcher: 'Ana', watcherId: fakeParticipantId });
});

test('an owner who is not in the workshop can be typed', async () => {
  const { connection } = openSheet();
  await userEvent.selectOptions(screen.getByRole('combobox', { name: planText.owner }), planText.somebodyElse);
  await userEvent.keyboard('Vera from legal{Enter}');
  expect(connection.sent).toEqual([{ type: 'setRisk', riskId, preventionOwner: 'Vera from legal' }]);
});

test('BO14 the owner accepts on their own screen, the facilitator records what was accepted aloud', async () => {
  const { connection, type } = openSheet({ preventionOwner: 'Omar', watcher: 'Ana', watcherId: fakeParticipantId });
  // Nothing is written, so there is nothing to accept (SPEC SR2).
  expect(screen.queryByRole('button', { name: planText.acceptLabel('watcher') })).toBeNull();
  type('signal', 'the share of errors');
  type('prevention', 'Ask the partner');
  await userEvent.click(screen.getByRole('button', { name: planText.acceptLabel('watcher') }));
  await userEvent.click(screen.getByRole('button', { name: planText.agreedLabel('prevention', 'Omar') }));
  expect(connection.sent).toEqual([
    { type: 'acceptOwnership', riskId, part: 'watcher' },
    { type: 'acceptOwnership', riskId, part: 'prevention' },
  ]);
});

test('arrow keys move the risk on the grid', async () => {
  const { connection } = openSheet({ likelihood: 3, impact: 3 });
  screen.getByRole('radio', { checked: true }).focus();
  await userEvent.keyboard('{ArrowUp}');
  expect(connection.sent).toEqual([{ type: 'setRisk', riskId, likelihood: 4, impact: 3 }]);
});

test('an observer reads the sheet and changes nothing', () => {
  openSheet({}, 'observer');
  for (const field of screen.getAllByRole<HTMLTextAreaElement>('textbox')) expect(field.readOnly).toBe(true);
  for (const list of screen.getAllByRole<HTMLSelectElement>('combobox')) expect(list.disabled).toBe(true);
  expect(screen.queryByRole('radio')).toBeNull();
});
