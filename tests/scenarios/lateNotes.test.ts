import { expect, test } from 'vitest';
import { message } from '../../shared/protocol/frames.ts';
import { messagesOf } from '../harness/rawSocket.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { checkInvariants } from '../harness/invariants.ts';
import { accepted, cardTexts, playTo, reasonsOf, refusedWith } from './play.ts';

test('RV6a RV6b late notes of three authors become cards at the next stage change; those of two wait', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'cluster');
  const before = Object.keys(room.board().cards).length;
  const round = room.session().open.notebook!;
  await room.person('Ana').write('Late one');
  await room.person('Ben').write('Late two');
  await room.lead.back();
  await room.lead.advance();
  expect(Object.keys(room.board().cards)).toHaveLength(before);
  expect(room.session().open.notebook).toBe(round);
  await room.person('Cem').write('Late three');
  await room.lead.back();
  expect(room.session().open.notebook).toBe(round + 1);
  expect(room.session().turn.total).toBe(before + 3);
  await checkInvariants(room);
  await room.lead.must('dealRest');
  expect(cardTexts(room)).toEqual(expect.arrayContaining(['Late one', 'Late two', 'Late three']));
  await playTo(room, 'cluster');
  for (const person of room.participants) await person.write(`${person.name} is later still`);
  const [kept] = await room.lead.write('Not this one');
  await room.lead.keep(kept!);
  await room.lead.advance();
  expect(room.session().stage.name).toBe('vote');
  const late = Object.values(room.board().cards).filter((card) => card.text.endsWith('later still'));
  expect(late).toHaveLength(5);
  expect(cardTexts(room)).not.toContain('Not this one');
  await checkInvariants(room);
});

test('RV6a in plan late notes appear as loose cards', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'vote');
  for (const name of ['Ana', 'Ben', 'Cem']) await room.person(name).write(`${name} at last`);
  await playTo(room, 'plan');
  const loose = Object.values(room.board().cards).filter((card) => card.riskId === null);
  expect(loose.map((card) => card.text).sort()).toEqual(['Ana at last', 'Ben at last', 'Cem at last']);
  await checkInvariants(room);
});

test('RV6b late notes of fewer than three authors wait through `goBack` to write and join the next deck', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'share');
  await room.person('Ana').write('Carried over');
  await room.lead.back();
  await checkInvariants(room);
  expect(room.person('Ana').document('notebook/2').closedWith).toBe(4410);
  for (const name of ['Ben', 'Cem', 'Dina']) await room.person(name).write(`${name} again`);
  expect(await room.lead.advance()).toEqual(accepted);
  await room.lead.must('dealRest');
  expect(cardTexts(room)).toEqual(expect.arrayContaining(['Carried over', 'Ben again', 'Cem again', 'Dina again']));
  expect(cardTexts(room)).toHaveLength(14);
  await checkInvariants(room);
});

test('RV6c “show now” puts a single late note on the board exactly once', async () => {
  const room = await createSimulatedWorkshop();
  const ana = room.person('Ana');
  await playTo(room, 'cluster');
  const [noteId] = await ana.write('Everybody may know', 'Nobody may');
  expect(await room.person('Ben').do('publishNote', { noteId: noteId! })).toEqual(refusedWith('gone'));
  await ana.must('publishNote', { noteId: noteId! });
  expect(cardTexts(room)).toContain('Everybody may know');
  expect(cardTexts(room)).not.toContain('Nobody may');
  expect(await ana.do('publishNote', { noteId: noteId! })).toEqual(refusedWith('gone'));
  await checkInvariants(room);
  for (const name of ['Ben', 'Cem', 'Dina']) await room.person(name).write(`${name} late`);
  await playTo(room, 'plan');
  expect(cardTexts(room).filter((text) => text === 'Everybody may know')).toHaveLength(1);
  await checkInvariants(room);
});

test('RV8a a person who was offline while the round ended loses no note and gets no card twice', async () => {
  const room = await createSimulatedWorkshop();
  const ana = room.person('Ana');
  await playTo(room, 'write');
  for (const person of room.participants) await person.write(...reasonsOf(person));
  await ana.drop();
  ana.jot('Typed in the tunnel');
  await room.lead.advance();
  expect(room.session().turn.total).toBe(10);
  await ana.returns();
  expect(ana.document('notebook/1').closedWith).toBe(4410);
  const boards = (): number => messagesOf(room.person('Ben').document('board').transcript, message.sync).length;
  const boardsBefore = boards();
  await room.until(() => ana.notes().length === 1 && ana.notebook().isSaved, 'the late note is in the next notebook');
  expect(ana.notes().map((note) => note.text)).toEqual(['Typed in the tunnel']);
  expect(ana.connection.leftoverNotes.get()).toMatchObject([{ text: 'Typed in the tunnel', waiting: true }]);
  expect(boards()).toBe(boardsBefore);
  await checkInvariants(room);
  for (const name of ['Ben', 'Cem']) await room.person(name).write(`${name} late`);
  await room.lead.must('dealRest');
  await room.lead.advance();
  expect(cardTexts(room).filter((text) => text === 'Typed in the tunnel')).toHaveLength(1);
  expect(cardTexts(room)).toHaveLength(13);
  await checkInvariants(room);
});

test('RV8a a note whose ack was lost is reported as arrived', async () => {
  const room = await createSimulatedWorkshop();
  const ana = room.person('Ana');
  await playTo(room, 'write');
  for (const person of room.participants) await person.write(...reasonsOf(person));
  // It reaches the server with the next padded frame; the network breaks before the acknowledgement is sent.
  const noteId = ana.jot('Did this arrive?');
  const { documents } = await room.workshop();
  const isThere = (): boolean => JSON.stringify(documents.notebooksOf(1)).includes('Did this arrive?');
  await room.until(isThere, 'the note is on the server');
  expect(ana.notebook().isSaved).toBe(false);
  await ana.drop();
  await room.lead.advance();
  await ana.returns();
  const reply = await ana.do('whichArrived', { round: 1, noteIds: [noteId, 'never-sent'] });
  expect(reply).toMatchObject({ ok: true, arrived: [noteId] });
  await room.pass(5_000);
  expect(ana.notes()).toEqual([]);
  expect(ana.connection.leftoverNotes.get()).toEqual([]);
  await room.lead.must('dealRest');
  expect(cardTexts(room).filter((text) => text === 'Did this arrive?')).toHaveLength(1);
});
