import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import type { HttpFace } from './inProcessHttp.ts';
import { createHttpFace } from './inProcessHttp.ts';
import { printed } from './playWorld.ts';
import { createWritingWorkshop, heardBy, passToFullMinutes, receivedBy } from './workshopAtStage.ts';

let http: HttpFace;
beforeAll(async () => {
  http = await createHttpFace();
});
afterAll(() => http.close());

/** Everyone publishes one note on their turn; `unpublished` says how many more each of them wrote. */
async function playOwn(
  unpublished: readonly number[],
): Promise<{ room: SimulatedWorkshop; disk: string; files: string }> {
  const room = await createWritingWorkshop({ people: 5, observers: 1, workshop: { settings: { sharing: 'own' } } });
  const shown = new Map<string, string>();
  for (const [i, person] of room.participants.entries()) {
    const [noteId] = await person.write(`Read aloud by ${person.name}`);
    shown.set(person.id, noteId!);
    for (let k = 0; k < unpublished[i]!; k++) await person.write(`Canary ${k} of ${person.name}`);
  }
  await passToFullMinutes(room);
  await room.lead.must('advanceStage', { from: 'write' });
  for (const _turn of room.participants) {
    const { readerId } = room.session().turn;
    await room.byId(readerId!).must('publishNote', { noteId: shown.get(readerId!)! });
    await room.lead.must('dealNext', { after: room.session().turn.cardId });
  }
  await room.pass(10_000);
  await room.lead.must('advanceStage', { from: 'share' });
  await room.pass(5_000);
  http.show(room.world.workshop, room.world);
  const file = (format: string): Promise<string> => http.ask(`/api/workshops/${room.founded.workshopId}/register.${format}`, room.lead.token); // prettier-ignore
  const files = [await file('json'), await file('csv'), await file('xlsx')].join('\n');
  return { room, disk: printed(await room.world.store.load(room.founded.workshopId)), files };
}

test('SC21 own cards: unpublished notes are erased, and no byte tells how many there were or whose', async () => {
  const none = await playOwn([0, 0, 0, 0, 0]);
  const some = await playOwn([0, 3, 0, 7, 1]);
  const other = await playOwn([2, 0, 9, 0, 0]);
  expect(Object.keys(none.room.board().cards)).toHaveLength(5);
  expect(none.room.session().turn.total).toBeNull();
  for (const { room, disk, files } of [some, other]) {
    expect(heardBy(room)).toEqual(heardBy(none.room));
    expect(disk).toBe(none.disk);
    expect(files).toBe(none.files);
    const others = [...room.observers, room.lead];
    expect(receivedBy(others, [...room.lead.documents].filter(([name]) => name.includes('/')).map(([, one]) => one))).not.toContain('Canary'); // prettier-ignore
  }
  // Control: the notebooks existed while people wrote.
  expect(none.disk).toContain('arrived');
});

test('SC21 own cards: people publish only on their turn and only their own notes', async () => {
  const room = await createWritingWorkshop({ people: 5, workshop: { settings: { sharing: 'own' } } });
  const ids = new Map<string, string>();
  for (const person of room.participants) ids.set(person.id, (await person.write(`Canary of ${person.name}`))[0]!);
  await room.lead.must('advanceStage', { from: 'write' });
  const { readerId } = room.session().turn;
  const reader = room.byId(readerId!);
  for (const person of room.participants.filter((one) => one !== reader)) {
    expect(await person.do('publishNote', { noteId: ids.get(person.id)! })).toMatchObject({ code: 'notYourTurn' });
    expect(await reader.do('publishNote', { noteId: ids.get(person.id)! })).toMatchObject({ code: 'gone' });
  }
  expect(room.board().cards).toEqual({});
  await reader.must('publishNote', { noteId: ids.get(reader.id)! });
  expect(Object.values(room.board().cards).map(({ text }) => text)).toEqual([`Canary of ${reader.name}`]);
});
