import { act, cleanup, configure, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createIncident, followUpsAfter } from '../../../../shared/board/incidents.ts';
import type { Board, Risk } from '../../../../shared/board/board.ts';
import { createRisk } from '../../../../shared/board/board.ts';
import type { Incident, LessonChange, Records, SmallTest } from '../../../../shared/board/records.ts';
import { planText } from '../../../../shared/plan/plan.ts';
import type { ReviewTexts } from '../../../../shared/plan/reviews.ts';
import { editReviews, reviewText } from '../../../../shared/plan/reviews.ts';
import { hourMs } from '../../../../shared/time.ts';
import type { Visitor } from '../../../connection/workshopConnection.ts';
import { WorkshopProvider } from '../../../documents/WorkshopProvider.tsx';
import { FootProvider, useFootSlots } from '../../../frame/Foot.tsx';
import {
  incidentsText as text,
  registerPageText as pageText,
  registerRowText as rowText,
} from '../../../testing/english.ts';
import {
  createFakeConnection,
  createSampleSession,
  fakeParticipantId,
  samplePeople,
} from '../../../testing/fakeConnection.ts';
import { render } from '../../../testing/render.tsx';
import { RegisterScreen } from '../RegisterScreen.tsx';

const now = Date.parse('2027-01-18T12:05:00Z');

// Parts of the page are loaded when they are first needed: under load that takes longer than a second.
configure({ asyncUtilTimeout: 5_000 });

