import { expect } from 'vitest';
import type { Stage } from '../../shared/stages/stages.ts';
import type { Reply } from '../../shared/protocol/replies.ts';
import type { Person } from '../harness/person.ts';
import type { PageOptions } from '../harness/personPage.ts';
import type { SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { playTo } from '../scenarios/play.ts';

/** A workshop in this stage, Ana on a device with these properties. */
export async function openWithPage(
  options: PageOptions = {},
  stage: Stage = 'write',
): Promise<{ room: SimulatedWorkshop; page: Person }> {
  const room = await createSimulatedWorkshop({ people: 6 });
  await playTo(room, stage);
  const ana = room.person('Ana');
  await ana.drop();
  const page = openPage(room, ana, options);
  await room.pass(3_000);
  expect(page.connection.state.get().kind).toBe('open');
  return { room, page };
}

/** Another page of the same person. Not counted as online, so that only the test itself acts on it. */
export function openPage(room: SimulatedWorkshop, person: Person, options: PageOptions = {}): Person {
  const { workshopId, token, id: participantId, name, role } = person;
  const page = room.seat({ workshopId, token, participantId, name, role }, options);
  page.connect();
  page.isOnline = false;
  return page;
}

/** What the server holds of Ana’s notes in this round. */
export const anasNotes = async (room: SimulatedWorkshop, round = 1): Promise<string[]> => {
  const { documents } = await room.workshop();
  const own = documents.notebooksOf(round).find((one) => one.participantId === room.person('Ana').id);
  return (own?.notes ?? []).map((note) => note.text);
};

/** What a command was answered, or null while it was not. */
export function answerTo(sent: Promise<Reply>): () => Reply | null {
  let answer: Reply | null = null;
  void sent.then((reply) => (answer = reply));
  return () => answer;
}
