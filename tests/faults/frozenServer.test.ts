import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { secondMs } from '../../shared/time.ts';
import { RawSocket } from '../harness/rawSocket.ts';
import { createPlace } from './createPlace.ts';
import {
  allReturn,
  notesOnServer,
  openRealWorkshop,
  openWritingWorkshop,
  sessionOnServer,
  worldOf,
} from './serverState.ts';

test('FA6a a frozen server saves everything once when it resumes, over the same sockets', async () => {
  const place = createPlace();
  const child = await place.start();
  const room = await openWritingWorkshop(child.url, { people: 4 });
  await Promise.all(room.everyone.map((person) => person.write(`Before, ${person.name}`)));
  child.signal('SIGSTOP');
  for (const person of room.everyone) person.jot(`Frozen, ${person.name}`);
  await wait(3 * secondMs);
  expect(room.everyone.some((person) => person.notebook().isSaved)).toBe(false);
  child.signal('SIGCONT');
  await room.world.until(() => room.everyone.every((person) => person.notebook().isSaved), 'everything is saved');
  const notes = await Promise.all(room.everyone.map((person) => notesOnServer(room.world, person)));
  expect(notes.flat().map((note) => note.text).sort()).toEqual(
    room.everyone.flatMap(({ name }) => [`Before, ${name}`, `Frozen, ${name}`]).sort(),
  ); // prettier-ignore
}, 60_000);

test('FA10a neither a frozen server nor a crash moves the deadline of a stage, and what fell due meanwhile is done', async () => {
  const place = createPlace();
  const child = await place.start();
  const room = await openWritingWorkshop(child.url, { people: 4 });
  await Promise.all(room.everyone.map((person) => person.write('One', 'Two')));
  const { stage } = room.session();
  child.signal('SIGSTOP');
  await wait(500);
  child.signal('SIGCONT');
  await child.kill();
  const again = await place.start({ port: child.port });
  expect((await sessionOnServer(room.world, room.lead)).session.stage).toEqual(stage);

  await allReturn(room);
  room.lead.ask('advanceStage', { from: 'write' });
  await room.world.until(() => room.session().open.closingAt !== null, 'the end of the round is announced');
  const closingAt = room.session().open.closingAt!;
  again.signal('SIGSTOP');
  await wait(closingAt - Date.now() + 300);
  again.signal('SIGCONT');
  await room.world.until(() => room.session().stage.name === 'share', 'the round is ended as soon as the server can');
  expect(room.session().turn.total).toBe(room.everyone.length * 2);
}, 60_000);

test('CK4 a server that was stopped for 14 seconds closes no connection that answered meanwhile', async () => {
  const place = createPlace();
  const child = await place.start();
  const room = await openRealWorkshop(child.url, { people: 4 });
  // The page would notice the silence and reconnect.
  for (const person of room.everyone) person.goOffline();
  const world = { ...room.world, isRecorded: true };
  const sockets = room.everyone.map((person) => new RawSocket(world, person, 'session'));
  await room.world.until(() => sockets.every((socket) => socket.isSynced), 'the sockets are open');
  child.signal('SIGSTOP');
  await wait(14 * secondMs);
  child.signal('SIGCONT');
  const beats = (): number => sockets[0]!.transcript.filter(({ bytes }) => isHeartbeat(bytes)).length;
  const before = beats();
  const isOver = (): boolean => beats() >= before + 3 || sockets.some((socket) => !socket.isOpen);
  await room.world.until(isOver, 'the server sends heartbeats again');
  expect(sockets.map((socket) => socket.closedWith)).toEqual(sockets.map(() => null));
}, 60_000);

const isHeartbeat = (bytes: Uint8Array): boolean => Buffer.compare(bytes, Buffer.from([1, 1, 0])) === 0;

test('FA11 a client that never reads is closed at 1 MiB; others are not affected', async () => {
  const place = createPlace();
  const child = await place.start();
  const room = await openWritingWorkshop(child.url, { people: 4 });
  const [ana, ben] = [room.person('Ana'), room.person('Ben')];
  // A large notebook, asked for again and again, as fast as the server reads such questions.
  for (let i = 0; i < 190; i++) ana.jot(`${i} ${'x'.repeat(1_900)}`);
  await room.world.until(() => ana.notebook().isSaved, 'the large notebook is saved');
  const { workshopId, token } = ana;
  const greedy = new WebSocket(`${child.url.replace('http', 'ws')}/sync/${workshopId}/notebook/1`, [
    'forewarned.1',
    `token.${token}`,
  ]);
  const closed = once(greedy, 'close');
  await once(greedy, 'open');
  greedy.pause();
  const memory = async (): Promise<number> => {
    const text = await (await fetch(`${child.url}/metrics`)).text();
    return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1]);
  };
  const before = await memory();
  const step1 = Buffer.from([0, 0, 1, 0]);
  for (let i = 0; i < 60; i++) {
    greedy.send(step1);
    if (i % 10 !== 0) continue;
    ben.jot(`Ben ${i}`);
    await room.world.until(() => ben.notebook().isSaved, 'Ben’s note is saved');
  }
  const sockets = async (): Promise<number> => {
    const text = await (await fetch(`${child.url}/metrics`)).text();
    return Number(/^forewarned_sockets (\S+)/m.exec(text)?.[1]);
  };
  const honest = room.everyone.flatMap((person) => [...person.documents.values()]).filter((one) => one.isOpen).length;
  await expect.poll(sockets, { timeout: 30_000 }).toBe(honest);
  expect((await memory()) - before).toBeLessThan(60_000_000);
  greedy.resume();
  expect((await closed)[0]).toBe(1006);
  expect(room.everyone.every((person) => person.document('session').isOpen)).toBe(true);
}, 60_000);

test('FA12d the facilitator link on another device has everything within 10 seconds', async () => {
  const place = createPlace();
  const child = await place.start();
  const room = await openRealWorkshop(child.url, { people: 4 });
  await room.lead.must('advanceStage', { from: 'lobby' });
  const { endsAt } = room.session().stage;
  const oldToken = room.lead.token;
  room.lead.goOffline();

  const startedAt = performance.now();
  const { workshopId, facilitatorLink } = room.founded;
  const seat = await room.world.recover(workshopId, facilitatorLink.split('#f=')[1]!);
  if ('ok' in seat) throw new Error(seat.code);
  const world = worldOf(child.url);
  const session = new RawSocket(world, { workshopId, token: seat.token }, 'session');
  await world.until(() => session.isSynced, 'the other device has the workshop');
  expect(performance.now() - startedAt).toBeLessThan(10 * secondMs);
  expect((session.doc.getMap('session').get('stage') as { endsAt: number }).endsAt).toBe(endsAt);
  expect(await world.post(workshopId, seat.token, { type: 'advanceStage', from: 'imagine' })).toMatchObject({
    ok: true,
  });
  expect(await world.post(workshopId, oldToken, { type: 'advanceStage', from: 'write' })).toMatchObject({
    code: 'unknownToken',
  });
  await room.world.until(() => room.person('Ana').session().stage.name === 'write', 'everyone follows');
  expect(Y.encodeStateVector(session.doc).length).toBeGreaterThan(0);
}, 60_000);
