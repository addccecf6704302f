import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, onTestFinished, test } from 'vitest';
import { createGateway } from '../../server/gateway/gateway.ts';
import { cryptoRandom, cryptoRandomSources } from '../../server/runtime/random.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { createRegistry } from '../../server/live/workshop/registry.ts';
import { nothingSent } from '../../server/outbox/nothingSent.ts';
import { closingMs } from '../../shared/protocol/limits.ts';
import { minuteMs, secondMs } from '../../shared/time.ts';
import { createFakeClock } from '../harness/fakeClock.ts';
import { createNetworkWorld } from '../harness/networkWorld.ts';
import type { TestWorkshop } from '../harness/testWorkshop.ts';
import { openWorkshop } from '../harness/testWorkshop.ts';
import type { World } from '../harness/world.ts';
import { createPlace } from './createPlace.ts';

const [workshops, people, visits] = [10, 12, 3];

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Everything of a server that has sockets, on real files and real sockets, under a clock that the test turns. */
async function openServer() {
  const time = createFakeClock(Date.now());
  const timers = time.startTimers();
  const log = { info: () => {}, warn: () => {} };
  const { data: directory } = createPlace();
  const store = openSqliteStore({ directory, random: cryptoRandom, warn: () => {}, afterTurn: setImmediate });
  const registry = createRegistry({
    store,
    clock: time.clock,
    timers,
    random: cryptoRandomSources,
    log,
    ...nothingSent,
  });
  const server = createServer();
  const ports = { server, registry, log, clock: time.clock, timers };
  const gateway = createGateway({
    ...ports,
    isKnownHost: () => true,
    socketCounts: { add: () => () => undefined },
    allowedOrigins: [],
    ignoresForeignPaths: false,
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    gateway.close();
    registry.close();
    server.close();
    await store.close();
  });

  const pass = (ms: number): Promise<void> => time.advance(ms, () => wait(0));
  const world: World = {
    ...createNetworkWorld(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    isRecorded: false,
    now: time.clock.now,
    monotonicNow: time.source.monotonicNow,
    startTimers: time.startTimers,
    pass,
    /** Padded sockets say something once a second of the server's own. */
    async until(holds, what) {
      for (let seconds = 0; !holds(); seconds++) {
        if (seconds === 100) throw new Error(`Still not: ${what}`);
        for (let tries = 0; !holds() && tries < 20; tries++) await wait(1);
        if (!holds()) await pass(secondMs);
      }
    },
    async found(wanted) {
      const { workshop, participantId, token } = await registry.found({ title: 'Leaks', ...wanted });
      const { joinCode } = workshop.state.session.workshop;
      return { workshopId: workshop.id, joinCode, joinLink: '', participantId, token, facilitatorLink: '' };
    },
    async join(wanted) {
      const joined = await (await registry.openByCode(wanted.joinCode))!.join(wanted);
      return typeof joined === 'string' ? { ok: false, code: joined } : joined;
    },
  };
  return {
    world,
    registry,
    /** Everybody is gone, and time goes by until nothing is kept in memory for them. */
    async empty() {
      while (gateway.sockets() > 0) await wait(1);
      await pass(2 * minuteMs);
    },
    /** What it keeps going, and what of it the process does. */
    left() {
      const resources: Record<string, number> = {};
      for (const kind of process.getActiveResourcesInfo()) resources[kind] = (resources[kind] ?? 0) + 1;
      return {
        sockets: gateway.sockets(),
        workshops: registry.live().size,
        timers: timers.pending(),
        listeners: server.eventNames().map((name) => server.listenerCount(name)),
        tcp: (resources.TCPSocketWrap ?? 0) + (resources.TCPServerWrap ?? 0),
      };
    },
  };
}

type Opened = Awaited<ReturnType<typeof openServer>>;

/** Everyone comes, writes, and goes: some say goodbye, others are cut off. */
async function visit({ world, registry }: Opened, room: TestWorkshop, nth: number): Promise<WeakRef<object>> {
  const { workshopId, participantId } = room.founded;
  for (const person of room.everyone) person.connect();
  await world.until(() => room.everyone.every((person) => person.isInSync()), 'everyone is here');
  const workshop = (await registry.open(workshopId))!;
  if (workshop.state.session.stage.name === 'lobby') {
    const advancing = workshop.command(participantId, { type: 'advanceStage' });
    await world.pass(closingMs);
    await advancing;
    await workshop.command(participantId, { type: 'advanceStage' });
  }
  const writes = (): boolean => room.everyone.every((one) => one.documents.get('notebook/1')?.isSynced);
  await world.until(writes, 'everyone has a notebook');
  for (const person of room.everyone) person.jot(`Visit ${nth} of ${person.name}`);
  await world.until(() => room.everyone.every((one) => one.notebook().isSaved), 'all is saved');
  for (const [at, person] of room.everyone.entries()) {
    if (at % 2 === 0) person.close();
    else person.leavePage();
  }
  return new WeakRef(workshop);
}

async function visitAll(opened: Opened, count: number): Promise<WeakRef<object>[]> {
  const rooms: TestWorkshop[] = [];
  const seen: WeakRef<object>[] = [];
  for (let seed = 1; seed <= count; seed++) {
    const room = await openWorkshop(opened.world, { people, seed });
    rooms.push(room);
    seen.push(await visit(opened, room, 1));
  }
  for (let nth = 2; nth <= visits; nth++) {
    await opened.empty();
    for (const room of rooms) seen.push(await visit(opened, room, nth));
  }
  await opened.empty();
  return seen;
}

const heap = (): number => {
  collect();
  return process.memoryUsage().heapUsed;
};

test('FA15 workshops that everyone left keep no socket, timer, listener or document in memory', async () => {
  const opened = await openServer();
  const fresh = opened.left();
  expect(fresh).toMatchObject({ sockets: 0, workshops: 0, tcp: 1 });
  await visitAll(opened, 2);
  const before = heap();
  const seen = await visitAll(opened, workshops);
  expect(seen).toHaveLength(workshops * visits);
  expect(opened.left()).toEqual(fresh);
  await wait(0);
  const grown = heap() - before;
  expect(seen.filter((workshop) => workshop.deref() !== undefined)).toHaveLength(0);
  expect(grown).toBeLessThan(5_000_000);

  // The probe sees what is there.
  const room = await openWorkshop(opened.world, { people: 2 });
  const held = await visit(opened, room, 1);
  for (const person of room.everyone) person.connect();
  await opened.world.until(() => room.everyone.every((person) => person.isInSync()), 'everyone is back');
  collect();
  const present = opened.left();
  expect(present.sockets).toBeGreaterThan(0);
  expect(present.workshops).toBe(1);
  expect(present.timers).toBeGreaterThan(fresh.timers);
  expect(present.tcp).toBeGreaterThan(fresh.tcp);
  expect(held.deref()).toBeDefined();
}, 120_000);
