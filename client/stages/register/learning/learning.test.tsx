import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createRisk } from '../../../../shared/board/board.ts';
import type { RecordChanges, SmallTest } from '../../../../shared/board/records.ts';
import { planText } from '../../../../shared/plan/plan.ts';
import { WorkshopProvider } from '../../../documents/WorkshopProvider.tsx';
import { checklistsText, registerPageText, smallTestsText as text } from '../../../testing/english.ts';
import { createFakeConnection, createSampleSession } from '../../../testing/fakeConnection.ts';
import { render } from '../../../testing/render.tsx';
import { RegisterScreen } from '../RegisterScreen.tsx';

const testId = 'testTestTestTestTestTe';
const otherId = 'otherOtherOtherOtherOt';
const checklistId = 'checklistChecklistChec';

// Loaded on demand: the first load takes longer than a test waits for something to appear.
beforeAll(async () => {
  await Promise.all([import('./RowTests.tsx'), import('./LearningSections.tsx'), import('./ChecklistPage.tsx')]);
});
beforeEach(() => {
  window.history.replaceState(null, '', '/w/one');
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
  vi.stubGlobal('fetch', (path: string) =>
    Promise.resolve(
      Response.json(path.includes('history') ? { entries: [], more: false } : { links: [], personal: [] }),
    ),
  );
  Element.prototype.scrollIntoView = () => undefined;
  window.scrollTo = () => undefined;
  HTMLElement.prototype.hidePopover = () => undefined;
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
  };
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const smallTest: SmallTest = {
  riskId: 'r1', changeId: null, owner: null, ownerId: null, from: '2027-01-11', until: '2027-01-25', change: 'Plus by hand', exposure: '20 households',
  expected: '6 of 20 pay', adoptIf: '6 or more pay', adaptIf: '3 to 5 pay', abandonIf: 'fewer than 3 pay', stopIf: '', undoneBy: 'a refund', state: 'running',
  startedOn: '2027-01-11', endedOn: null, hasRule: true, isStopped: false, result: '', follows: null,
}; // prettier-ignore

async function openRegister(search: string, records: RecordChanges) {
  window.history.replaceState(null, '', `/w/one${search}`);
  const risks = Object.fromEntries(
    Array.from({ length: 6 }, (_, i) => [`r${i + 1}`, { ...createRisk(`Risk ${i + 1}`, `a${i}`), number: i + 1 }]),
  );
  const connection = createFakeConnection({
    now: () => Date.parse('2027-01-20T09:00:00Z'),
    session: {
      stage: { ...createSampleSession().stage, name: 'register' },
      topRisks: Object.keys(risks),
      ranking: Object.keys(risks).map((id) => [id]),
    },
    board: { cards: {}, risks },
    records,
  });
  for (const id of Object.keys(risks))
    planText(connection.plan.doc.get(), id, 'prevention')?.insert(0, `Step of ${id}`);
  render(
    <WorkshopProvider connection={connection} fallback={null}>
      <RegisterScreen />
    </WorkshopProvider>,
  );
  // Chunks and their texts are loaded on demand.
  for (let i = 0; i < 40; i++) await act(() => Promise.resolve());
  return connection;
}

const describing = (element: HTMLElement): string | null | undefined =>
  document.getElementById(element.getAttribute('aria-describedby') ?? '')?.textContent;

test('TS6a a running test has its days, its sentence and its rule; only what does not touch the rule is a field', async () => {
  const connection = await openRegister('?row=R1', { smallTests: { [testId]: smallTest } });
  const part = await screen.findByRole('article', { name: 'Plus by hand' });
  expect(part.textContent).toContain(text.daysLeft(5));
  expect(part.textContent).toContain('we try Plus by hand with');
  const rule = within(part)
    .getAllByRole('definition')
    .map(({ textContent }) => textContent);
  expect(rule).toEqual(['6 or more pay', '3 to 5 pay', 'fewer than 3 pay']);
  expect(
    within(part)
      .getAllByRole('textbox')
      .map((field) => field.getAttribute('aria-label')),
  ).toEqual([text.slots.exposure.label, text.slots.undoneBy.label]);
  const field = within(part).getByRole('textbox', { name: text.slots.exposure.label });
  await userEvent.clear(field);
  await userEvent.type(field, '30 households{Enter}');
  expect(connection.sent.at(-1)).toMatchObject({ type: 'setSmallTest', testId, exposure: '30 households' });
});

test('TS6a a test that is over shows its result beside what was expected, whatever the outcome', async () => {
  for (const state of ['adopted', 'abandoned', 'inconclusive'] as const) {
    const ended: SmallTest = { ...smallTest, state, endedOn: '2027-01-19', result: 'Seven paid.' };
    await openRegister('?row=R1', { smallTests: { [testId]: ended } });
    const part = await screen.findByRole('article', { name: 'Plus by hand' });
    expect(part.textContent).toContain(`${text.expected}6 of 20 pay`);
    expect(part.textContent).toContain(`${text.cameOf}Seven paid.`);
    expect(part.textContent).toContain(text.names[state]);
    cleanup();
  }
});

test('TS6b all tests are listed, the running ones first; one of no risk opens in the list', async () => {
  const planned: SmallTest = {
    ...smallTest,
    riskId: null,
    state: 'planned',
    change: 'Two on call',
    until: '2027-01-12',
  };
  await openRegister('', { smallTests: { [otherId]: planned, [testId]: smallTest } });
  const section = await screen.findByRole('region', { name: text.title });
  const lines = within(section).getAllByRole('button');
  expect(lines.map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^R1 Plus by hand/),
    expect.stringMatching(/^Two on call/),
  ]);
  expect(section.textContent).toContain(text.running(1));
  await userEvent.click(lines[1]!);
  expect(document.activeElement).toBe(within(section).getByRole('article', { name: 'Two on call' }));
});

