import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { closeCode } from '../../shared/protocol/closeCodes.ts';
import type { CommandType } from '../../shared/commands/registry.ts';
import { offerGraceMs } from '../../shared/protocol/limits.ts';
import { message } from '../../shared/protocol/frames.ts';
import { textFrame } from '../harness/rawSocket.ts';
import { commandsByCapability } from '../../shared/commands/permissions.ts';
import type { RawSocket } from '../harness/rawSocket.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import type { SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import type { Person } from '../harness/person.ts';
import { createWritingWorkshop, framesSince, markOf } from './workshopAtStage.ts';

test('SC5c a participant’s command reserved for who runs the workshop is refused; no document changes and no frame goes to others', async () => {
  const room = await createWritingWorkshop({ people: 5 });
  const [, ana] = room.participants;
  const forbidden = (Object.keys(commandsByCapability) as CommandType[]).filter(
    (type) => !commandsByCapability[type].participant,
  );
  expect(forbidden.length).toBeGreaterThan(20);
  const before = await room.state();
  const mark = markOf(room.everyone.filter((person) => person !== ana));
  for (const type of forbidden) {
    expect(await ana!.post({ type })).toMatchObject({ ok: false, code: 'notAllowed' });
    ana!.document('session').inject(textFrame(message.command, JSON.stringify({ type, commandId: type })));
  }
  await room.settle();
  expect(await room.state()).toBe(before);
  expect(framesSince(mark)).toEqual([]);
});

test('SC4b no command gives the facilitator another person’s note before the reveal', async () => {
  const room = await createWritingWorkshop({ people: 5, observers: 1 });
  const others = room.participants.slice(1);
  for (const person of others) await person.write(`canary ${person.name}`);
  for (const type of Object.keys(commandsByCapability)) {
    if (['advanceStage', 'goBack', 'closeWorkshop', 'deleteWorkshop', 'handOver', 'leave'].includes(type)) continue;
    for (const fields of [{}, { participantId: others[0]!.id }, { round: 1, noteIds: ['x'] }]) {
      expect(JSON.stringify(await room.lead.post({ type, ...fields }))).not.toContain('canary');
    }
  }
  const heard = [...room.lead.documents.values(), ...room.observers[0]!.documents.values()]
    .flatMap(({ transcript }) => transcript)
    .map(({ bytes }) => Buffer.from(bytes).toString('latin1'))
    .join('');
  expect(heard).not.toContain('canary');
  const own = [...others[0]!.documents.values()].flatMap(({ transcript }) => transcript).map(({ bytes }) => Buffer.from(bytes).toString('latin1')).join(''); // prettier-ignore
  expect(own).toContain(`canary ${others[0]!.name}`);
});

test('SC6a a token of another workshop opens nothing', async () => {
  const room = await createWritingWorkshop({ people: 5 });
  const other = await room.world.found({ title: 'Another one', facilitatorName: 'Mallory' });
  for (const document of ['session', 'board', 'plan', 'notebook/1', 'ballot/1']) {
    const socket = await room.rawSocket({ ...room.founded, token: other.token }, document);
    expect(socket.closedWith).toBe(closeCode.unknownToken);
    expect(socket.transcript.filter(({ way }) => way === 'in')).toEqual([]);
  }
  expect(await room.world.post(room.founded.workshopId, other.token, { type: 'pause' })).toMatchObject({
    code: 'unknownToken',
  });
});

/** Raw sockets on every open document of a person's page: the page itself closes its sockets at the first final code. */
const besidePage = (room: SimulatedWorkshop, person: Person): Promise<RawSocket[]> =>
  Promise.all(
    [...person.documents.values()].filter(({ isOpen }) => isOpen).map(({ name }) => room.rawSocket(person, name)),
  );

