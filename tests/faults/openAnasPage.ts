import { expect } from 'vitest';
import type { Stage } from '../../shared/stages/stages.ts';
import { secondMs } from '../../shared/time.ts';
import type { SimulatedRoom } from '../harness/simulatedWorkshop.ts';
import { createRoom } from '../harness/simulatedWorkshop.ts';
import { playTo } from '../scenarios/play.ts';
import type { Page, PageOptions } from './clientPage.ts';
import { fakeBrowserTimers, openPage, passTime } from './clientPage.ts';

/** A workshop in this stage, Ana on the real page's connection. */
export async function openWithPage(
  options: PageOptions = {},
  stage: Stage = 'write',
): Promise<{ room: SimulatedRoom; page: Page }> {
  fakeBrowserTimers();
  const room = await createRoom({ people: 6 });
  await playTo(room, stage);
  const ana = room.person('Ana');
  await ana.drop();
  const page = openPage(room, ana, options);
  await passTime(room, 3 * secondMs);
  expect(page.connection.state.get().kind).toBe('open');
  return { room, page };
}

/** What the server holds of Ana’s notes in this round. */
export const anasNotes = async (room: SimulatedRoom, round = 1): Promise<string[]> => {
  const { documents } = await room.workshop();
  const own = documents.notebooksOf(round).find((one) => one.participantId === room.person('Ana').id);
  return (own?.notes ?? []).map((note) => note.text);
};
