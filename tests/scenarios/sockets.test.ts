import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { message } from '../../shared/protocol/frames.ts';
import { limits } from '../../shared/protocol/limits.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { checkInvariants } from '../harness/invariants.ts';
import type { Person } from '../harness/person.ts';
import { awarenessOf, textFrame, textsOf } from '../harness/rawSocket.ts';
import { accepted, playTo } from './play.ts';

test('GW3c a ninth socket of one token on one document is refused', async () => {
  const room = await createSimulatedWorkshop();
  const { workshopId, token, id: participantId } = room.person('Ana');
  const tabs: Person[] = [];
  for (let i = 1; i < limits.socketsPerDocumentAndToken; i++) {
    const tab = room.seat({ workshopId, token, participantId, name: 'Ana', role: 'participant' });
    await tab.arrive();
    tabs.push(tab);
  }
  const ninth = room.seat({ workshopId, token, participantId, name: 'Ana', role: 'participant' });
  ninth.connect();
  await room.settle();
  expect(ninth.document('session').closedWith).toBe(4529);
  expect(tabs.every((tab) => tab.document('session').isOpen)).toBe(true);
});

test('CO1 CO2 ping and empty awareness are sent every five seconds; ten seconds without a pong close with 4508', async () => {
  const room = await createSimulatedWorkshop();
  const [ana, ben] = [room.person('Ana'), room.person('Ben')];
  const beats = () =>
    ana.document('board').transcript.filter(({ bytes }) => Buffer.compare(bytes, Buffer.from([1, 1, 0])) === 0);
  await room.pass(60_000);
  expect(beats()).toHaveLength(12);
  expect(new Set(beats().map((frame) => frame.at % 5_000)).size).toBe(1);
  // The client would notice the silence and reconnect.
  await ben.drop();
  const silent = await room.rawSocket(ben, 'session');
  await room.pass(5_000 - ((room.world.now() - beats()[0]!.at) % 5_000));
  silent.pause();
  await room.pass(14_999);
  expect(room.people()[ben.id]?.connected).toBe(true);
  await room.pass(1);
  expect(room.people()[ben.id]?.connected).toBe(false);
  silent.resume();
  await room.settle();
  expect(silent.closedWith).toBe(4508);
  await ben.returns();
  await checkInvariants(room);
});

test('GW3a a socket over its rate is slowed, and all its messages arrive', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'write');
  const ana = room.person('Ana');
  const note = ana.jot('');
  for (let i = 0; i < 300; i++) ana.type(note, 'x');
  await room.settle();
  expect(ana.notebook().isSaved).toBe(false);
  await room.pass(5_000);
  expect(ana.notebook().isSaved).toBe(true);
  expect(ana.notes()[0]?.text).toBe('x'.repeat(300));
  await checkInvariants(room);
});

test('CO7a a socket that reads nothing is closed at 1 MiB buffered; others are not delayed', async () => {
  const room = await createSimulatedWorkshop({ hasHeartbeats: false });
  await playTo(room, 'plan');
  const [riskId] = room.session().topRisks;
  const [ana, ben] = [room.person('Ana'), room.person('Ben')];
  const slow = await room.rawSocket(ben, 'plan');
  slow.pause();
  for (let i = 0; i < 320; i++) {
    await ana.plan(riskId!, 'dissent', 'x'.repeat(3_900));
    const text = (ana.document('plan').doc.getMap('plans').get(riskId!) as Y.Map<Y.Text>).get('dissent')!;
    text.delete(0, text.length);
    await room.settle();
    if (i % 20 === 0) await room.pass(1_000);
  }
  expect(slow.closedWith).toBe(1006);
  await checkInvariants(room);
});

