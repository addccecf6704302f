import { readBoard } from '../../shared/board/board.ts';
import { readNotes } from '../../shared/notebook/notebook.ts';
import type { Note } from '../../shared/notebook/notebook.ts';
import { readPeople, readSession } from '../../shared/session/session.ts';
import { RawSocket } from '../harness/rawSocket.ts';
import { createNetworkWorld } from '../harness/networkWorld.ts';
import type { Person } from '../harness/person.ts';
import { openWorkshop } from '../harness/testWorkshop.ts';
import type { TestWorkshop, WorkshopOptions } from '../harness/testWorkshop.ts';
import type { World } from '../harness/world.ts';

/** Real people on a real server; nothing that went over the wire is kept. */
export const worldOf = (url: string): World => ({ ...createNetworkWorld(url), isRecorded: false });

export const openRealWorkshop = (url: string, options: WorkshopOptions = {}): Promise<TestWorkshop> =>
  openWorkshop(worldOf(url), options);

/** A room in which everyone is writing. */
export async function openWritingWorkshop(url: string, options: WorkshopOptions = {}): Promise<TestWorkshop> {
  const room = await openRealWorkshop(url, options);
  await room.lead.must('advanceStage', { from: 'lobby' });
  await room.lead.must('advanceStage', { from: 'imagine' });
  await room.world.until(
    () => room.everyone.every((one) => one.documents.has('notebook/1') && one.isInSync()),
    'all write',
  );
  return room;
}

type Seated = Pick<Person, 'workshopId' | 'token' | 'name'>;

/**
 * A document as the server has it, seen by a device that brings nothing along: what the person's own page still holds
 * would otherwise mend what the server lost.
 */
export async function asTheServerHasIt(world: World, person: Seated, document: string): Promise<RawSocket> {
  const probe = new RawSocket(world, person, document);
  await world.until(() => probe.isSynced, `the server shows ${document} to ${person.name}`);
  probe.cut();
  return probe;
}

export async function notesOnServer(world: World, person: Seated, round = 1): Promise<Note[]> {
  return readNotes((await asTheServerHasIt(world, person, `notebook/${round}`)).doc);
}

export async function sessionOnServer(world: World, person: Seated) {
  const { doc } = await asTheServerHasIt(world, person, 'session');
  return { session: readSession(doc)!, people: readPeople(doc) };
}

export async function boardOnServer(world: World, person: Seated) {
  return readBoard((await asTheServerHasIt(world, person, 'board')).doc);
}

/** Everyone comes back after the server did. */
export async function allReturn(room: TestWorkshop): Promise<void> {
  for (const person of room.everyone) person.connect();
  const isBack = (person: Person): boolean =>
    person.isInSync() &&
    [...person.documents].every(([name, one]) => !name.startsWith('notebook/') || !one.isOpen || one.isSaved);
  await room.world.until(() => room.everyone.every(isBack), 'everyone is back, and all is saved');
}