beforeEach(() => {
  window.history.replaceState(null, '', '/w/one');
  sessionStorage.clear();
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
  Element.prototype.scrollTo = () => undefined;
  HTMLElement.prototype.hidePopover = () => undefined;
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const tripped: Partial<Risk> = {
  state: 'tripped',
  stateOn: '2027-01-18',
  comparison: 'above',
  contingencyOwner: 'Jonas',
  contingencyOwnerId: null,
  readings: [{ id: 'c1', on: '2027-01-18', state: 'tripped', reading: 7 }],
};
const incident = createIncident({
  kind: 'tripped',
  riskId: 'r1',
  on: '2027-01-18',
  reading: 7,
  reviewBy: now + 72 * hourMs,
});
const change: LessonChange = {
  id: 'k1',
  line: 'If a trial starts, then it runs on.',
  carrier: 'Ana',
  carrierId: fakeParticipantId,
  accepted: false,
  alters: 'limit',
  altered: '',
  by: '2027-01-10',
  smallFirst: false,
  followUps: followUpsAfter('2027-01-10'),
};

const plannedTest: SmallTest = {
  ...{ riskId: 'r1', changeId: null, owner: null, ownerId: null, from: '2027-01-11', until: '2027-01-25' },
  ...{
    change: 'It runs on',
    exposure: '',
    expected: '',
    adoptIf: '',
    adaptIf: '',
    abandonIf: '',
    stopIf: '',
    undoneBy: '',
  },
  ...{ state: 'planned', startedOn: null, endedOn: null, hasRule: false, isStopped: false, result: '', follows: null },
};

/** With the head of the page, which holds the buttons of the screen. */
function Framed({ children }: { readonly children: ReactNode }) {
  const { places, headRef } = useFootSlots();
  return (
    <FootProvider places={places}>
      <header ref={headRef} />
      {children}
    </FootProvider>
  );
}

type Given = {
  readonly incidents?: Records['incidents'];
  readonly first?: Partial<Risk>;
  readonly second?: Partial<Risk>;
  readonly contingency?: string;
  readonly note?: Partial<ReviewTexts>;
  readonly smallTests?: Records['smallTests'];
  readonly answer?: NonNullable<Parameters<typeof createFakeConnection>[0]>['answer'];
  readonly visitor?: Visitor;
};

function open({ incidents = { i1: incident }, first = tripped, second = {}, note, visitor, ...given }: Given = {}) {
  const risks: Board['risks'] = {
    r1: { ...createRisk('Shared lists lost items', 'a0'), number: 1, ...first },
    r2: { ...createRisk('Nobody watched the money', 'a1'), number: 2, ...second },
  };
  const connection = createFakeConnection({
    now: () => now,
    session: {
      stage: { ...createSampleSession().stage, name: 'register' },
      topRisks: ['r1', 'r2'],
      ranking: [['r1'], ['r2']],
    },
    people: {
      ...samplePeople,
      tom: { name: 'Tom', role: 'participant', connected: true, writes: true, reads: true, simulated: false },
    },
    board: { cards: {}, risks },
    records: { incidents, ...(given.smallTests && { smallTests: given.smallTests }) },
    ...(given.answer && { answer: given.answer }),
    ...(visitor === undefined ? {} : { visitor }),
  });
  const doc = connection.plan.doc.get();
  planText(doc, 'r1', 'signal')?.insert(0, 'reports of lost items');
  planText(doc, 'r1', 'threshold')?.insert(0, '5');
  planText(doc, 'r1', 'contingency')?.insert(0, given.contingency ?? 'turn shared editing off');
  if (note !== undefined) editReviews(doc, { i1: note });
  render(
    <WorkshopProvider connection={connection} fallback={null}>
      <Framed>
        <RegisterScreen />
      </Framed>
    </WorkshopProvider>,
  );
  return connection;
}

const bannerOf = async (id: string, title: string) =>
  within(await screen.findByRole('region', { name: text.tripped.label(id, title) }));
const banner = () => bannerOf('R1', 'Shared lists lost items');

test('HP1p what tripped comes first, large: who does what now, and how it ends', async () => {
  const connection = open();
  const part = await banner();
  part.getByRole('heading', { name: 'Jonas does this now: turn shared editing off' });
  await userEvent.click(part.getByRole('button', { name: text.tripped.falseAlarm }));
  await userEvent.type(screen.getByLabelText(text.falseAlarmDialog.label), 'A test device');
  await userEvent.click(screen.getByRole('button', { name: text.falseAlarmDialog.save }));
  expect(connection.sent).toEqual([{ type: 'callFalseAlarm', incidentId: 'i1', reason: 'A test device' }]);
});

test('HP1p without a plan it says so and leads to writing it; several are lines that open, the newest large', async () => {
  open({
    contingency: '',
    second: { state: 'tripped', stateOn: '2027-01-12' },
  });
  const part = await banner();
  part.getByText(text.tripped.noPlan);
  await userEvent.click(part.getByRole('button', { name: text.tripped.show('R2 Nobody watched the money') }));
  await bannerOf('R2', 'Nobody watched the money');
  await userEvent.click(screen.getByRole('button', { name: text.tripped.writePlan }));
  expect(window.location.search).toBe('?row=R2');
});

test('HP1p a reader sees the plan and no control', async () => {
  open({ visitor: { may: 'read', name: '' } });
  const part = await banner();
  part.getByRole('heading', { name: 'Jonas does this now: turn shared editing off' });
  expect(part.queryAllByRole('button')).toEqual([]);
  expect(part.queryAllByRole('radio')).toEqual([]);
  expect(screen.queryByRole('button', { name: pageText.somethingHappened })).toBeNull();
});

test('HP1q each answer is saved where it is given, and can be taken back', async () => {
  const connection = open({ incidents: { i1: { ...incident, noticedBy: 'us' } } });
  const part = await banner();
  await userEvent.click(part.getByRole('radio', { name: text.fresh.yesterday }));
  await userEvent.click(part.getByRole('radio', { name: text.noticers.us }));
  const reading = part.getByRole('textbox', { name: text.fresh.readingLabel });
  await userEvent.clear(reading);
  await userEvent.type(reading, '8 of 9{Enter}');
  expect(connection.sent).toEqual([
    { type: 'setIncident', incidentId: 'i1', firstSign: '2027-01-17' },
    { type: 'setIncident', incidentId: 'i1', noticedBy: null },
    { type: 'setIncident', incidentId: 'i1', reading: '8 of 9' },
  ]);
});

test('HP2p a near miss of a row says what held; luck alone says that nothing of ours did', async () => {
  window.history.replaceState(null, '', '/w/one?row=R2');
  const connection = open({ incidents: {}, first: {} });
  const row = within(await screen.findByRole('region', { name: rowText.open('R2', 'Nobody watched the money') }));
  await userEvent.click(row.getByRole('menuitem', { name: rowText.nearMiss, hidden: true }));
  const sheet = within(await screen.findByRole('dialog', { name: new RegExp(text.report.nearMiss) }));
  await userEvent.type(sheet.getByLabelText(text.report.what), 'Somebody read it by chance');
  await userEvent.type(sheet.getByLabelText(text.report.couldHave), 'Nine days');
  await userEvent.click(sheet.getByRole('checkbox', { name: text.layers.luck }));
  sheet.getByText(text.held.nothing);
  await userEvent.click(sheet.getByRole('checkbox', { name: text.layers.tripwire }));
  expect(sheet.queryByText(text.held.nothing)).toBeNull();
  await userEvent.click(sheet.getByRole('button', { name: text.report.keep }));
  expect(connection.sent).toEqual([
    {
      type: 'reportIncident',
      kind: 'nearMiss',
      riskId: 'r2',
      on: '2027-01-18',
      held: ['tripwire', 'luck'],
      what: 'Somebody read it by chance',
      couldHave: 'Nine days',
    },
  ]);
});

test('HP2p what is on no card needs a name', async () => {
  const connection = open({ incidents: {}, first: {} });
  await userEvent.click(screen.getByRole('button', { name: pageText.somethingHappened }));
  const sheet = within(await screen.findByRole('dialog', { name: new RegExp(text.report.something) }));
  expect(sheet.getByRole('button', { name: text.report.keep })).toHaveProperty('disabled', true);
  await userEvent.type(sheet.getByLabelText(text.report.name), 'The store took the listing down');
  await userEvent.click(sheet.getByRole('button', { name: text.report.keep }));
  expect(connection.sent).toEqual([
    { type: 'reportIncident', kind: 'happened', title: 'The store took the listing down', on: '2027-01-18', held: [] },
  ]);
});

test('HP3p the deadline is said with a way to begin the note and one to say why none is needed', async () => {
  const connection = open();
  const lookBack = within((await banner()).getByRole('region', { name: text.lookBack.title }));
  expect(lookBack.getByText(/^Thursday/).textContent).toMatch(/\d:05/);
  await userEvent.click(lookBack.getByRole('button', { name: text.lookBack.notNeeded }));
  await userEvent.type(screen.getByLabelText(text.skipDialog.label), 'Known limit');
  await userEvent.click(screen.getByRole('button', { name: text.skipDialog.save }));
  await userEvent.click(lookBack.getByRole('button', { name: text.lookBack.begin }));
  expect(connection.sent).toEqual([
    { type: 'skipReview', incidentId: 'i1', reason: 'Known limit' },
    { type: 'beginReview', incidentId: 'i1' },
  ]);
  expect(window.location.search).toBe('?note=i1');
});

const openNote = async (given: Given) => {
  window.history.replaceState(null, '', '/w/one?note=i1');
  const connection = open({ note: {}, ...given });
  await screen.findByRole('heading', { level: 1, name: text.note.title });
  return connection;
};

test('HP4p a note is written in its address; kept too early it names the missing lines and leads to the first', async () => {
  const connection = await openNote({ note: { happened: 'Seven reports' } });
  await userEvent.type(screen.getByRole('textbox', { name: text.note.lines.gap }), 'Two weeks');
  expect(reviewText(connection.plan.doc.get(), 'i1', 'gap')?.toString()).toBe('Two weeks');
  await userEvent.click(screen.getByRole('button', { name: text.note.keep }));
  screen.getByText(text.note.missing([4, 5]));
  expect(connection.sent).toEqual([]);
  expect(document.activeElement?.closest('[data-line]')?.getAttribute('data-line')).toBe('4');
  await userEvent.click(screen.getByRole('radio', { name: new RegExp(text.causes.avoidable[0]) }));
  expect(connection.sent).toEqual([{ type: 'setIncident', incidentId: 'i1', cause: 'avoidable' }]);
});

test('HP4p a complete note is kept', async () => {
  const connection = await openNote({
    note: { happened: 'Seven reports', because: 'Copied from another app' },
    incidents: { i1: { ...incident, cause: 'avoidable', changes: [change] } },
  });
  await userEvent.click(screen.getByRole('button', { name: text.note.keep }));
  expect(connection.sent).toEqual([{ type: 'keepReview', incidentId: 'i1' }]);
});

test('HP4p a reader reads the note and has no field', async () => {
  await openNote({ note: { gap: 'Two weeks' }, visitor: { may: 'read', name: '' } });
  expect(screen.getByRole('textbox', { name: text.note.lines.gap })).toHaveProperty('readOnly', true);
  expect(screen.queryByRole('button', { name: text.note.keep })).toBeNull();
  expect(screen.queryByRole('radio')).toBeNull();
});

test('HP5p a change is kept once it has both halves and a person; the tab keeps the rest', async () => {
  const connection = await openNote({});
  await userEvent.type(screen.getByRole('textbox', { name: text.change.when }), 'a trial starts');
  await userEvent.type(screen.getByRole('textbox', { name: text.change.then }), 'it runs on{Enter}');
  expect(connection.sent).toEqual([]);
  expect(JSON.stringify(connection.tabState.read('lessonDraft'))).toContain('it runs on');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: text.change.carrier }), 'Tom');
  expect(connection.sent).toEqual([
    {
      type: 'addLessonChange',
      incidentId: 'i1',
      line: 'If a trial starts, then it runs on.',
      carrier: 'Tom',
      carrierId: 'tom',
      alters: 'step',
      altered: '',
      by: '2027-02-01',
      smallFirst: false,
    },
  ]);
});