test('CO7b a slow reader gets one frame of any size; a further frame before it was read closes the socket', async () => {
  const room = await createSimulatedWorkshop({ people: 10, hasHeartbeats: false });
  await playTo(room, 'write');
  for (const person of room.participants)
    await person.write(...Array.from({ length: 60 }, (_, i) => `${i} ${'x'.repeat(1_990)}`));
  await playTo(room, 'share');
  const [ana, ben] = [room.person('Ana').document('board'), room.person('Ben').document('board')];
  for (const reader of [ana, ben]) reader.pause();
  await room.lead.must('dealRest');
  await room.settle();
  ana.resume();
  await room.settle();
  const [cardId] = Object.keys(room.board().cards);
  await room.lead.must('flagCard', { cardId: cardId!, flagged: true });
  await room.settle();
  expect([ana.isOpen, ben.closedWith]).toEqual([true, 1006]);
  const seen = Y.encodeStateAsUpdate(ana.doc);
  expect(seen.length).toBeGreaterThan(limits.bufferedBytes);
  expect(Buffer.compare(seen, Y.encodeStateAsUpdate(room.lead.document('board').doc))).toBe(0);
  await room.person('Ben').returns();
  await checkInvariants(room);
});

test('CO5a CO5b carets are relayed on the plan only, with the name from the roster and no other field', async () => {
  const room = await createSimulatedWorkshop({ observers: 1 });
  await playTo(room, 'plan');
  const [riskId] = room.session().topRisks;
  const [ana, ben] = [room.person('Ana'), room.person('Ben')];
  const state = { name: 'The boss', riskId, field: 'cause', anchor: 'a', head: 'b', extra: 'x' };
  // The client sends no names and one caret at most: what a modified one sends goes over raw sockets.
  const caret = await room.rawSocket(ana, 'plan');
  caret.sendAwareness([
    { clientId: 77, clock: 1, state },
    { clientId: 78, clock: 1, state },
  ]);
  await room.settle();
  const seen = (person: Person) => awarenessOf(person.document('plan').transcript);
  const shown = { clientId: 77, clock: 1, state: { name: 'Ana', riskId, field: 'cause', anchor: 'a', head: 'b' } };
  expect(seen(ben)).toEqual([[shown]]);
  expect(ben.connection.plan.awareness.get().getStates().get(77)).toEqual(shown.state);
  expect(awarenessOf(caret.transcript)).toEqual([]);
  const foreign = await room.rawSocket(ben, 'plan');
  foreign.sendAwareness([{ clientId: 77, clock: 9, state: null }]);
  foreign.sendAwareness([{ clientId: 99, clock: 1, state: { riskId, field: 'x'.repeat(2_000) } }]);
  for (const name of ['session', 'board', `notebook/${room.session().open.notebook}`]) {
    (await room.rawSocket(ana, name)).sendAwareness([{ clientId: 77, clock: 2, state }]);
  }
  await room.settle();
  expect(seen(room.lead)).toHaveLength(1);
  for (const person of room.everyone) {
    for (const name of ['session', 'board']) expect(awarenessOf(person.document(name).transcript)).toEqual([]);
  }
  const late = await room.join('Zoe');
  expect(seen(late)).toHaveLength(1);
  caret.cut();
  await room.settle();
  expect(seen(late).at(-1)).toMatchObject([{ clientId: 77, state: null }]);
});

test('CO6 drags are relayed to everyone else in cluster only, and never from an observer', async () => {
  const room = await createSimulatedWorkshop({ observers: 1 });
  await playTo(room, 'cluster');
  const [ana, ben] = [room.person('Ana'), room.person('Ben')];
  const [cardId] = Object.keys(room.board().cards);
  const drags = (person: Person) => textsOf(person.document('session').transcript, message.presence);
  const drag = (person: Person, value: unknown) =>
    person.document('session').inject(textFrame(message.presence, JSON.stringify(value)));
  drag(ana, { drag: { cardId, over: null } });
  drag(ana, { drag: { cardId: 'AAAAAAAAAAAAAAAAAAAAAA', over: null } });
  drag(ana, { drag: { cardId, over: null, name: 'boss' } });
  drag(ana, 'nonsense');
  drag(room.person('Observer 1'), { drag: { cardId, over: null } });
  await room.pass(100);
  drag(ana, { drag: null });
  await room.settle();
  expect(drags(ben)).toEqual([
    { participantId: ana.id, drag: { cardId, over: null } },
    { participantId: ana.id, drag: null },
  ]);
  expect(drags(ana)).toEqual([]);
  await playTo(room, 'vote');
  drag(ana, { drag: { cardId, over: null } });
  await room.settle();
  expect(drags(ben)).toHaveLength(2);
});

