import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createRisk } from '../../../../shared/board/board.ts';
import type { RecordChanges, Verdict } from '../../../../shared/board/records.ts';
import type { Session } from '../../../../shared/session/session.ts';
import type { Visitor } from '../../../connection/workshopConnection.ts';
import { WorkshopProvider } from '../../../documents/WorkshopProvider.tsx';
import { foresightText as text, registerPageText as pageText } from '../../../testing/english.ts';
import { createFakeConnection, createSampleSession } from '../../../testing/fakeConnection.ts';
import { render } from '../../../testing/render.tsx';
import { texts } from '../../../text/texts.ts';
import { RegisterScreen } from '../RegisterScreen.tsx';

// What the page loads on demand is loaded before, so that no test waits for it.
beforeAll(() => Promise.all([import('./ForesightPage.tsx'), import('./HalfTime.tsx'), import('../print/PrintForesight.tsx'), texts.load('foresight')])); // prettier-ignore

beforeEach(() => {
  window.history.replaceState(null, '', '/w/one');
  // On a phone the quiet buttons stand in the page.
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: query.includes('max-width'), addEventListener: () => undefined, removeEventListener: () => undefined })); // prettier-ignore
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ links: [], personal: [], entries: [], more: false })));
  Element.prototype.scrollIntoView = () => undefined;
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

const ended: Session['outcome'] = { came: 'inPart', text: '31 of 40 merchants', share: 78, on: '2027-05-20' };
const happened = (changed: Partial<Verdict> = {}): Verdict => ({ verdict: 'happened', fired: 'before', on: '2027-03-10', signOn: '2027-03-01', ...changed }); // prettier-ignore

function openRegister(
  given: { session?: Partial<Session>; records?: RecordChanges; day?: string; visitor?: Visitor } = {},
) {
  const { session = {}, records = {}, day = '2027-05-20', visitor } = given;
  const connection = createFakeConnection({
    now: () => Date.parse(`${day}T12:00:00Z`),
    session: {
      stage: { ...createSampleSession().stage, name: 'register' },
      meeting: { heldOn: '2026-11-21', endedOn: '2026-11-21', people: 5, minutes: 45 },
      topRisks: ['r1', 'r2'],
      tally: { r1: 5, r2: 3, r3: 0 },
      ranking: [['r1'], ['r2'], ['r3']],
      ...session,
    },
    board: {
      cards: {},
      risks: {
        r1: { ...createRisk('Partner dependency', 'a0'), number: 1 },
        r2: { ...createRisk('The date was never real', 'a1'), number: 2 },
        r3: { ...createRisk('No one wanted it', 'a2'), number: 3 },
      },
    },
    records,
    ...(visitor && { visitor }),
  });
  render(
    <WorkshopProvider connection={connection} fallback={null}>
      <RegisterScreen />
    </WorkshopProvider>,
  );
  return connection;
}

test('FS1d once the project has ended the page asks of each risk, and one press says what became of it', async () => {
  const connection = openRegister({ session: { outcome: ended } });
  const ask = within(await screen.findByRole('region', { name: /What became of each/ }));
  expect(ask.getAllByRole('listitem')).toHaveLength(3);
  const answers = within(ask.getByRole('group', { name: text.ask.label('Partner dependency') }));
  await userEvent.click(answers.getByRole('button', { name: text.ask.short.happened }));
  expect(connection.sent).toEqual([
    { type: 'setVerdict', id: 'r1', verdict: 'happened', fired: 'none', on: null, signOn: null },
  ]);
  await userEvent.click(screen.getByRole('button', { name: text.toRegister }));
  screen.getByRole('button', { name: pageText.foresight.show });
});

