import { act, cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { createRisk } from '../../../shared/board/board.ts';
import { planText as planTextOf } from '../../../shared/plan/plan.ts';
import { WorkshopProvider } from '../../documents/WorkshopProvider.tsx';
import { planText } from '../../testing/english.ts';
import {
  createFakeConnection,
  createSampleSession,
  fakeParticipantId,
  samplePeople,
} from '../../testing/fakeConnection.ts';
import { render } from '../../testing/render.tsx';
import { PlanScreen } from './PlanScreen.tsx';

// jsdom lays nothing out, so it has no place to scroll to.
beforeAll(() => {
  Element.prototype.scrollIntoView = () => undefined;
  Element.prototype.scrollTo = () => undefined;
});
afterEach(cleanup);

const omar = 'omarOmarOmarOmarOmarOm';

function open() {
  const sample = createSampleSession();
  const ana = samplePeople[fakeParticipantId]!;
  const connection = createFakeConnection({
    people: { [fakeParticipantId]: { ...ana, role: 'participant' }, [omar]: { ...ana, name: 'Omar' } },
    session: {
      stage: { ...sample.stage, name: 'plan' },
      lead: { facilitatorId: omar, actingId: omar, deputyId: null, offered: false },
      topRisks: ['a', 'b', 'c'],
    },
    board: {
      cards: {},
      risks: { a: createRisk('Late', 'a'), b: createRisk('Dear', 'b'), c: createRisk('Dull', 'c') },
    },
  });
  render(
    <WorkshopProvider connection={connection} fallback={null}>
      <PlanScreen />
    </WorkshopProvider>,
  );
  return connection;
}
const heading = () => screen.getByRole('heading', { level: 2, name: /Late|Dear|Dull/ }).textContent;
const rowOf = (name: RegExp) => screen.getByRole('button', { name });

test('SR1 a sheet stays open, with what is typed in it, when its risk leaves the plan list, and when it comes back', async () => {
  const connection = open();
  await userEvent.click(rowOf(/Dear/));
  const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: planText.prevention.name });
  await userEvent.type(field, 'A');
  act(() => connection.changeSession({ topRisks: ['a', 'c'] }));
  screen.getByText(planText.tookOff('Omar'));
  expect(document.activeElement).toBe(field);
  await userEvent.keyboard('b');
  expect(planTextOf(connection.plan.doc.get(), 'b', 'prevention')?.toString()).toBe('Ab');
  act(() => connection.changeSession({ topRisks: ['a', 'b', 'c'] }));
  expect(heading()).toBe('Dear');
  expect(screen.queryByText(planText.tookOff('Omar'))).toBeNull();
  act(() => connection.changeSession({ topRisks: ['a', 'c'] }));
  await userEvent.click(rowOf(/Dull/));
  expect(heading()).toBe('Dull');
  expect(screen.queryByText(planText.tookOff('Omar'))).toBeNull();
});

test('EN1b the sheet of a closed workshop is only read', () => {
  const connection = open();
  act(() => connection.changeSession({ workshop: { ...createSampleSession().workshop, closed: true } }));
  for (const field of screen.getAllByRole<HTMLTextAreaElement>('textbox')) expect(field.readOnly).toBe(true);
});
