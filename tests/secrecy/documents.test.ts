import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { closeCode } from '../../shared/protocol/closeCodes.ts';
import { message } from '../../shared/protocol/frames.ts';
import { stages } from '../../shared/stages/stages.ts';
import type { SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import type { Person } from '../harness/person.ts';
import { textFrame } from '../harness/rawSocket.ts';
import {
  createSharingWorkshop,
  createVotingWorkshop,
  createWritingWorkshop,
  framesSince,
  hex,
  markOf,
} from './workshopAtStage.ts';

test('SC5a a write to session or board closes with 4403 in every stage and reaches nobody', async () => {
  const room = await createVotingWorkshop({ people: 5 });
  const [, ana] = room.participants;
  const seen = new Set<string>();
  const attack = async (): Promise<void> => {
    seen.add(room.session().stage.name);
    for (const document of ['session', 'board']) {
      const before = hex(Y.encodeStateAsUpdate((await room.workshop()).documents.shared[document as 'board'].doc));
      const forged = await room.rawSocket(ana!, document);
      const mark = markOf(room.everyone);
      forged.doc.getMap(document === 'session' ? 'session' : 'cards').set('forged', true);
      forged.sendUpdate(Y.encodeStateAsUpdate(forged.doc));
      await room.settle();
      expect(forged.closedWith).toBe(closeCode.notAllowed);
      expect(framesSince(mark)).toEqual([]);
      const { shared } = (await room.workshop()).documents;
      expect(hex(Y.encodeStateAsUpdate(shared[document as 'board'].doc))).toBe(before);
    }
  };
  await attack();
  for (let i = 0; i < 5; i++) {
    await room.lead.back();
    await attack();
  }
  const later = await createVotingWorkshop({ people: 5, seed: 2 });
  await later.lead.must('closeVote');
  await later.lead.must('advanceStage');
  for (const stage of ['plan', 'commit', 'register']) {
    expect(later.session().stage.name).toBe(stage);
    seen.add(stage);
    const forged = await later.rawSocket(later.participants[1]!, 'board');
    forged.doc.getMap('cards').set('forged', true);
    forged.sendUpdate(Y.encodeStateAsUpdate(forged.doc));
    await later.settle();
    expect(forged.closedWith).toBe(closeCode.notAllowed);
    if (stage !== 'register') await later.lead.must('advanceStage');
  }
  expect([...seen].sort()).toEqual([...stages].sort());
});

/** A workshop in cluster whose session and board have a history: overwritten keys, cards moved, withdrawn and put back. */
async function createWornWorkshop(): Promise<SimulatedWorkshop> {
  const room = await createSharingWorkshop({ people: 5 });
  await room.lead.must('dealNext', { after: null });
  await room.lead.must('putBack');
  await room.lead.must('dealRest');
  const [first, second, third] = Object.keys(room.board().cards);
  await room.lead.must('withdrawCard', { cardId: first! });
  await room.lead.must('advanceStage', { from: 'share' });
  const { riskId } = await room.lead.must('addRisk', { title: 'A pile', cardIds: [second!] });
  await room.lead.must('moveCard', { cardId: second!, riskId: null });
  await room.lead.must('moveCard', { cardId: third!, riskId: riskId! });
  return room;
}

const deletedIn = (doc: Y.Doc): number =>
  [...Y.decodeUpdate(Y.encodeStateAsUpdate(doc)).ds.clients.values()].flat().reduce((sum, { len }) => sum + len, 0);

test('SC5a a step 2 without new structs, with the full delete set as after a reconnect, keeps the socket open', async () => {
  const room = await createWornWorkshop();
  const ana = room.person('Ana');
  for (const name of ['session', 'board']) {
    const document = await room.rawSocket(ana, name);
    expect(deletedIn(document.doc)).toBeGreaterThan(3);
    // The step 2 of y-websocket to an up-to-date server: no struct, and the whole delete set.
    const onlyDeletions = Y.encodeStateAsUpdate(document.doc, Y.encodeStateVector(document.doc));
    expect(Y.decodeUpdate(onlyDeletions).structs).toEqual([]);
    expect(Y.decodeUpdate(onlyDeletions).ds.clients.size).toBeGreaterThan(0);
    document.sendStep2(Y.encodeStateVector(document.doc));
    document.sendStep2(Uint8Array.of(0));
    document.sendUpdate(onlyDeletions);
    await room.settle();
    expect(document.isOpen).toBe(true);
    expect(ana.document(name).isOpen).toBe(true);
    ana.document(name).cut();
    await room.until(() => ana.document(name).isSynced, 'the page is back');
    await room.pass(1_000);
    expect(ana.document(name).isOpen).toBe(true);
  }
});

test.each([
  ['one new struct', (doc: Y.Doc, root: string) => void doc.getMap(root).set('x', 1)],
  ['one new delete range', (doc: Y.Doc, root: string) => doc.getMap(root).delete([...doc.getMap(root).keys()][0]!)],
])('SC5a a step 2 that holds %s closes with 4403, and nobody else gets a byte', async (_, change) => {
  const room = await createWornWorkshop();
  const ana = room.person('Ana');
  for (const [name, root] of [['session', 'session'], ['board', 'cards']] as const) {
    const honest = Y.encodeStateAsUpdate((await room.workshop()).documents.shared[name].doc);
    const forged = await room.rawSocket(ana, name);
    const mark = markOf(room.everyone);
    const before = Y.encodeStateVector(forged.doc);
    change(forged.doc, root);
    const structs = Y.decodeUpdate(Y.encodeStateAsUpdate(forged.doc, before)).structs.length;
    expect(structs).toBe(_ === 'one new struct' ? 1 : 0);
    forged.sendStep2(before);
    await room.settle();
    expect(forged.closedWith).toBe(closeCode.notAllowed);
    expect(framesSince(mark)).toEqual([]);
    expect(hex(Y.encodeStateAsUpdate((await room.workshop()).documents.shared[name].doc))).toBe(hex(honest));
  } // prettier-ignore
});

test('SC5b the notebook path opens the caller’s own notebook, and no path names a person', async () => {
  const room = await createWritingWorkshop({ people: 5, observers: 1 });
  const [lead, ana, ben] = room.participants;
  await ana!.write('canary of Ana');
  for (const person of [lead!, ben!]) {
    const own = await room.rawSocket(person, 'notebook/1');
    expect(own.isSynced).toBe(true);
    expect(own.doc.getArray('notes').length).toBe(0);
  }
  const again = await room.rawSocket(ana!, 'notebook/1');
  expect(JSON.stringify(again.doc.getArray('notes').toJSON())).toContain('canary of Ana');
  for (const path of [`notebook/1/${ana!.id}`, `notebook/${ana!.id}`, 'notebook/1?of=1', 'notebook/0', 'notebook/01']) {
    const other = await room.rawSocket(ben!, path);
    expect(other.isSynced && JSON.stringify(other.doc.getArray('notes').toJSON()).includes('canary')).toBe(false);
  }
  const observer = await room.rawSocket(room.observers[0]!, 'notebook/1');
  expect(observer.closedWith).toBe(closeCode.notAllowed);
});

test('SC14 presence and awareness on documents that do not relay them reach nobody', async () => {
  const room = await createSharingWorkshop({ people: 5 });
  const [, ana] = room.participants;
  const others = room.everyone.filter((person) => person !== ana);
  await room.lead.must('dealNext');
  const [cardId] = Object.keys(room.board().cards);
  const mark = markOf(others);
  for (const name of ['session', 'board', `notebook/${room.session().open.notebook}`]) {
    const socket = await room.rawSocket(ana!, name);
    socket.sendAwareness([{ clientId: 77, clock: 1, state: { name: 'Lea' } }]);
    socket.send(Uint8Array.of(message.queryAwareness));
  }
  ana!.document('session').inject(textFrame(message.presence, JSON.stringify({ drag: { cardId, over: null } })));
  await room.settle();
  expect(framesSince(mark)).toEqual([]);
  (await room.rawSocket(ana!, 'plan')).sendAwareness([
    { clientId: 77, clock: 1, state: { name: 'Lea', secret: 'canary' } },
  ]);
  await room.settle();
  const relayed = framesSince(mark).map(({ bytes }) => Buffer.from(bytes).toString('latin1'));
  expect(relayed.length).toBe(others.length);
  for (const frame of relayed) expect(frame).toContain(`{"name":"${ana!.name}"}`);
});

test('SC14 drags of observers, of unknown cards and of invalid shapes reach nobody', async () => {
  const room = await createSharingWorkshop({ people: 5, observers: 1 });
  await room.lead.must('dealRest');
  await room.lead.must('advanceStage', { from: 'share' });
  const [cardId] = Object.keys(room.board().cards);
  const say = (person: Person, value: unknown): void =>
    person.document('session').inject(textFrame(message.presence, JSON.stringify(value)));
  const mark = markOf(room.everyone);
  say(room.observers[0]!, { drag: { cardId, over: null } });
  say(room.lead, { drag: { cardId: 'B'.repeat(22), over: null } });
  say(room.lead, { drag: { cardId, over: null, who: 'x' } });
  say(room.lead, { participantId: 'x' });
  room.lead.document('session').inject(textFrame(message.presence, '{"__proto__":{"drag":null}}'));
  await room.settle();
  expect(framesSince(mark)).toEqual([]);
  say(room.lead, { drag: { cardId, over: null } });
  await room.settle();
  expect(framesSince(mark).length).toBe(room.everyone.length - 1);
});
