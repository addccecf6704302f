import { expect, test } from 'vitest';
import { createDeviceOutbox } from '../../client/connection/outbox.ts';
import type { DeviceStore } from '../../client/runtime/deviceStore.ts';
import { readBoard } from '../../shared/board/board.ts';
import { planText } from '../../shared/plan/plan.ts';
import { minuteMs, secondMs } from '../../shared/time.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { playTo } from '../scenarios/play.ts';
import type { Person } from '../harness/person.ts';
import { anasNotes, openWithPage, openPage, answerTo } from './openAnasPage.ts';

test('FA9a a command given offline is carried out once, and one that arrives too late is shown with its text', async () => {
  const { room, page } = await openWithPage();
  const ana = room.person('Ana');
  page.jot('Reason of Ana');
  await playTo(room, 'cluster');
  await room.pass(2 * secondMs);
  page.network.goOffline();
  const answers = [1, 2, 3].map((n) => answerTo(page.connection.send({ type: 'addRisk', title: `Offline ${n}` })));
  await room.pass(10 * minuteMs);
  page.network.goOnline();
  await room.pass(3 * secondMs);
  expect(answers.map((answer) => answer()?.ok)).toEqual([true, true, true]);
  const titles = (): string[] => Object.values(room.board().risks).map((risk) => risk.title);
  expect(titles().filter((title) => title.startsWith('Offline')).sort()).toEqual(['Offline 1', 'Offline 2', 'Offline 3']); // prettier-ignore

  page.network.goOffline();
  const late = answerTo(page.connection.send({ type: 'addRisk', title: 'Comes too late' }));
  await room.lead.advance();
  page.network.goOnline();
  await room.pass(3 * secondMs);
  expect(late()).toMatchObject({ ok: false });
  expect(page.connection.refusedCommands.get()).toMatchObject([
    { command: { type: 'addRisk', title: 'Comes too late' } },
  ]);
  expect(titles()).not.toContain('Comes too late');

  const replay = JSON.stringify({ type: 'flagCard', cardId: Object.keys(room.board().cards)[0], flagged: true });
  const outcomes = new Set<string>();
  for (let i = 0; i < 1_000; i++) {
    const body = { ...(JSON.parse(replay) as object), commandId: 'the same' };
    outcomes.add(JSON.stringify(await room.world.post(ana.workshopId, ana.token, body)));
    if (i === 500) await room.crash();
  }
  expect(outcomes.size).toBe(1);
}, 60_000);

test('FA9b a ballot that arrives after the close does not count, and its voter is told', async () => {
  const { room, page } = await openWithPage();
  page.jot('Reason of Ana');
  await room.pass(2 * secondMs);
  await playTo(room, 'vote');
  await room.pass(2 * secondMs);
  const risk = Object.keys(room.board().risks)[0]!;
  page.network.goOffline();
  page.connection.ballot.get()!.doc.get().getMap('dots').set(risk, 1);
  await playTo(room, 'vote');
  for (const person of room.online) await person.vote({ [risk]: 1 });
  await room.lead.must('closeVote');
  const totals = JSON.stringify(room.session().tally);
  expect(room.session().tally?.[risk]).toBe(room.online.length);
  page.network.goOnline();
  await room.pass(3 * secondMs);
  expect(page.connection.missedBallot.get()).toBe(2);
  expect(JSON.stringify(room.session().tally)).toBe(totals);
});

test('FA17b a page of another protocol version is told to reload, and keeps its texts', async () => {
  const { room, page } = await openWithPage();
  page.network.goOffline();
  page.jot('Written on the old page');
  await room.pass(secondMs);
  // What a server answers to a version it does not speak (SPEC FA17b).
  page.network.refuseWith(4400);
  page.network.goOnline();
  page.wake();
  await room.pass(10 * secondMs);
  expect(page.connection.state.get()).toMatchObject({ kind: 'ended', reason: 'refused' });
  page.close();
  const again = openPage(room, room.person('Ana'), { outbox: page.outbox });
  await room.pass(5 * secondMs);
  expect(again.connection.save.get()).toBe('saved');
  expect(await anasNotes(room)).toEqual(['Written on the old page']);
});