test('HP5p its carrier accepts a change; a place of it that is altered is saved', async () => {
  const connection = await openNote({ incidents: { i1: { ...incident, changes: [change] } } });
  await userEvent.click(screen.getByRole('button', { name: text.change.acceptLabel(change.line) }));
  const when = screen.getByRole('textbox', { name: text.change.when });
  await userEvent.clear(when);
  await userEvent.type(when, 'a trial ends');
  await userEvent.tab();
  expect(connection.sent).toEqual([
    { type: 'acceptLessonChange', incidentId: 'i1', changeId: 'k1', accepted: true },
    { type: 'setLessonChange', incidentId: 'i1', changeId: 'k1', line: 'If a trial ends, then it runs on.' },
  ]);
});

test('TS1d a kept change is tried small with one press, which leads to its test; then the note leads there', async () => {
  const incidents = { i1: { ...incident, changes: [change] } };
  const testId = 'AAAAAAAAAAAAAAAAAAAAAA';
  const connection = await openNote({ incidents, answer: () => ({ ok: true, testId }) });
  await userEvent.click(screen.getByRole('button', { name: text.change.trySmallLabel(change.line) }));
  expect(connection.sent).toEqual([{ type: 'addSmallTest', changeId: 'k1' }]);
  await waitFor(() => expect(window.location.search).toBe(`?row=R1&test=${testId}`));
  cleanup();
  const smallTests = { [testId]: { ...plannedTest, changeId: 'k1' } };
  const later = await openNote({ incidents, smallTests });
  expect(screen.queryByRole('button', { name: text.change.trySmallLabel(change.line) })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: text.change.seeTestLabel(change.line) }));
  expect(later.sent).toEqual([]);
  expect(window.location.search).toBe(`?row=R1&test=${testId}`);
});

