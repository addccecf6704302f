import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { planText } from '../../shared/plan/plan.ts';
import { closeCode } from '../../shared/protocol/closeCodes.ts';
import { message } from '../../shared/protocol/frames.ts';
import { minuteMs } from '../../shared/time.ts';
import type { Person } from '../harness/person.ts';
import type { RawSocket } from '../harness/rawSocket.ts';
import { textFrame } from '../harness/rawSocket.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import type { SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { playTo, refusedWith } from '../scenarios/play.ts';

const screenOf = (room: SimulatedWorkshop, { token }: Person, document: string): Promise<RawSocket> =>
  room.rawSocket({ workshopId: room.founded.workshopId, token, isScreen: true }, document);

const heard = (socket: RawSocket): string[] =>
  socket.transcript.filter(({ way }) => way === 'in').map(({ bytes }) => Buffer.from(bytes).toString('hex'));

const handsIn = (socket: RawSocket): number =>
  socket.transcript.filter(({ way, bytes }) => way === 'in' && bytes[0] === message.hand).length;

test('SN3a a screen receives the same bytes as an observer, although its person holds the next card', async () => {
  const room = await createSimulatedWorkshop({ people: 5, observers: 1 });
  await playTo(room, 'write');
  for (const person of room.participants) await person.write(`By ${person.name}`);
  await room.settle();
  const documents = ['session', 'board', 'plan'];
  const observer = room.observers[0]!;
  const watched = await Promise.all(documents.map((document) => room.rawSocket(observer, document)));
  const screens = await Promise.all(room.participants.map((person) => screenOf(room, person, 'session')));
  const [first] = room.participants;
  const others = await Promise.all(documents.slice(1).map((document) => screenOf(room, first!, document)));
  const own = await Promise.all(room.participants.map((person) => room.rawSocket(person, 'session')));
  await playTo(room, 'share');
  for (let dealt = 0; dealt < 4; dealt++) await room.lead.must('dealNext');
  await room.settle();
  expect(own.reduce((sum, socket) => sum + handsIn(socket), 0)).toBeGreaterThan(3);
  for (const screen of screens) {
    expect(handsIn(screen)).toBe(0);
    expect(heard(screen)).toEqual(heard(watched[0]!));
  }
  for (const [at, screen] of others.entries()) expect(heard(screen)).toEqual(heard(watched[at + 1]!));
  for (const document of ['notebook/1', 'ballot/1'])
    expect((await screenOf(room, first!, document)).closedWith).toBe(closeCode.notAllowed);
});

test('SN3a a screen changes nothing: commands are refused, and text in the plan closes its socket', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'plan');
  const screen = await screenOf(room, room.lead, 'session');
  screen.send(textFrame(message.command, JSON.stringify({ type: 'advanceStage', from: 'plan' })));
  await room.settle();
  expect(screen.replies).toEqual([refusedWith('notAllowed')]);
  expect(room.session().stage.name).toBe('plan');
  const [riskId] = room.session().topRisks;
  const plan = await screenOf(room, room.lead, 'plan');
  const before = Y.encodeStateVector(plan.doc);
  planText(plan.doc, riskId!, 'signal')!.insert(0, 'By a screen');
  plan.sendUpdate(Y.encodeStateAsUpdate(plan.doc, before));
  await room.settle();
  expect(plan.closedWith).toBe(closeCode.notAllowed);
  expect(room.lead.planTexts(riskId!).signal).toBe('');
});

test('SN3b nobody is here by a screen, and it ends when its person is removed', async () => {
  const room = await createSimulatedWorkshop();
  const ana = room.person('Ana');
  await room.settle();
  const of = room.session().progress.of;
  const screen = await screenOf(room, ana, 'session');
  expect(room.session().progress.of).toBe(of);
  ana.close();
  await room.pass(minuteMs);
  expect(screen.isOpen).toBe(true);
  expect(room.people()[ana.id]?.connected).toBe(false);
  const workshop = await room.workshop();
  expect(workshop.openPages(workshop.seatOf(ana.token)!)).toEqual([]);
  const again = await screenOf(room, ana, 'session');
  again.close();
  await room.settle();
  expect(room.people()[ana.id]?.connected).toBe(false);
  await room.lead.must('removeParticipant', { participantId: ana.id });
  await room.settle();
  expect(screen.closedWith).toBe(closeCode.removed);
});