test.each([
  [
    'removed',
    closeCode.removed,
    (lead: Person, ana: Person) => lead.must('removeParticipant', { participantId: ana.id }),
  ],
  ['gone by their own wish', closeCode.unknownToken, (_: Person, ana: Person) => ana.must('leave')],
  ['deleted with the workshop', closeCode.notFound, (lead: Person) => lead.post({ type: 'deleteWorkshop' })],
])('SC6b every open socket of a person who is %s closes within a second', async (_, code, happens) => {
  const room = await createWritingWorkshop({ people: 6 });
  const ana = room.person('Ana');
  const sockets = await besidePage(room, ana);
  expect(sockets.length).toBe(4);
  await happens(room.lead, ana);
  await room.pass(1_000);
  for (const socket of sockets) expect(socket.closedWith).toBe(code);
  const again = await room.rawSocket(ana, 'session');
  expect(again.closedWith).toBe(code);
});

test('SC6b the facilitator’s old token is closed when the role moves to another device', async () => {
  const room = await createWritingWorkshop({ people: 5 });
  const secret = room.founded.facilitatorLink.split('#f=')[1]!;
  const old = await besidePage(room, room.lead);
  const seat = await room.world.recover(room.founded.workshopId, secret);
  await room.pass(1_000);
  for (const socket of old) expect(socket.closedWith).toBe(closeCode.unknownToken);
  expect(await room.lead.post({ type: 'pause' })).toMatchObject({ code: 'unknownToken' });
  expect('token' in seat && (await room.world.post(room.founded.workshopId, seat.token, { type: 'pause' }))).toEqual({
    ok: true,
  });
});

test('SC7a a changed role or stage applies at once to sockets that were already open', async () => {
  const room = await createWritingWorkshop({ people: 5 });
  const [lead, ana] = room.participants;
  await lead!.drop();
  await room.pass(offerGraceMs);
  await ana!.must('takeOver');
  expect(await ana!.do('pause')).toMatchObject({ ok: true });
  await lead!.returns();
  expect(await ana!.do('resume')).toMatchObject({ ok: false, code: 'notAllowed' });
  await lead!.must('resume');
  await lead!.must('handOver', { participantId: ana!.id });
  expect(await lead!.do('lockRoom')).toMatchObject({ ok: false, code: 'notAllowed' });
  expect(await ana!.do('advanceStage', { from: 'imagine' })).toMatchObject({ ok: false, code: 'stageMoved' });
  for (const person of room.participants.slice(0, 4)) await person.write(`A note of ${person.name}`);
  const notebook = ana!.notebook();
  await ana!.must('advanceStage', { from: 'write' });
  expect(notebook.closedWith).toBe(closeCode.roundClosed);
  expect(await ana!.do('setContract', { text: 'x' })).toMatchObject({ ok: false, code: 'stageMoved' });
});

test('SC12c five tabs of the facilitator count as one writer, and the roster shows one person', async () => {
  const room = await createWritingWorkshop({ people: 4 });
  const tabs = await Promise.all([1, 2, 3, 4].map(() => room.rawSocket(room.lead, 'notebook/1')));
  for (const [i, tab] of tabs.entries()) {
    tab.doc.clientID = 900 + i;
    const note = new Y.Map<unknown>([['id', `${i}`.padEnd(22, 'n')], ['text', new Y.Text(`Tab ${i}`)]]); // prettier-ignore
    tab.doc.getArray('notes').push([note]);
    tab.sendUpdate(Y.encodeStateAsUpdate(tab.doc));
  }
  await room.settle();
  const notebooks = (await room.workshop()).documents.notebooksOf(1);
  expect(notebooks.filter(({ notes }) => notes.length > 0)).toMatchObject([{ notes: [{}, {}, {}, {}] }]);
  expect(await room.lead.advance()).toMatchObject({ ok: false, code: 'tooFewWriters' });
  for (const person of room.everyone) expect(Object.keys(person.people()).length).toBe(4);
});

test('SC7b the roster is sent before anyone can write', async () => {
  const room = await createSimulatedWorkshop({ people: 5, observers: 2 });
  expect(room.session().open.notebook).toBeNull();
  for (const person of room.everyone) expect(Object.keys(person.people()).length).toBe(7);
});
