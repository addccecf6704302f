import * as Y from 'yjs';
import { createId } from '../../shared/ids.ts';
import { editAddNote } from '../../shared/notebook/notebook.ts';
import type { Person } from './person.ts';
import { RawSocket } from './rawSocket.ts';
import type { TestWorkshop } from './testWorkshop.ts';

/** Adds a note to a notebook over a socket of its own and closes it. */
export async function writeOverSocket(room: TestWorkshop, person: Person, round: number, text: string): Promise<void> {
  const doc = new Y.Doc();
  editAddNote(doc, createId(room.random), text);
  const socket = new RawSocket(room.world, person, `notebook/${round}`, doc);
  await room.until(() => socket.isSaved, `the invented note of ${person.name} is saved`);
  socket.close();
}

/**
 * Joins people who each write one note over a notebook socket only: they open no session socket, so no page shows them as
 * connected. They leave when `leaves` is set. Without a pause of the attacker this takes no time of the workshop.
 */
export async function inventWriters(
  room: TestWorkshop,
  names: readonly string[],
  { round = room.session().open.notebook ?? 0, leaves = true } = {},
): Promise<Person[]> {
  const invented: Person[] = [];
  for (const name of names) {
    const person = await room.joinOnly(name);
    invented.push(person);
    await writeOverSocket(room, person, round, `Invented by ${name}`);
    if (leaves) await room.world.post(room.founded.workshopId, person.token, { type: 'leave' });
  }
  await room.settle();
  return invented;
}
