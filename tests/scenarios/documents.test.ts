import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { documentsByCapability } from '../../shared/commands/permissions.ts';
import { stages } from '../../shared/stages/stages.ts';
import type { RawSocket } from '../harness/rawSocket.ts';
import type { SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { checkInvariants } from '../harness/invariants.ts';
import type { Person } from '../harness/person.ts';
import { playTo } from './play.ts';

/** An update sent by a person who may not write this document. */
function forged(document: Pick<RawSocket, 'doc'>, change: (doc: Y.Doc) => void, clientId = 4711): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document.doc));
  copy.clientID = clientId;
  const before = Y.encodeStateVector(copy);
  copy.transact(() => change(copy));
  return Y.encodeStateAsUpdate(copy, before);
}

/** Opens a document by a path that the page never uses. @returns the close code */
async function opens(room: SimulatedWorkshop, person: Person, name: string): Promise<number | 'open'> {
  const socket = await room.rawSocket(person, name);
  const { closedWith } = socket;
  socket.close();
  return closedWith ?? 'open';
}

test('DO1a every write to session or board closes with 4403 in every stage and is sent to nobody', async () => {
  const room = await createSimulatedWorkshop({ observers: 1 });
  for (const stage of stages) {
    await playTo(room, stage);
    for (const name of ['session', 'board'] as const) {
      const ana = room.person(name === 'session' ? 'Ana' : 'Ben');
      const watchers = room.everyone.filter((person) => person !== ana);
      const heard = () => watchers.map((person) => person.document('board').transcript.length);
      const { doc } = (await room.workshop()).documents.shared[name];
      const board = Y.encodeStateAsUpdate((await room.workshop()).documents.shared.board.doc);
      const heardBefore = heard();
      const root = name === 'session' ? 'session' : 'cards';
      const attacker = await room.rawSocket(ana, name);
      attacker.sendUpdate(forged(attacker, (copy) => copy.getMap(root).set('title', 'mine')));
      await room.settle();
      expect(attacker.closedWith).toBe(4403);
      expect(doc.getMap(root).has('title')).toBe(false);
      expect(Y.encodeStateAsUpdate((await room.workshop()).documents.shared.board.doc)).toEqual(board);
      expect(heard()).toEqual(heardBefore);
      await checkInvariants(room);
    }
  }
});

test('DO1a an update that only deletes is refused as a write', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'cluster');
  const ana = room.person('Ana');
  const [cardId] = Object.keys(ana.board().cards);
  const attacker = await room.rawSocket(ana, 'board');
  attacker.sendUpdate(forged(attacker, (copy) => copy.getMap('cards').delete(cardId!)));
  await room.settle();
  expect(attacker.closedWith).toBe(4403);
  expect(Object.keys(room.board().cards)).toContain(cardId);
});

test('DO1b a step 2 without new structs, with the full delete set, is accepted on read-only documents', async () => {
  const room = await createSimulatedWorkshop({ observers: 1 });
  await playTo(room, 'plan');
  await room.lead.back();
  await room.lead.back();
  await room.lead.advance();
  for (const person of room.everyone) {
    for (const name of ['session', 'board', 'plan']) {
      const socket = await room.rawSocket(person, name);
      socket.sendStep2();
      socket.sendStep2(new Uint8Array([0]));
      await room.settle();
      expect(socket.closedWith).toBeNull();
      socket.close();
    }
  }
  await checkInvariants(room);
});

test('DO1c each person opens the documents of the access table; an observer has no notebook and no ballot', async () => {
  const room = await createSimulatedWorkshop({ observers: 1 });
  await playTo(room, 'vote');
  const observer = room.person('Observer 1');
  for (const name of ['session', 'board', 'plan'] as const) expect(await opens(room, observer, name)).toBe('open');
  const { open } = room.session();
  expect(await opens(room, observer, `notebook/${open.notebook}`)).toBe(4403);
  expect(await opens(room, observer, `ballot/${open.ballot}`)).toBe(4403);
  expect(documentsByCapability.plan.observer).toBe('reads');
  await playTo(room, 'plan');
  const [riskId] = room.session().topRisks;
  const plan = await room.rawSocket(observer, 'plan');
  const update = forged(plan, (copy) =>
    (copy.getMap('plans').get(riskId!) as Y.Map<Y.Text>).get('signal')!.insert(0, 'x'),
  );
  plan.sendUpdate(update);
  await room.settle();
  expect(plan.closedWith).toBe(4403);
  expect(room.lead.planTexts(riskId!).signal).toBe('');
});