test('CO8a CO8b a storm of drags over two sockets reaches others ten times a second, the latest always', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'cluster');
  const [ana, ben] = [room.person('Ana'), room.person('Ben')];
  const [cardId] = Object.keys(room.board().cards);
  const sockets = [await room.rawSocket(ana, 'session'), await room.rawSocket(ana, 'session')];
  const drags = () => textsOf(ben.document('session').transcript, message.presence);
  const drag = (over: string) =>
    sockets.forEach((socket) => socket.sendText(message.presence, JSON.stringify({ drag: { cardId, over } })));
  for (let frame = 1; frame <= 60; frame++) {
    drag(`pile ${frame}`);
    await room.world.pass(16);
  }
  expect(drags().length).toBeGreaterThan(5);
  expect(drags().length).toBeLessThanOrEqual(11);
  await room.pass(200);
  expect(drags().at(-1)).toEqual({ participantId: ana.id, drag: { cardId, over: 'pile 60' } });
  // What still waits when the stage is left is not sent any more.
  const before = drags().length;
  drag('vote');
  drag('last');
  const leaving = room.lead.must('advanceStage');
  await room.pass(1_000);
  await leaving;
  expect(
    drags()
      .slice(before)
      .map((one) => (one as { drag: { over: string } }).drag.over),
  ).toEqual(['vote']);
});

test('CO8a CO8b a storm of carets from two sockets reaches others ten times a second, the latest of each always', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'plan');
  const [riskId] = room.session().topRisks;
  const [ana, ben] = [room.person('Ana'), room.person('Ben')];
  const sockets = [await room.rawSocket(ana, 'plan'), await room.rawSocket(ana, 'plan')];
  const seen = () => awarenessOf(ben.document('plan').transcript).flat();
  const move = (clock: number) =>
    sockets.forEach((socket, i) =>
      socket.sendAwareness([{ clientId: 77 + i, clock, state: { riskId, field: 'cause', anchor: `at ${clock}` } }]),
    );
  for (let clock = 1; clock <= 60; clock++) {
    move(clock);
    await room.world.pass(16);
  }
  expect(seen().length).toBeGreaterThan(5);
  expect(seen().length).toBeLessThanOrEqual(11);
  await room.pass(200);
  for (const clientId of [77, 78]) {
    expect(seen().findLast((entry) => entry.clientId === clientId)).toMatchObject({ state: { anchor: 'at 60' } });
  }
  // A caret that waits for its turn is not sent after its socket is gone.
  move(61);
  move(62);
  sockets[0]!.cut();
  await room.pass(1_000);
  expect(seen().findLast((entry) => entry.clientId === 77)).toMatchObject({ state: null });
  expect(seen().findLast((entry) => entry.clientId === 78)).toMatchObject({ clock: 62 });
});

test('CO3 CO4 an invalid frame closes with 4400, one over the limit with 4413; other sockets stay open', async () => {
  const room = await createSimulatedWorkshop({ people: 8 });
  const frame = (write: (encoder: encoding.Encoder) => void): Uint8Array => {
    const encoder = encoding.createEncoder();
    write(encoder);
    return encoding.toUint8Array(encoder);
  };
  const shapes: [Uint8Array, number][] = [
    [new Uint8Array(), 4400],
    [Uint8Array.of(99), 4400],
    [Uint8Array.of(0, 9, 0), 4400],
    [Uint8Array.of(0, 0, 5, 1), 4400],
    [frame((encoder) => {
      encoding.writeVarUint(encoder, message.command);
      encoding.writeVarString(encoder, '{}');
      encoding.writeUint8(encoder, 7);
    }), 4400],
    [new Uint8Array(limits.smallFrameBytes + 1), 4413],
  ]; // prettier-ignore
  for (const [i, [bytes, code]] of shapes.entries()) {
    const attacker = await room.rawSocket(room.participants[i + 1]!, 'session');
    attacker.send(bytes);
    await room.settle();
    expect(attacker.closedWith).toBe(code);
  }
  expect(await room.lead.advance()).toEqual(accepted);
  await checkInvariants(room);
});
