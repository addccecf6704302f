import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { render } from '../../testing/render.tsx';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Board, Risk } from '../../../shared/board/board.ts';
import { createRisk } from '../../../shared/board/board.ts';
import { noRecords } from '../../../shared/board/records.ts';
import type { Session } from '../../../shared/session/session.ts';
import { planText } from '../../../shared/plan/plan.ts';
import { createFakeConnection, createSampleSession } from '../../testing/fakeConnection.ts';
import { WorkshopProvider } from '../../documents/WorkshopProvider.tsx';
import {
  registerPageText as pageText,
  registerRowText as rowText,
  registerText as text,
} from '../../testing/english.ts';
import { RegisterScreen } from './RegisterScreen.tsx';

let isPhone = false;
/** What the server answers, by the last part of the path. */
let answers: { [path: string]: unknown } = {};
const scrollIntoView = vi.fn();

beforeEach(() => {
  isPhone = false;
  window.history.replaceState(null, '', '/w/one');
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: isPhone && query.includes('max-width'),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
  answers = { links: { links: [], personal: [] }, history: { entries: [], more: false } };
  vi.stubGlobal('fetch', (path: string) =>
    Promise.resolve(Response.json(answers[/\/(\w+)(\?|$)/.exec(path)?.[1] ?? ''])),
  );
  Element.prototype.scrollIntoView = scrollIntoView;
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
  vi.restoreAllMocks();
});

const today = Date.parse('2027-01-20T09:00:00Z');
const facts: Partial<Risk> = {
  preventionOwner: 'Omar',
  preventionDue: '2027-03-01',
  checkBy: '2027-01-20',
  cadence: 'once',
  comparison: 'above',
  state: 'armed',
};

function openRegister(first: Partial<Risk> = {}, session: Partial<Session> = {}, more: Board['risks'] = {}) {
  const connection = createFakeConnection({
    now: () => today,
    session: {
      stage: { ...createSampleSession().stage, name: 'register' },
      topRisks: ['r1', 'r2'],
      tally: { r1: 5, r2: 3, r3: 0 },
      ranking: [['r1'], ['r2'], ['r3']],
      ...session,
    },
    board: {
      cards: {},
      risks: {
        r1: { ...createRisk('Partner dependency', 'a0'), number: 1, ...facts, ...first },
        r2: { ...createRisk('The date was never real', 'a1'), number: 2 },
        r3: { ...createRisk('No one wanted it', 'a2'), number: 3 },
        ...more,
      },
    },
  });
  const texts = {
    prevention: 'Load-test',
    signal: 'HTTP 429s',
    threshold: '5',
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
const titles = () => within(table()).getAllByRole('rowheader').map((cell) => within(cell).getByRole('button').textContent); // prettier-ignore
const openRow = async (title = 'Partner dependency') => {
  await userEvent.click(within(table()).getByRole('button', { name: text.edit(title) }));
  return within(await screen.findByRole('region', { name: rowText.open('R1', title) }));
};

test('RP1 the headline counts what waits, tripped comes first, and a step past its date is no alarm', async () => {
  openRegister({ state: 'tripped', preventionDue: '2027-01-10' });
  await screen.findByRole('heading', { level: 1, name: pageText.waits(2) });
  const waiting = within(screen.getByRole('region', { name: pageText.waitsLabel })).getAllByRole('listitem');
  expect(waiting.map((item) => within(item).getByText(/^(Tripped|Step overdue)$/).textContent)).toEqual([
    pageText.kinds.tripped,
    pageText.kinds.step,
  ]);
});

test('RP1 without anything to do the headline says who looks next', () => {
  openRegister({ checkBy: '2027-02-04', watcher: 'Ravi' });
  screen.getByRole('heading', { level: 1, name: 'Nothing to do. Next check: February 4, Ravi.' });
});

test('RP2 a check that is due is one tap, which can be taken back', async () => {
  const connection = openRegister();
  await userEvent.click(screen.getByRole('button', { name: text.fineLabel('Partner dependency') }));
  expect(connection.sent).toEqual([{ type: 'recordCheck', riskId: 'r1', state: 'fine' }]);
  act(() => connection.board.doc.get().getMap<{ set: (key: string, value: unknown) => void }>('risks').get('r1')?.set('readings', [{ id: 'c1', on: '2027-01-20', state: 'fine', reading: null }])); // prettier-ignore
  await userEvent.click(screen.getByRole('button', { name: pageText.undo }));
  expect(connection.sent.at(-1)).toEqual({ type: 'undoCheck', riskId: 'r1', checkId: 'c1' });
});

test('RP3a RP3b a reading past the threshold asks, and is fine only with a reason', async () => {
  const connection = openRegister();
  const row = await openRow();
  await userEvent.click(row.getByRole('button', { name: rowText.addReading }));
  const dialog = within(screen.getByRole('dialog', { name: rowText.check.title('R1') }));
  await userEvent.type(dialog.getByLabelText(rowText.check.value), '7');
  await userEvent.click(dialog.getByRole('button', { name: rowText.check.fine }));
  await screen.findByText(rowText.check.past('7', '5'));
  expect(connection.sent).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: rowText.check.notTripped }));
  await userEvent.type(screen.getByLabelText(rowText.check.reason), 'Test traffic');
  await userEvent.click(screen.getByRole('button', { name: rowText.check.saveReason }));
  expect(connection.sent).toEqual([
    { type: 'recordCheck', riskId: 'r1', state: 'fine', reading: 7, note: 'Test traffic', anyway: true },
  ]);
});

