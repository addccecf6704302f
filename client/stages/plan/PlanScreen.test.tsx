import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { createRisk } from '../../../shared/board/board.ts';
import { planText as planTextOf } from '../../../shared/plan/plan.ts';
import type { PlanStep } from '../../../shared/session/planning.ts';
import { WorkshopProvider } from '../../documents/WorkshopProvider.tsx';
import { planText } from '../../testing/english.ts';
import { createFakeConnection, fakeParticipantId, samplePeople } from '../../testing/fakeConnection.ts';
import { render } from '../../testing/render.tsx';
import { planReader } from './planReader.ts';
import { PlanScreen } from './PlanScreen.tsx';

beforeAll(() => {
  Element.prototype.scrollTo = () => undefined;
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(cleanup);

const first = 'firstFirstFirstFirstFi';
const second = 'secondSecondSecondSeco';
const lea = 'leaLeaLeaLeaLeaLeaLeaL';
const shares = (['write', 'aloud', 'attack'] as const).map((step) => ({ step, ms: 60_000 }));
const planning = (step: PlanStep, riskId: string | null = null) => ({
  step,
  riskId,
  startedAt: 0,
  shares,
  answers: {},
});

function open(step: PlanStep, riskId: string | null = null) {
  const ana = samplePeople[fakeParticipantId]!;
  const connection = createFakeConnection({
    session: {
      stage: { name: 'plan', startedAt: 0, endsAt: 600_000, pausedAt: null, remainingMs: 0, asking: false },
      topRisks: [first, second],
      ranking: [[first], [second]],
      pairs: { [first]: [lea], [second]: [fakeParticipantId] },
      lead: { facilitatorId: lea, actingId: lea, deputyId: null, offered: false },
      planning: planning(step, riskId),
    },
    people: {
      [fakeParticipantId]: { ...ana, role: 'participant', connected: true },
      [lea]: { ...ana, name: 'Lea', role: 'facilitator', connected: true },
    },
    board: { cards: {}, risks: { [first]: createRisk('Vendor', 'a0'), [second]: createRisk('Date', 'a1') } },
  });
  render(
    <WorkshopProvider connection={connection} fallback={null}>
      <PlanScreen />
    </WorkshopProvider>,
  );
  const go = (to: PlanStep, at: string | null = null) =>
    act(() => connection.changeSession({ planning: planning(to, at) }));
  return { connection, go };
}

const sheetOf = (title: string) => screen.getByRole('heading', { level: 2, name: title });
const typeSomething = async () => {
  const field = screen.getByRole('textbox', { name: planText.prevention.name });
  await userEvent.click(field);
  fireEvent.input(field);
};

test('PL4 one writes one’s own, follows the reading, and attacks the sheet of somebody else', () => {
  const { go } = open('write');
  sheetOf('Date');
  go('aloud', first);
  sheetOf('Vendor');
  screen.getByText(planText.aloud.reads('Lea', 1, 2));
  go('aloud', second);
  sheetOf('Date');
  go('attack');
  sheetOf('Vendor');
  screen.getByRole('textbox', { name: planText.attack.label });
});

test('PL4 nobody who is typing is moved; they come along when they want', async () => {
  const { go } = open('write');
  await typeSomething();
  go('aloud', first);
  sheetOf('Date');
  screen.getByText(new RegExp(planText.aloud.elsewhere));
  await userEvent.click(screen.getByRole('button', { name: planText.aloud.follow }));
  sheetOf('Vendor');
});

test('PL4 who stays is not moved until they follow again', async () => {
  const { go } = open('aloud', first);
  await userEvent.click(screen.getByRole('button', { name: planText.aloud.stay }));
  go('aloud', second);
  sheetOf('Vendor');
  await userEvent.click(screen.getByRole('button', { name: planText.aloud.follow }));
  sheetOf('Date');
});

test('PL4 risks that are given out again do not move somebody who is typing', async () => {
  const { connection } = open('write');
  await typeSomething();
  act(() => connection.changeSession({ pairs: { [first]: [fakeParticipantId], [second]: [lea] } }));
  sheetOf('Date');
  await userEvent.click(screen.getByRole('button', { name: planText.toYours(1) }));
  sheetOf('Vendor');
});

test('PL6b what somebody wrote in the attack can be answered by those who wrote the plan', async () => {
  const { connection } = open('attack');
  await userEvent.click(screen.getByRole('button', { name: /Date/ }));
  expect(screen.getByRole<HTMLButtonElement>('button', { name: planText.attack.answers.takenIn }).disabled).toBe(true);
  act(() => planTextOf(connection.plan.doc.get(), second, 'attack')?.insert(0, 'Nobody looks in August'));
  await userEvent.click(screen.getByRole('button', { name: planText.attack.answers.takenIn }));
  expect(connection.sent).toContainEqual({ type: 'answerAttack', riskId: second, answer: 'takenIn' });
});

test('PL3b a plan is read by the owner of its contingency plan, else by one who wrote it, else by whoever leads', () => {
  const person = { ...samplePeople[fakeParticipantId]!, connected: true };
  const people = { ana: person, ben: person, lea: person, away: { ...person, connected: false } };
  const risk = { ...createRisk('', 'a0'), contingencyOwner: 'Ana', contingencyOwnerId: 'ana' };
  expect(planReader(risk, ['ben'], people, 'lea')).toBe('ana');
  expect(planReader({ ...risk, contingencyOwnerId: 'away' }, ['away', 'ben'], people, 'lea')).toBe('ben');
  expect(planReader(undefined, [], people, 'lea')).toBe('lea');
});
