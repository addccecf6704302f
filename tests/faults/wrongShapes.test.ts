import { test } from 'vitest';
import { cryptoRandom } from '../../server/runtime/random.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { createPlace } from './createPlace.ts';
import type { Place } from './serverProcess.ts';
import { openRealWorkshop, sessionOnServer, worldOf } from './serverState.ts';

const wrongShapes: readonly (readonly [name: string, value: unknown])[] = [
  ['access', {}],
  ['access', { secretHash: 'a', hashKey: 'b', seats: { hash: null } }],
  ['conduct', null],
  ['deck', { undealt: [{ cardId: 'a' }], readInTurn: 0, deals: [] }],
  ['arrived', 'none'],
  ['checks', { risk: [{ at: 'today' }] }],
  ['undo/ana', [{ cards: 1 }]],
  ['planClients', ['ana']],
];

/** Puts a record of this shape into the files while no server has them: what a bug of an earlier version leaves. */
async function putRecord(place: Place, workshopId: string, name: string, value: unknown): Promise<void> {
  const store = openSqliteStore({
    directory: place.data,
    random: cryptoRandom,
    warn: () => {},
    afterTurn: setImmediate,
  });
  await store.commit([{ kind: 'putRecord', workshopId, name, value }]);
  await store.close();
}

test('FA4c a record of a wrong shape closes its own workshop with 4500 and nothing else', async () => {
  const place = createPlace();
  let child = await place.start();
  const healthy = await openRealWorkshop(child.url, { people: 1 });
  const rooms = await Promise.all(wrongShapes.map(() => openRealWorkshop(child.url, { people: 1 })));
  for (const person of [healthy, ...rooms].flatMap((room) => room.everyone)) person.goOffline();
  await child.kill();
  for (const [index, [name, value]] of wrongShapes.entries())
    await putRecord(place, rooms[index]!.founded.workshopId, name, value);

  child = await place.start({ port: child.port });
  for (const [index, room] of rooms.entries()) {
    const [name, value] = wrongShapes[index]!;
    room.lead.connect();
    const isRefused = (): boolean => room.lead.document('session').closedWith === 4500;
    await room.world.until(isRefused, `${name} = ${JSON.stringify(value)} is refused`);
    room.lead.goOffline();
  }
  await sessionOnServer(worldOf(child.url), healthy.lead);
  await child.says(rooms[0]!.founded.workshopId);
  await child.says('access');
}, 120_000);