test('FS1d before the imagined failure the register shows itself, and only the facilitator can end the project', () => {
  openRegister({ day: '2027-02-01', session: { secondLook: { state: 'declined' } } });
  screen.getByRole('button', { name: pageText.foresight.end });
  cleanup();
  openRegister({ day: '2027-02-01', visitor: { may: 'edit', name: 'Vic' } });
  expect(screen.queryByRole('button', { name: pageText.foresight.end })).toBeNull();
});

test('FS2b the page says in sentences what was foreseen, with sign, damage and what came of the project', async () => {
  openRegister({
    visitor: { may: 'read', name: '' },
    session: {
      outcome: ended,
      confidence: { before: [80, 70, 90, 60], after: [60, 50, 60, 40], halfway: [50, 50, 60, 70] },
      unforeseen: [
        { id: 'u1', text: 'The app store closed', sameAs: null },
        { id: 'u2', text: 'App store', sameAs: 'u1' },
      ],
    },
    records: {
      verdicts: {
        r1: happened(),
        r3: happened({ fired: 'none', signOn: null }),
        r2: { verdict: 'didNot', fired: null, on: null, signOn: null },
      },
    },
  });
  const heading = await screen.findByRole('heading', { level: 1 });
  expect(heading.textContent).toBe(
    'Three things happened. Two had been on a card, one was in the plan, one tripwire came before the damage.',
  );
  screen.getByText(text.quoted('No one wanted it'), { exact: false, selector: 'i' });
  const table = within(screen.getByRole('table'));
  expect(table.getAllByRole('rowheader').map((cell) => cell.textContent)).toEqual([
    'Partner dependencyin the plan',
    'No one wanted iton a card, no dot',
    'The app store closedon no card, said twice',
  ]);
  table.getByText(text.firedDays('before', 9));
  table.getByRole('img', { name: text.days('Mar 1', 'Mar 10') });
  screen.getByText('In part: 31 of 40 merchants');
  screen.getByText(text.confidence.halfway);
  screen.getByText(text.rest);
  expect(screen.queryByRole('button', { name: /Change/ })).toBeNull();
});

test('FS2e on paper the same stands behind the first page', async () => {
  openRegister({ session: { outcome: ended }, records: { verdicts: { r1: happened() } } });
  const title = await screen.findByText(text.link, { selector: 'h3' });
  const paper = title.parentElement?.textContent ?? '';
  expect(paper).toContain('It had been on a card, was in the plan, and its tripwire came before the damage.');
  expect(paper).toContain('In part: 31 of 40 merchants');
  expect(paper).toMatch(/R1Partner dependencyin the planHappened.*2027.*2027before$/);
});

test('FS1e the notebook of the question is written in private; the facilitator shows all answers', async () => {
  const connection = openRegister({
    session: {
      outcome: ended,
      open: { notebook: 4, ballot: null, closingAt: null, roster: [], ballotRoster: null, asksUnforeseen: true },
    },
  });
  await screen.findByRole('textbox', { name: text.unforeseen.entry });
  await userEvent.click(screen.getByRole('button', { name: text.unforeseen.show }));
  expect(connection.sent).toEqual([{ type: 'endUnforeseen' }]);
  cleanup();
  openRegister({
    visitor: { may: 'edit', name: 'Vic' },
    session: {
      outcome: ended,
      open: { notebook: 4, ballot: null, closingAt: null, roster: [], ballotRoster: null, asksUnforeseen: true },
    },
  });
  await screen.findByText(text.unforeseen.visitor);
  expect(screen.queryByRole('textbox', { name: text.unforeseen.entry })).toBeNull();
});

test('FS3a from half time on the facilitator begins the second look, puts it off, or declines it', async () => {
  const connection = openRegister({ day: '2027-02-25' });
  await userEvent.click(await screen.findByRole('button', { name: text.halfTime.later(7) }));
  await userEvent.click(screen.getByRole('button', { name: text.halfTime.start }));
  expect(connection.sent).toEqual([{ type: 'putOffSecondLook', until: '2027-03-04' }, { type: 'startSecondLook' }]);
});