test('FA8d a refused document is rebuilt under another client id with all its texts', async () => {
  const { room, page } = await openWithPage();
  page.jot('Saved before');
  await room.pass(2 * secondMs);
  const doc = page.connection.notebook.get()!.doc.get();
  // A root that no notebook has: the server refuses the update with 4422.
  doc.transact(() => {
    doc.getMap('foreign').set('key', 1);
  });
  page.jot('In the same breath');
  await room.pass(8 * secondMs);
  const rebuilt = page.connection.notebook.get()!.doc.get();
  expect(rebuilt.clientID).not.toBe(doc.clientID);
  expect(page.notes().map((note) => note.text)).toEqual(['Saved before', 'In the same breath']);
  expect(page.connection.save.get()).toBe('saved');
  expect(await anasNotes(room)).toEqual(['Saved before', 'In the same breath']);
});

test('EN1f words typed into the plan when it may no longer be written are given back, in this page and after a reload', async () => {
  const { room, page } = await openWithPage();
  await playTo(room, 'register');
  await room.pass(2 * secondMs);
  const riskId = Object.keys(readBoard(page.connection.board.doc.get()).risks)[0]!;
  const typed = (text: string): void =>
    planText(page.connection.plan.doc.get(), riskId, 'contingency')?.insert(0, text);
  const onServer = (): string => room.lead.planTexts(riskId).contingency;
  typed('Call the bank. ');
  await room.pass(2 * secondMs);
  const saved = onServer();
  expect(saved).toContain('Call the bank.');

  page.network.goOffline();
  typed('Tell everyone. ');
  await room.lead.must('setReadOnly', { readOnly: true });
  page.network.goOnline();
  await room.pass(5 * secondMs);
  expect(page.connection.refusedTexts.get()).toEqual([`Tell everyone. ${saved}`]);
  expect(planText(page.connection.plan.doc.get(), riskId, 'contingency')?.toString()).toBe(saved);
  expect(onServer()).toBe(saved);
  page.close();

  const again = openPage(room, room.person('Ana'), { outbox: page.outbox });
  await room.pass(5 * secondMs);
  expect(again.connection.refusedTexts.get()).toEqual([`Tell everyone. ${saved}`]);
  again.connection.dismissRefusedTexts();
  await room.pass(secondMs);
  expect(again.connection.refusedTexts.get()).toEqual([]);
  again.close();
  const last = openPage(room, room.person('Ana'), { outbox: page.outbox });
  await room.pass(5 * secondMs);
  expect(last.connection.refusedTexts.get()).toEqual([]);
  expect(last.connection.save.get()).toBe('saved');
});

/** A browser that refuses to keep anything. */
const refusingDevice = (): DeviceStore => {
  const refuse = (): Promise<never> => Promise.reject(new DOMException('', 'SecurityError'));
  return { entries: refuse, set: refuse, drop: refuse };
};

