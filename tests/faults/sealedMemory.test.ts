import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { editAddNote, readNotes } from '../../shared/notebook/notebook.ts';
import { minuteMs, secondMs } from '../../shared/time.ts';
import { hostileNotebook } from '../harness/hostileNotebook.ts';
import { checkInvariants } from '../harness/invariants.ts';
import type { SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import type { Person } from '../harness/person.ts';

const [visitors, notesEach] = [20, 4];
/** The rest of the world is in the heap too: the visitors, their sockets, and the store, which is in memory here. */
const [open, asBytes] = [visitors * notesEach * 300_000, visitors * notesEach * 100_000];

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const heap = (): number => {
  collect();
  return process.memoryUsage().heapUsed;
};

/** Writes over a socket of its own, without a page, and leaves. */
async function fillNotebook(room: SimulatedWorkshop, person: Person): Promise<void> {
  const socket = await room.rawSocket(person, 'notebook/1');
  for (const update of hostileNotebook(notesEach)) socket.sendUpdate(update);
  await room.until(() => socket.isSaved, 'the notebook is saved');
  socket.close();
}

test('RL1a RL1b a notebook without a socket is kept as bytes: after half a minute, and after a restart', async () => {
  const room = await createSimulatedWorkshop({ people: 2, isRecorded: false });
  await room.lead.must('advanceStage');
  await room.lead.must('advanceStage');
  const people: Person[] = [];
  for (let i = 0; i < visitors; i++) people.push(await room.joinOnly(`Visitor ${i}`));
  const empty = heap();
  for (const person of people) await fillNotebook(room, person);
  // The probe: open documents are seen.
  expect(heap() - empty).toBeGreaterThan(open);
  await room.pass(40 * secondMs);
  expect(heap() - empty).toBeLessThan(asBytes);

  await room.restart();
  await room.pass(minuteMs);
  expect(heap() - empty).toBeLessThan(asBytes);

  // Nothing is lost: the author who returns has it all.
  const back = await room.rawSocket(people[0]!, 'notebook/1');
  expect(readNotes(back.doc).map(({ text }) => text)).toEqual(Array(notesEach).fill('a'.repeat(2_000)));
  back.doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === 'typed') back.sendUpdate(update);
  });
  back.doc.transact(() => editAddNote(back.doc, 'one-more'.padEnd(22, 'x'), 'One more'), 'typed');
  await room.until(() => back.isSaved, 'the new note is saved');
  await checkInvariants(room);
});