test('TS1d a refused test is said in the note, and a reader has no way to make one', async () => {
  const incidents = { i1: { ...incident, changes: [change] } };
  const refused = {
    ok: false,
    code: 'limitReached',
    message: '',
    params: { reason: 'smallTests', most: 500 },
  } as const;
  await openNote({ incidents, answer: () => refused });
  await userEvent.click(screen.getByRole('button', { name: text.change.trySmallLabel(change.line) }));
  expect((await screen.findByRole('alert')).textContent).not.toBe('');
  expect(window.location.search).toBe('?note=i1');
  cleanup();
  await openNote({ incidents, visitor: { may: 'read', name: '' } });
  expect(screen.queryByRole('button', { name: text.change.trySmallLabel(change.line) })).toBeNull();
});

test('HP5p a question that is due is answered where it is shown', async () => {
  const landed: Incident = { ...incident, containedOn: '2027-01-18', changes: [{ ...change, accepted: true }] };
  const connection = open({ incidents: { i1: landed }, first: { state: 'contained' } });
  const answer = text.followUp.label;
  await userEvent.click((await screen.findAllByRole('button', { name: answer(text.followUp.yes, change.line) }))[0]!);
  await userEvent.click(screen.getAllByRole('button', { name: answer(text.followUp.dropped, change.line) })[0]!);
  await userEvent.type(screen.getByLabelText(text.followUp.droppedDialog.label), 'Sold');
  await userEvent.click(screen.getByRole('button', { name: text.followUp.droppedDialog.save }));
  const question = { type: 'followUp', incidentId: 'i1', changeId: 'k1', step: 'landed' };
  expect(connection.sent).toEqual([
    { ...question, answer: 'yes' },
    { ...question, answer: 'dropped', note: 'Sold' },
  ]);
});

test('HP6 a blaming word and a name get a hint, and the text stays as it is', async () => {
  const connection = await openNote({ note: { gap: 'Growth should have seen it', because: 'Nobody asked' } });
  screen.getByText(text.blame.word('should have'));
  expect(screen.queryByText(text.blame.name('Tom'))).toBeNull();
  act(() => reviewText(connection.plan.doc.get(), 'i1', 'because')?.insert(0, 'Tom forgot. '));
  screen.getByText(text.blame.name('Tom'));
  expect(screen.getByRole('textbox', { name: text.note.lines.gap })).toHaveProperty(
    'value',
    'Growth should have seen it',
  );
});