test('DO2b an ended round closes with 4410, an unknown round with 4404; an invalid path is not opened', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'share');
  const ana = room.person('Ana');
  expect(await opens(room, ana, 'notebook/1')).toBe(4410);
  expect(await opens(room, ana, 'notebook/2')).toBe('open');
  expect(await opens(room, ana, 'notebook/3')).toBe(4404);
  expect(await opens(room, ana, 'ballot/1')).toBe(4410);
  expect(await opens(room, ana, 'ballot/2')).toBe(4404);
  for (const path of ['notebook/0', 'notebook', `notebook/2/${room.lead.id}`, 'secrets', '']) {
    expect(await opens(room, ana, path), path).toBe(1006);
  }
});

test('DO2a the notebook path opens the caller’s own notebook for every person', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'write');
  await room.person('Ana').write('Ana’s alone');
  for (const person of room.everyone) {
    if (person.name === 'Ana') continue;
    expect(person.notes()).toEqual([]);
    const bytes = [...person.documents.values()].flatMap((document) => document.transcript.map((frame) => frame.bytes));
    expect(Buffer.concat(bytes).includes('Ana’s alone')).toBe(false);
  }
  const own = room
    .person('Ana')
    .notebook()
    .transcript.map((frame) => frame.bytes);
  expect(Buffer.concat(own).includes('Ana’s alone')).toBe(true);
});

test('DO2c several people edit a plan at once in any stage after it was created, and everyone receives the edits', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'plan');
  const [riskId] = room.session().topRisks;
  const [ana, ben] = [room.person('Ana'), room.person('Ben')];
  await Promise.all([ana.plan(riskId!, 'cause', 'left '), ben.plan(riskId!, 'cause', 'right ')]);
  for (const stage of ['vote', 'cluster', 'share', 'write', 'imagine', 'lobby'] as const) {
    await room.lead.back();
    expect(room.session().stage.name).toBe(stage);
    await ana.plan(riskId!, 'effect', `${stage} `);
  }
  expect(ben.planTexts(riskId!).effect).toBe('vote cluster share write imagine lobby ');
  expect(ben.planTexts(riskId!).cause).toHaveLength('left right '.length);
  await checkInvariants(room);
});

test('DO3 a Yjs client id belongs to the first person who wrote with it, also after a restart; the server’s id is refused', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'plan');
  const [riskId] = room.session().topRisks;
  const [ana, ben, cem] = [room.person('Ana'), room.person('Ben'), room.person('Cem')];
  await ana.plan(riskId!, 'cause', 'Ana was here');
  await room.restart();
  const write = (copy: Y.Doc) =>
    (copy.getMap('plans').get(riskId!) as Y.Map<Y.Text>).get('cause')!.insert(0, 'not me: ');
  const { clientID } = ana.document('plan').doc;
  for (const [person, id] of [
    [ben, clientID],
    [cem, 1],
  ] as const) {
    const attacker = await room.rawSocket(person, 'plan');
    attacker.sendUpdate(forged(attacker, write, id));
    await room.settle();
    expect(attacker.closedWith).toBe(4422);
  }
  expect(room.lead.planTexts(riskId!).cause).toBe('Ana was here');
});

test('DO4 two tabs of one person edit one notebook and receive each other’s updates', async () => {
  const room = await createSimulatedWorkshop();
  await playTo(room, 'write');
  const ana = room.person('Ana');
  const { workshopId, token, id: participantId } = ana;
  const tab = room.seat({ workshopId, token, participantId, name: 'Ana', role: 'participant' });
  await tab.arrive();
  await ana.write('From the first tab');
  await tab.write('From the second tab');
  await ana.drop();
  ana.jot('Offline in the first');
  await tab.write('Meanwhile in the second');
  await ana.returns();
  await room.until(() => [ana, tab].every((one) => one.notes().length === 4), 'both tabs have all four notes');
  expect(
    ana
      .notes()
      .map((note) => note.text)
      .sort(),
  ).toEqual(
    tab
      .notes()
      .map((note) => note.text)
      .sort(),
  );
  expect(ana.notes()).toHaveLength(4);
  for (const other of room.participants) if (other.id !== ana.id) await other.write('Another reason');
  await room.lead.advance();
  expect(room.session().turn.total).toBe(8);
  await checkInvariants(room);
});
