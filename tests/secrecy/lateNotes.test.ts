import { expect, test } from 'vitest';
import { closeCode } from '../../shared/protocol/closeCodes.ts';
import { editAddNote } from '../../shared/notebook/notebook.ts';
import { createId } from '../../shared/ids.ts';
import { RawSocket } from '../harness/rawSocket.ts';
import { createWritingWorkshop, framesSince, markOf, receivedBy } from './workshopAtStage.ts';

test('SC18a a person offline at the reveal gets no card twice, sends no saved note again, and presence is all that others receive', async () => {
  const room = await createWritingWorkshop({ people: 6 });
  const ana = room.person('Ana');
  for (const person of room.participants.slice(2)) await person.write(`Note of ${person.name}`);
  await ana.write('Saved one', 'Saved two');
  await ana.drop();
  ana.jot('Canary unsent');
  await room.lead.must('advanceStage', { from: 'write' });
  await room.lead.must('dealRest');
  await room.pass(3_000);
  const mark = markOf(room.everyone.filter((person) => person !== ana));
  await ana.returns();
  expect(ana.document('notebook/1').closedWith).toBe(closeCode.roundClosed);
  await room.until(() => ana.notes().length === 1 && ana.notebook().isSaved, 'the late note is in the next notebook');
  expect(ana.connection.leftoverNotes.get()).toMatchObject([{ text: 'Canary unsent', waiting: true }]);
  // On the session others receive Ana's presence and nothing else.
  expect(framesSince(mark, (one) => one.name !== 'session')).toEqual([]);
  expect(receivedBy(room.everyone.filter((person) => person !== ana))).not.toContain('Canary');
  const sent = ana.document(`notebook/${room.session().open.notebook}`).transcript.filter(({ way }) => way === 'out');
  const text = sent.map(({ bytes }) => Buffer.from(bytes).toString('latin1')).join('');
  expect(text).toContain('Canary unsent');
  expect(text).not.toMatch(/Saved (one|two)/);
  const texts = (): string[] => Object.values(room.board().cards).map((card) => card.text);
  expect(texts().filter((one) => one.startsWith('Saved'))).toHaveLength(2);
  await room.lead.must('advanceStage', { from: 'share' });
  expect(texts()).not.toContain('Canary unsent');
  for (const name of ['Ben', 'Cem']) await room.person(name).write(`Late of ${name}`);
  await room.lead.must('goBack', { from: 'cluster' });
  await room.lead.must('dealRest');
  expect(texts().filter((one) => one === 'Canary unsent')).toHaveLength(1);
});

test('SC18a a note whose ack was lost is reported as arrived, and there is one card', async () => {
  const room = await createWritingWorkshop({ people: 6 });
  const ana = room.person('Ana');
  for (const person of room.participants.slice(2)) await person.write(`Note of ${person.name}`);
  room.world.disk.hold();
  ana.jot('Canary acked by nobody');
  await room.pass(1_500);
  expect(ana.notebook().isSaved).toBe(false);
  await ana.drop();
  room.world.disk.release();
  await room.settle();
  await room.lead.must('advanceStage', { from: 'write' });
  await room.lead.must('dealRest');
  await ana.returns();
  await room.pass(5_000);
  expect(ana.notes()).toEqual([]);
  expect(ana.connection.leftoverNotes.get()).toEqual([]);
  const texts = Object.values(room.board().cards).map((card) => card.text);
  expect(texts.filter((one) => one === 'Canary acked by nobody')).toHaveLength(1);
});

test('SC18a a notebook of an ended round closes with 4410, and its updates are neither applied nor stored', async () => {
  const room = await createWritingWorkshop({ people: 6 });
  const ana = room.person('Ana');
  for (const person of room.participants.slice(1)) await person.write(`Note of ${person.name}`);
  await room.lead.must('advanceStage', { from: 'write' });
  const mark = markOf(room.everyone);
  const stale = new RawSocket(room.world, ana, 'notebook/1');
  editAddNote(stale.doc, createId(room.random), 'Canary after the end');
  stale.sendStep2();
  await room.settle();
  expect(stale.closedWith).toBe(closeCode.roundClosed);
  expect(stale.transcript.filter(({ way }) => way === 'in')).toEqual([]);
  expect(framesSince(mark)).toEqual([]);
  const stored = await room.world.store.load(ana.workshopId);
  expect([...stored!.docs.keys()].filter((name) => name.startsWith('notebook/1'))).toEqual([]);
  expect(JSON.stringify([...stored!.records])).not.toContain('Canary after the end');
});

test('SC18b notes of one or two late authors wait, those of three appear; the number waiting is never sent', async () => {
  const room = await createWritingWorkshop({ people: 6 });
  for (const person of room.participants) await person.write(`Note of ${person.name}`);
  await room.lead.must('advanceStage', { from: 'write' });
  await room.lead.must('dealRest');
  await room.pass(3_000);
  const others = room.everyone.filter((person) => !['Ana', 'Ben', 'Cem'].includes(person.name));
  const mark = markOf(others);
  await room.person('Ana').write('Late canary of Ana');
  await room.person('Ben').write('Late canary of Ben');
  expect(framesSince(mark)).toEqual([]);
  await room.lead.must('advanceStage', { from: 'share' });
  expect(receivedBy(others)).not.toContain('Late canary');
  await room.person('Cem').write('Late canary of Cem', 'Another late canary of Cem');
  expect(receivedBy(others)).not.toContain('ate canary');
  await room.lead.must('advanceStage', { from: 'cluster' });
  const late = Object.values(room.board().cards).filter(({ text }) => text.includes('ate canary'));
  expect(late).toHaveLength(4);
});