test('RP3c a check that is put off for the third time asks whether the tripwire is still worth watching', async () => {
  openRegister({ postponed: { until: '2027-01-20', times: 2, reason: 'On leave' } });
  const row = await openRow();
  await userEvent.click(row.getByRole('menuitem', { name: rowText.later, hidden: true }));
  screen.getByText(rowText.laterDialog.third(2));
});

test('RP4a the table is searched, and the address says what is shown', async () => {
  openRegister();
  expect(titles()).toEqual(['Partner dependency', 'The date was never real']);
  await userEvent.click(within(table()).getByRole('button', { name: text.columns.risk }));
  await userEvent.click(within(table()).getByRole('button', { name: new RegExp(text.columns.risk) }));
  expect(titles()).toEqual(['The date was never real', 'Partner dependency']);
  expect(within(table()).getByRole('columnheader', { name: new RegExp(text.columns.risk) }).ariaSort ?? table().querySelector('[aria-sort]')?.getAttribute('aria-sort')).toBe('descending'); // prettier-ignore
  await userEvent.click(screen.getByRole('button', { name: pageText.groupings.state }));
  expect(window.location.search).toBe('?group=state&sort=-title');
});

test('RP4b an address opens the view that it says', () => {
  window.history.replaceState(null, '', '/w/one?show=incomplete&row=R1');
  openRegister();
  expect(screen.getByLabelText<HTMLSelectElement>(text.filter).value).toBe('incomplete');
  expect(titles()).toEqual(['The date was never real', 'No one wanted it']);
});

test('RP5a a square of the matrix filters the table', async () => {
  openRegister({ likelihood: 4, impact: 5 });
  const name = pageText.cellCount(pageText.cell(4, 5, ['likely', 'the end']), 1);
  await userEvent.click(screen.getByRole('button', { name }));
  expect(titles()).toEqual(['Partner dependency']);
  expect(screen.getByRole('button', { name }).getAttribute('aria-pressed')).toBe('true');
  await userEvent.click(screen.getByRole('button', { name }));
  expect(titles()).toHaveLength(2);
});

test('RP5b from 21 risks on squares hold counts, and what waits is shortened to the first of each kind', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 21 }, (_, n) => [
      `m${n}`,
      {
        ...createRisk(`Risk ${n}`, `b${n}`),
        number: n + 4,
        state: n < 3 ? ('tripped' as const) : ('none' as const),
        likelihood: 2,
        impact: 2,
      },
    ]),
  );
  openRegister({}, { topRisks: Object.keys(many) }, many);
  expect((await screen.findByRole('button', { name: /^Likelihood 2, unlikely; impact 2/ })).textContent).toBe('21');
  const waits = within(screen.getByRole('region', { name: pageText.waitsLabel }));
  expect(waits.getAllByRole('listitem')).toHaveLength(2);
  waits.getByText(pageText.withCount(pageText.kinds.tripped, 3));
  await userEvent.click(waits.getByRole('button', { name: pageText.showAll(4) }));
  expect(waits.getAllByRole('listitem')).toHaveLength(4);
});

test('RP5c a mark that is dragged to another square rates its risk again', () => {
  const connection = openRegister({ likelihood: 4, impact: 5 });
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 500, 250));
  HTMLElement.prototype.setPointerCapture = () => undefined;
  const mark = screen.getByTitle('R1 Partner dependency');
  fireEvent.pointerDown(mark, { button: 0, clientX: 450, clientY: 75 });
  fireEvent.pointerMove(mark, { clientX: 150, clientY: 225 });
  fireEvent.pointerUp(mark);
  expect(connection.sent).toEqual([{ type: 'setRisk', riskId: 'r1', likelihood: 1, impact: 2 }]);
  expect(window.location.search).toBe('');
});

