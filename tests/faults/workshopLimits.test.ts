import { expect, test } from 'vitest';
import { secondMs } from '../../shared/time.ts';
import { hostileNotebook } from '../harness/hostileNotebook.ts';
import { checkInvariants } from '../harness/invariants.ts';
import type { RawSocket } from '../harness/rawSocket.ts';
import type { SimulatedWorkshop, SimulationOptions } from '../harness/simulatedWorkshop.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { playTo } from '../scenarios/play.ts';

async function writingWorkshop(options: SimulationOptions): Promise<SimulatedWorkshop> {
  const room = await createSimulatedWorkshop({ people: 5, isRecorded: false, ...options });
  await playTo(room, 'write');
  return room;
}

/** One visitor joins under many names, without a page, and fills a notebook under each. */
async function fillNotebooks(room: SimulatedWorkshop, count: number): Promise<RawSocket[]> {
  const sockets: RawSocket[] = [];
  for (let i = 0; i < count; i++) {
    const socket = await room.rawSocket(await room.joinOnly(`Visitor ${i}`), 'notebook/1');
    sockets.push(socket);
    for (const update of hostileNotebook(4, `visitor-${i}`)) {
      if (!socket.isOpen) break;
      socket.sendUpdate(update);
      await room.settle();
    }
  }
  return sockets;
}

test('RL6a RL6b a workshop whose disk space is used up accepts no more text; commands go on, and ended rounds give space back', async () => {
  const room = await writingWorkshop({ resourceLimits: { diskPerWorkshop: 1_000_000 } });
  for (const person of room.participants) await person.write(`${person.name} was first`);
  const sockets = await fillNotebooks(room, 30);
  expect(sockets[0]).toMatchObject({ isOpen: true, closedWith: null });
  expect(new Set(sockets.slice(20).map(({ closedWith }) => closedWith))).toEqual(new Set([4500]));
  const stored = await room.world.store.load(room.founded.workshopId);
  expect(stored!.bytes).toBeLessThan(1_100_000);

  // An honest page keeps the text and goes on trying.
  const ana = room.person('Ana');
  ana.jot('Ana has another');
  await room.pass(3 * secondMs);
  expect(ana.notebook().isSaved).toBe(false);
  for (const socket of sockets) socket.close();
  await playTo(room, 'share');
  expect(room.session().turn.total).toBeGreaterThanOrEqual(5);
  await room.until(() => ana.notebook().isSaved, 'there is space again');
  await checkInvariants(room);
});

test('RL5c a workshop above its memory opens no further notebook until others are closed', async () => {
  const room = await writingWorkshop({ resourceLimits: { memoryPerWorkshop: 10_000_000 } });
  const sockets = await fillNotebooks(room, 12);
  const isOpen = sockets.map((socket) => socket.isOpen);
  expect(isOpen.filter(Boolean).length).toBeGreaterThan(3);
  expect(isOpen.filter(Boolean).length).toBeLessThan(10);
  expect(sockets.at(-1)!.closedWith).toBe(1013);
  const last = await room.joinOnly('Last');
  expect((await room.rawSocket(last, 'session')).isOpen).toBe(true);
  for (const socket of sockets) socket.close();
  await room.pass(40 * secondMs);
  expect((await room.rawSocket(last, 'notebook/1')).isOpen).toBe(true);
});
