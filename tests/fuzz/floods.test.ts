import { expect, test } from 'vitest';
import { createId } from '../../shared/ids.ts';
import { closeCode } from '../../shared/protocol/closeCodes.ts';
import { message, syncMessage } from '../../shared/protocol/frames.ts';
import { limits } from '../../shared/protocol/limits.ts';
import { decodePadded, encodePadded } from '../../shared/protocol/padded.ts';
import { editAddNote, readNotes } from '../../shared/notebook/notebook.ts';
import * as Y from 'yjs';
import type { SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { createSeededRandom } from '../harness/seededRandom.ts';
import { createWritingWorkshop } from '../secrecy/workshopAtStage.ts';
import { syncFrame } from './wireFrames.ts';

/** A padded socket on Ana's notebook, and what came back over it. */
async function openPadded(room: SimulatedWorkshop) {
  const { workshopId, token } = room.person('Ana');
  const messages: Uint8Array[] = [];
  const told: { closedWith: number | null } = { closedWith: null };
  const wire = room.world.open(
    { workshopId, token, document: 'notebook/1', isPadded: true },
    { onFrame: (frame) => void messages.push(...decodePadded(frame)), onClose: (code) => (told.closedWith = code) },
  );
  await room.settle();
  const count = (type: number, kind: number): number => messages.filter(([a, b]) => a === type && b === kind).length;
  return { wire, told, answers: () => count(message.sync, syncMessage.step2) };
}

const repeated = (count: number, one: Uint8Array): Uint8Array[] => Array.from({ length: count }, () => one);
const askForAll = syncFrame(syncMessage.step1, Uint8Array.of(0));

test('PA1 a padded frame with more messages than 10 seconds allow is refused; one at the limit is not', async () => {
  const room = await createWritingWorkshop({ people: 5 });
  const query = Uint8Array.of(message.queryAwareness);
  const many = await openPadded(room);
  many.wire.send(encodePadded(repeated(limits.messagesPerPaddedFrame + 1, query)));
  await room.settle();
  expect(many.told.closedWith).toBe(closeCode.malformedFrame);
  const fewer = await openPadded(room);
  fewer.wire.send(encodePadded(repeated(limits.messagesPerPaddedFrame, query)));
  await room.pass(9_000);
  expect(fewer.told.closedWith).toBeNull();
});

test('GW3d step 1 messages repeated in one frame are answered ten times, then five times a second', async () => {
  const room = await createWritingWorkshop({ people: 5 });
  const { wire, told, answers } = await openPadded(room);
  wire.send(encodePadded(repeated(300, askForAll)));
  await room.pass(1_000);
  expect(answers()).toBeGreaterThanOrEqual(10);
  expect(answers()).toBeLessThanOrEqual(16);
  await room.pass(5_000);
  expect(answers()).toBeLessThanOrEqual(16 + 5 * 5);
  await room.pass(10_000);
  expect(told.closedWith).toBe(closeCode.tooFast);
  await room.person('Ben').write('And I go on');
});

test('GW3a GW3d 200 updates in one frame are slowed down, and none is lost', async () => {
  const room = await createWritingWorkshop({ people: 5 });
  const { wire, told } = await openPadded(room);
  const page = new Y.Doc();
  const frames: Uint8Array[] = [syncFrame(syncMessage.step2, Y.encodeStateAsUpdate(page))];
  page.on('update', (update: Uint8Array) => frames.push(syncFrame(syncMessage.update, update)));
  const random = createSeededRandom(3, 'notes');
  for (let i = 0; i < 80; i++) page.transact(() => editAddNote(page, createId(random), `Cause ${i}`));
  const first = page.getArray<Y.Map<Y.Text>>('notes').get(0).get('text');
  for (let i = 0; i < 120; i++) first?.insert(0, 'a');
  wire.send(encodePadded(frames));
  const kept = async (): Promise<string[]> =>
    readNotes((await room.workshop()).documents.open({ kind: 'notebook', round: 1 }, room.person('Ana').id).doc).map(
      ({ text }) => text,
    );
  await room.settle();
  expect((await kept()).length).toBe(80);
  expect(await kept()).not.toEqual(readNotes(page).map(({ text }) => text));
  await room.pass(3_000);
  expect(await kept()).toEqual(readNotes(page).map(({ text }) => text));
  expect(told.closedWith).toBeNull();
});
