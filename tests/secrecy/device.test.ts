import { expect, test } from 'vitest';
import { secondMs } from '../../shared/time.ts';
import { openPage, fakeBrowserTimers, passTime } from '../faults/pages.ts';
import type { Page } from '../faults/pages.ts';
import type { SimulatedRoom } from '../harness/createRoom.ts';
import { createRoom } from '../harness/createRoom.ts';
import { playTo } from '../scenarios/play.ts';

/** Everybody writes, Ana on the real page with a note that did not reach the server, so that the device keeps it. */
async function openWithUnsaved(): Promise<{ room: SimulatedRoom; page: Page }> {
  fakeBrowserTimers();
  const room = await createRoom({ people: 6 });
  await playTo(room, 'write');
  for (const person of room.participants.slice(2)) await person.write(`Note of ${person.name}`);
  const ana = room.person('Ana');
  await ana.drop();
  const page = openPage(room, ana);
  await passTime(room, 3 * secondMs);
  page.write('Saved canary');
  await passTime(room, 3 * secondMs);
  page.goOffline();
  page.write('Unsaved canary');
  await passTime(room, 2 * secondMs);
  // The probe: it is kept where the next checks look.
  expect((await page.outbox.read('')).length).toBeGreaterThan(0);
  page.goOnline();
  return { room, page };
}

test('T31 SC22 what is saved is dropped from the device at once, and after the reveal nothing of it is there', async () => {
  const { room, page } = await openWithUnsaved();
  page.wake();
  await passTime(room, 5 * secondMs);
  expect(page.connection.save.get()).toBe('saved');
  expect(await page.outbox.read('')).toEqual([]);
  await room.lead.must('advanceStage', { from: 'write' });
  await passTime(room, 5 * secondMs);
  expect(await page.outbox.read('')).toEqual([]);
});

test.each([
  ['leaves', (_room: SimulatedRoom, page: Page) => page.connection.send({ type: 'leave' })],
  ['is removed', (room: SimulatedRoom) => room.lead.must('removeParticipant', { participantId: room.person('Ana').id })],
  ['is there when the workshop is deleted', (room: SimulatedRoom) => room.lead.post({ type: 'deleteWorkshop' })],
])('T31 SC22 of who %s nothing stays on the device', async (_, happens) => {
  const { room, page } = await openWithUnsaved();
  const place = `${room.founded.workshopId}/${room.person('Ana').id}`;
  // What another tab put there, and what a version before this one may have.
  await page.outbox.put(`${place}/doc/another tab`, 'Canary of another tab');
  await page.outbox.put(`${place}/another kind`, 'Canary of another version');
  page.wake();
  void happens(room, page);
  await passTime(room, 10 * secondMs);
  expect(await page.outbox.read('')).toEqual([]);
}); // prettier-ignore