test('TS4a what waits asks what came of a test on its last day, and sends its end', async () => {
  const connection = await openRegister('', { smallTests: { [testId]: { ...smallTest, until: '2027-01-20' } } });
  const waits = screen.getByRole('region', { name: registerPageText.waitsLabel });
  expect(waits.textContent).toContain(registerPageText.testEnded('R1', 0));
  await userEvent.click(within(waits).getByRole('button', { name: registerPageText.actions.endTest }));
  const dialog = await screen.findByRole('dialog', { name: text.endDialog.title });
  await userEvent.type(within(dialog).getByRole('textbox', { name: text.endDialog.result }), 'Seven paid');
  await userEvent.click(within(dialog).getByRole('radio', { name: text.endDialog.outcomes.adopted }));
  await userEvent.click(within(dialog).getByRole('button', { name: text.endDialog.save }));
  expect(connection.sent.at(-1)).toEqual(
    expect.objectContaining({ type: 'endSmallTest', testId, outcome: 'adopted', result: 'Seven paid', stepDone: true }),
  );
});

test('CL2b the page says why a checklist cannot be made yet, then makes it in the order that was chosen', async () => {
  const connection = await openRegister('?checklist=new', {});
  const words = checklistsText.maker;
  const make = await screen.findByRole('button', { name: words.make });
  expect(describing(make)).toBe(words.tooFew(5));
  const choices = screen.getAllByRole('checkbox');
  for (const choice of choices.slice(0, 5)) await userEvent.click(choice);
  expect(describing(make)).toBe(words.noPause);
  await userEvent.click(make);
  expect(connection.sent.map(({ type }) => type)).not.toContain('makeChecklist');
  await userEvent.type(screen.getByRole('textbox', { name: words.pause }), 'a release');
  expect(describing(make)).toBe('');
  await userEvent.click(screen.getByRole('button', { name: words.down(1) }));
  fireEvent.keyDown(screen.getByRole('button', { name: words.grip(5) }), { key: 'ArrowUp' });
  await userEvent.click(make);
  expect(connection.sent.at(-1)).toMatchObject({
    type: 'makeChecklist',
    pause: 'a release',
    items: ['Step of r2', 'Step of r1', 'Step of r3', 'Step of r5', 'Step of r4'],
  });
});

test('CL4c a run is recorded once every line is ticked', async () => {
  const items = ['One', 'Two', 'Three', 'Four', 'Five'];
  const checklist = { pause: 'a release', items, madeOn: '2027-01-04', runs: [] };
  const connection = await openRegister(`?checklist=${checklistId}`, { checklists: { [checklistId]: checklist } });
  const title = await screen.findByRole('heading', { name: checklistsText.readBefore('a release') });
  expect(document.activeElement).toBe(title);
  await userEvent.click(screen.getByRole('button', { name: checklistsText.run }));
  const record = screen.getByRole('button', { name: checklistsText.record });
  for (const box of screen.getAllByRole('checkbox').slice(0, 4)) await userEvent.click(box);
  await userEvent.click(record);
  expect(connection.sent.map(({ type }) => type)).not.toContain('runChecklist');
  await userEvent.click(screen.getByRole('checkbox', { name: 'Five' }));
  await userEvent.click(record);
  expect(connection.sent.at(-1)).toMatchObject({ type: 'runChecklist', checklistId });
});
