import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createId } from '../../shared/ids.ts';
import { message } from '../../shared/protocol/frames.ts';
import { commandsByCapability } from '../../shared/commands/permissions.ts';
import { editAddNote, editRemoveNote } from '../../shared/notebook/notebook.ts';
import { cryptoRandom } from '../../server/runtime/random.ts';
import { createDeckCards } from '../../server/domain/reveal/shuffle.ts';
import type { Frame } from '../harness/world.ts';
import type { SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import type { Person } from '../harness/person.ts';
import { createSeededRandom } from '../harness/seededRandom.ts';
import {
  createSharingWorkshop,
  createVotingWorkshop,
  createWritingWorkshop,
  framesSince,
  hex,
  markOf,
  receivedBy,
} from './workshopAtStage.ts';

test('SC8a typing, pasting, deleting and keeping send no byte to any other socket', async () => {
  const room = await createWritingWorkshop({ people: 6, observers: 1 });
  const ana = room.person('Ana');
  const mark = markOf(room.everyone.filter((person) => person !== ana));
  const [id] = await ana.write('A first cause');
  ana.type(id!, ' and what came of it');
  await ana.write(...Array.from({ length: 40 }, (_, i) => `Pasted ${i}`));
  await ana.keep(id!);
  await ana.erase(id!);
  ana.notebook().cut();
  await room.pass(30_000);
  const doneBefore = room.session().progress;
  expect(framesSince(mark)).toEqual([]);
  await ana.must('setDone', { done: true });
  expect(room.session().progress).not.toEqual(doneBefore);
  expect(framesSince(mark).length).toBeGreaterThan(0);
});

test('SC8a voting and answering send no byte to any other socket', async () => {
  const room = await createVotingWorkshop({ people: 6, observers: 1 });
  const ana = room.person('Ana');
  const mark = markOf(room.everyone.filter((person) => person !== ana));
  const [first, second] = Object.keys(room.board().risks);
  await ana.vote({ [first!]: 2 });
  await ana.vote({ [first!]: 0, [second!]: 1 });
  await room.pass(10_000);
  expect(framesSince(mark)).toEqual([]);
});

test('SC8b heartbeats keep their schedule and are byte-identical whether somebody writes or not', async () => {
  const play = async (writes: boolean): Promise<string[]> => {
    const room = await createWritingWorkshop({ people: 6 });
    const ana = room.person('Ana');
    const [from, to] = [room.world.now(), room.world.now() + 20_000];
    while (room.world.now() < to) {
      if (writes) await ana.write(`Cause ${room.world.now()}`);
      await room.pass(1_000);
    }
    const others = room.everyone.filter((person) => person !== ana);
    return others
      .flatMap((person) => [...person.documents.values()].flatMap(({ transcript }) => transcript))
      .filter(({ at, way }) => way === 'in' && at > from && at < to)
      .map(({ at, bytes }) => `${at} ${hex(bytes)}`);
  };
  const quiet = await play(false);
  expect(quiet.length).toBeGreaterThan(50);
  expect(await play(true)).toEqual(quiet);
});

test('SC9a the reveal sends a text only to the reader of the first card', async () => {
  const room = await createWritingWorkshop({ people: 6, observers: 1 });
  for (const person of room.participants) await person.write(`canary ${person.name} one`, `canary ${person.name} two`);
  const mark = markOf(room.everyone);
  await room.lead.must('advanceStage', { from: 'write' });
  const holder = room.byId(room.session().turn.nextId!);
  const texts = (frames: readonly Frame[]): string => frames.map(({ bytes }) => Buffer.from(bytes).toString('latin1')).join('\n'); // prettier-ignore
  expect(texts(framesSince(mark, (one) => one !== holder.document('session')))).not.toMatch(/canary/i);
  const told = texts(framesSince(mark, (one) => one === holder.document('session')));
  expect(told.match(/canary/gi)).toHaveLength(1);
  const before = receivedBy(room.everyone.filter((person) => person !== holder));
  expect(before).not.toContain((holder.hand() as { text: string }).text);
  await holder.must('dealNext', { after: null });
  const after = room.everyone.map((person) => JSON.stringify(person.board()));
  for (const board of after) expect(board.match(/canary/gi)).toHaveLength(1);
});

test('SC9a SC9b dealing the rest is one frame; each text is one string by the server’s client id, without deletions', async () => {
  const room = await createWritingWorkshop({ people: 6, observers: 1 });
  for (const person of room.participants) {
    const [id] = await person.write(`Cause of ${person.name}`);
    person.type(id!, ' with second thoughts');
    await person.write('To be deleted');
  }
  await room.lead.must('advanceStage', { from: 'write' });
  const mark = markOf(room.everyone);
  await room.lead.must('dealRest');
  for (const person of room.everyone) {
    const board = person.document('board');
    expect(framesSince(mark, (one) => one === board)).toHaveLength(1);
    const { clients } = board.doc.store;
    expect([...clients.keys()]).toEqual([1]);
    const structs = [...clients.values()].flat();
    expect(structs.filter((struct) => 'deleted' in struct && struct.deleted)).toEqual([]);
    const texts = Object.values(person.board().cards).map((card) => card.text);
    expect(texts).toHaveLength(12);
    // One Yjs item per text, none for parts of a text.
    const inOnePiece = JSON.stringify(
      structs.map((struct) => ('content' in struct ? (struct.content as object) : null)),
    );
    for (const text of texts) expect(inOnePiece).toContain(JSON.stringify(text).slice(1, -1));
  }
});

test('SC9b no command changes the text of a revealed card', async () => {
  const room = await createSharingWorkshop({ people: 5 });
  await room.lead.must('dealRest');
  const words = (): string[] => Object.values(room.board().cards).map(({ text }) => text);
  const before = words();
  const [cardId] = Object.keys(room.board().cards);
  const leaving = ['advanceStage', 'goBack', 'withdrawCard', 'putBack', 'closeWorkshop', 'deleteWorkshop', 'handOver'];
  for (const type of Object.keys(commandsByCapability).filter((one) => !leaving.includes(one))) {
    for (const person of [room.lead, room.person('Ana')]) {
      for (const fields of [{ cardId, text: 'Edited' }, { cardId, riskId: cardId, title: 'Edited' }, { riskId: cardId, text: 'Edited' }]) {
        await person.post({ type, ...fields });
      }
    }
  }
  expect(words()).toEqual(before);
}); // prettier-ignore

test('SC10 100,000 card ids are distinct, not ascending, and hold no time and no note id', () => {
  const notes = Array.from({ length: 100_000 }, (_, i) => ({ id: createId(cryptoRandom), text: `Note ${i}`, rank: null, keep: false })); // prettier-ignore
  const ids = createDeckCards([{ participantId: 'p', notes }], [], { ids: cryptoRandom, mixing: cryptoRandom }).map((card) => card.cardId); // prettier-ignore
  const bytes = ids.map((id) => Buffer.from(id, 'base64url'));
  expect(new Set(ids).size).toBe(100_000);
  const own = new Set(notes.map((note) => note.id.slice(0, 8)));
  expect(ids.filter((id) => own.has(id.slice(0, 8))).length).toBeLessThan(3);
  for (let at = 0; at < 16; at++) {
    let rises = 0;
    for (let i = 1; i < bytes.length; i++) if (bytes[i]![at]! > bytes[i - 1]![at]!) rises++;
    expect(Math.abs(rises / (bytes.length - 1) - 255 / 512)).toBeLessThan(0.01);
  }
  // A ULID, UUIDv7 or Snowflake begins with its time.
  const [from, to] = [Date.UTC(2020), Date.UTC(2040)];
  const times = bytes.filter((one) => one.readUIntBE(0, 6) > from && one.readUIntBE(0, 6) < to).length;
  expect(times / ids.length).toBeLessThan(((to - from) / 2 ** 48) * 2);
  const versions = bytes.filter((one) => one[6]! >> 4 === 7 || one[6]! >> 4 === 1).length;
  expect(Math.abs(versions / ids.length - 2 / 16)).toBeLessThan(0.01);
});

/** A workshop in write in which nobody writes. */
async function createQuietWorkshop(): Promise<SimulatedWorkshop> {
  const room = await createWritingWorkshop({ seed: 5, people: ['Ana', 'Ben', 'Cem', 'Dina'] });
  await room.pass(3_000);
  return room;
}

const upAndDown = (person: Person, document: string, since: number): string[] =>
  person
    .document(document)
    .transcript.filter(({ at }) => at > since)
    .map(({ at, way, bytes }) => `${at} ${way} ${bytes.length}`);

test('SC13a a note of 5 letters, one of 200 and none give the same frame sizes and times', async () => {
  const room = await createQuietWorkshop();
  const since = room.world.now();
  const add = (name: string, text: string): void => {
    const { doc } = room.person(name).notebook();
    doc.transact(() => editAddNote(doc, createId(createSeededRandom(1, name)), text));
  };
  add('Ana', 'Short');
  add('Ben', 'long '.repeat(40));
  add('Cem', 'Deleted again');
  await room.pass(1_000);
  const { doc } = room.person('Cem').notebook();
  editRemoveNote(doc, createId(createSeededRandom(1, 'Cem')));
  await room.pass(20_000);
  const shapes = ['Ana', 'Ben', 'Cem', 'Dina'].map((name) => upAndDown(room.person(name), 'notebook/1', since));
  expect(shapes[0]!.length).toBeGreaterThan(40);
  for (const shape of shapes) expect(shape).toEqual(shapes[0]);
  expect((await room.world.workshop(room.founded.workshopId)).documents.notebooksOf(1).filter(({ notes }) => notes.length > 0)).toHaveLength(2); // prettier-ignore
});

test('SC13a frames have at most three sizes, one a second each way, whatever is written', async () => {
  const room = await createQuietWorkshop();
  const ana = room.person('Ana');
  const since = room.world.now();
  for (let i = 0; i < 30; i++) {
    const { doc } = ana.notebook();
    doc.transact(() => editAddNote(doc, createId(createSeededRandom(i, 'note')), 'x'.repeat(room.random.below(1_800))));
    await room.pass(500);
  }
  await room.pass(10_000);
  const frames = ana.document('notebook/1').transcript.filter(({ at }) => at > since);
  const sizes = (way: Frame['way']): Set<number> => new Set(frames.filter((one) => one.way === way).map(({ bytes }) => bytes.length)); // prettier-ignore
  expect(sizes('out').size).toBeLessThanOrEqual(3);
  expect(sizes('in').size).toBeLessThanOrEqual(3);
  for (const way of ['in', 'out'] as const) {
    const times = frames.filter((one) => one.way === way).map(({ at }) => at);
    expect(times.length).toBe(25);
    for (let i = 1; i < times.length; i++) expect(times[i]! - times[i - 1]!).toBe(1_000);
  }
  for (const { bytes } of frames) expect(bytes[0]).toBe(message.padded);
});

test('SC13a control: without padding the test detects the lengths', async () => {
  const room = await createWritingWorkshop({ people: 5 });
  const lengths = async (name: string, text: string): Promise<number[]> => {
    const socket = await room.rawSocket(room.person(name), 'notebook/1');
    editAddNote(socket.doc, createId(createSeededRandom(1, name)), text);
    socket.sendUpdate(Y.encodeStateAsUpdate(socket.doc));
    await room.settle();
    return socket.transcript.map(({ bytes }) => bytes.length);
  };
  expect(await lengths('Ana', 'Short')).not.toEqual(await lengths('Ben', 'long '.repeat(40)));
});

test('SC8a control: the test detects the frames of a hand and a card', async () => {
  const room = await createSharingWorkshop({ people: 5 });
  const mark = markOf(room.everyone);
  await room.lead.must('dealRest');
  expect(framesSince(mark).length).toBeGreaterThanOrEqual(2 * room.everyone.length);
});