test('RP6 arrow keys lead from row to row, Enter opens one, Escape closes it and the focus returns', async () => {
  openRegister();
  within(table())
    .getByRole('button', { name: text.edit('Partner dependency') })
    .focus();
  await userEvent.keyboard('{ArrowDown}');
  expect(document.activeElement?.textContent).toBe('The date was never real');
  await userEvent.keyboard('{ArrowUp}{Enter}');
  expect(document.activeElement).toBe(screen.getByRole('region', { name: rowText.open('R1', 'Partner dependency') }));
  await userEvent.keyboard('{Escape}');
  expect(document.activeElement?.textContent).toBe('Partner dependency');
});

test('RP6 parked risks are in a group of their own at the end of the table', async () => {
  openRegister();
  await userEvent.click(within(table()).getByRole('button', { name: new RegExp(`^${pageText.groups.parked}`) }));
  expect(titles()).toEqual(['Partner dependency', 'The date was never real', 'No one wanted it']);
});

test('RP7 readings that are no numbers stand below the chart as text', async () => {
  openRegister({
    readings: [
      { on: '2027-01-05', state: 'fine', reading: 3 },
      { on: '2027-01-06', state: 'fine', reading: 'looks calm' },
      { on: '2027-01-07', state: 'fine', reading: '1.234,5' },
      { on: '2027-01-08', state: 'fine', reading: 9, undone: true },
    ],
  });
  const row = await openRow();
  expect(row.getByRole('region', { name: rowText.readings }).textContent).toContain('looks calm');
  within(row.getByRole('region', { name: rowText.readings })).getByRole('img', { name: rowText.chart(2, '1.234,5') });
  row.getByText(rowText.takenBack);
});

test('RP7 a row says what the tripwire lacks to be watched', async () => {
  openRegister({ cadence: null });
  (await openRow()).getByText(rowText.noCadence);
});

test('RP8 a read-only register has no controls', async () => {
  openRegister({}, { workshop: { ...createSampleSession().workshop, closed: true } });
  const row = await openRow();
  expect(row.queryByRole('textbox')).toBeNull();
  expect(row.queryByRole('combobox')).toBeNull();
  expect(row.getAllByRole('button').map((button) => button.textContent)).toEqual([rowText.close, text.copyRow]);
  expect(screen.queryByRole('button', { name: pageText.add })).toBeNull();
  row.getByText('Load-test');
});

test('RP8 a change of the plan shows in the table at once', () => {
  const connection = openRegister();
  act(() => planText(connection.plan.doc.get(), 'r2', 'prevention')?.insert(0, 'Publish the range'));
  within(table()).getByText('Publish the range');
});

test('RP9 on a phone a row opens as a sheet', async () => {
  isPhone = true;
  openRegister();
  await userEvent.click(within(table()).getByRole('button', { name: text.edit('Partner dependency') }));
  expect(screen.getByRole('dialog', { hidden: true, name: /R1/ }).textContent).toContain('Load-test');
});

test('RP10 the register of an earlier day is as it stood then, and cannot be changed', async () => {
  const then = { ...createRisk('The date was never real', 'a0'), number: 2 };
  const stood = {
    board: { cards: {}, risks: { r2: then } },
    texts: {},
    topRisks: ['r2'],
    minority: null,
    records: noRecords,
    reviews: {},
  };
  answers.asof = stood;
  window.history.replaceState(null, '', '/w/one?on=2027-01-02');
  openRegister();
  await screen.findByText(pageText.asOf('January 2'));
  expect(titles()).toEqual(['The date was never real']);
  expect(screen.queryByRole('button', { name: pageText.add })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: pageText.backToToday }));
  expect(titles()).toEqual(['Partner dependency', 'The date was never real']);
});

test('the export menu claims nothing about reading a file in again, which is not possible', () => {
  openRegister();
  expect(text.formats.json).not.toMatch(/read in/i);
});

test('FS4e figures stand below the table in one line, once one of them can be said', () => {
  const look = (on: string) => ({ id: on, on, state: 'fine' as const, reading: 1 });
  const weekly = { cadence: 'weekly', checkBy: '2027-06-01' } as const;
  openRegister({ ...weekly, readings: [look('2027-01-13')] });
  expect(screen.queryAllByText(/Checks on time/)).toHaveLength(0);
  cleanup();
  const looks = ['2026-12-16', '2026-12-23', '2026-12-30', '2027-01-06', '2027-01-13'].map(look);
  openRegister(
    { ...weekly, readings: looks },
    { meeting: { heldOn: '2026-12-09', endedOn: '2026-12-09', people: 5, minutes: 45 } },
  );
  // On the page and on paper.
  expect(screen.getAllByText(/Checks on time: 100 % of [56]/)).toHaveLength(2);
});