test('SA3a SA3b where the browser stores nothing, the page knows it and asks before closing for everything unsaved', async () => {
  const room = await createSimulatedWorkshop({ people: 6 });
  await playTo(room, 'write');
  const ana = room.person('Ana');
  await ana.drop();
  const outbox = createDeviceOutbox({ after: () => () => {}, every: () => () => {} }, refusingDevice());
  const page = openPage(room, ana, { outbox });
  await room.pass(3 * secondMs);
  page.jot('Typed before');
  await room.pass(2 * secondMs);
  expect(page.connection.save.get()).toBe('saved');
  expect(page.connection.storesOnDevice.get()).toBe(false);
  expect(page.asksBeforeClosing()).toBe(false);
  page.network.goOffline();
  page.jot('Here alone');
  await room.pass(12 * secondMs);
  expect(page.connection.save.get()).toBe('notSaved');
  expect(page.asksBeforeClosing()).toBe(true);
  await playTo(room, 'register');
  await room.lead.must('closeWorkshop');
  page.network.goOnline();
  page.wake();
  await room.pass(8 * secondMs);
  // Everything else is saved, but this text has no place left to go to.
  expect(page.connection.save.get()).toBe('saved');
  expect(page.connection.leftoverNotes.get()).toMatchObject([{ text: 'Here alone', waiting: false }]);
  expect(page.asksBeforeClosing()).toBe(true);
  page.connection.dropLeftoverNote(page.connection.leftoverNotes.get()[0]!.id);
  expect(page.asksBeforeClosing()).toBe(false);
}, 60_000);

test('SA4b a removed person is shown the texts that had not reached the server, and the device forgets them', async () => {
  const { room, page } = await openWithPage();
  page.jot('Saved before');
  await room.pass(2 * secondMs);
  page.network.goOffline();
  page.jot('Never sent');
  void page.connection.send({ type: 'setName', name: 'Anastasia' });
  await room.pass(secondMs);
  expect(await page.outbox.read('')).toHaveLength(2);
  await room.lead.must('removeParticipant', { participantId: room.person('Ana').id });
  page.network.goOnline();
  page.wake();
  await room.pass(3 * secondMs);
  expect(page.connection.state.get()).toMatchObject({ kind: 'ended', code: 4423, reason: 'removed', unsent: ['Never sent', 'Anastasia'] }); // prettier-ignore
  expect(page.asksBeforeClosing()).toBe(true);
  expect(await page.outbox.read('')).toEqual([]);
  page.connection.close();
  expect(page.asksBeforeClosing()).toBe(false);
});

test.each([
  [
    'a ballot',
    (page: Person): unknown => page.connection.ballot.get()!.doc.get().getMap('dots').set(firstRisk(page), 1),
  ],
  [
    'a plan',
    (page: Person): unknown =>
      planText(page.connection.plan.doc.get(), firstRisk(page), 'signal')?.insert(0, 'tickets'),
  ],
  ['a late note', (page: Person): unknown => page.jot('Came to me late')],
  ['a command', (page: Person): unknown => page.connection.send({ type: 'flagCard', cardId: 'card', flagged: true })],
])('FA8c a tab asks before it closes while %s exists in it only', async (_, change) => {
  const { room, page } = await openWithPage();
  await playTo(room, 'vote');
  await room.pass(3 * secondMs);
  expect(page.asksBeforeClosing()).toBe(false);
  page.network.goOffline();
  change(page);
  expect(page.asksBeforeClosing()).toBe(true);
  page.network.goOnline();
  page.wake();
  await room.pass(5 * secondMs);
  expect(page.asksBeforeClosing()).toBe(false);
});

const firstRisk = (page: Person): string => Object.keys(readBoard(page.connection.board.doc.get()).risks)[0]!;

test('FA9a a command whose server crashed while the round ended shows no error, because the stage did advance', async () => {
  const room = await createSimulatedWorkshop({ people: 6 });
  await playTo(room, 'write');
  for (const person of room.online) await person.write(`${person.name} saw it coming`);
  const lead = room.lead;
  await lead.drop();
  const page = openPage(room, lead);
  await room.pass(3 * secondMs);
  const answer = answerTo(page.connection.send({ type: 'advanceStage', from: 'write' }));
  await room.pass(secondMs);
  expect(page.session().open.closingAt).not.toBeNull();
  await room.crash();
  await room.pass(10 * secondMs);
  expect(page.session().stage.name).toBe('share');
  expect(answer()).toMatchObject({ ok: true });
  expect(page.connection.refusedCommands.get()).toEqual([]);
  expect(await page.outbox.read('')).toEqual([]);
});
