import { createFrameSocket } from '../../server/gateway/frameSocket.ts';
import type { FrameSocket } from '../../server/gateway/frameSocket.ts';
import { startHeartbeats } from '../../server/gateway/heartbeats.ts';
import { paddingKind } from '../../server/gateway/padding.ts';
import { parseSyncPath } from '../../server/gateway/syncPath.ts';
import { createClock } from '../../server/runtime/clock.ts';
import { createMemoryStore } from '../../server/testing/memoryStore.ts';
import type { Store } from '../../server/store/port.ts';
import type { Log, Ports } from '../../server/ports.ts';
import type { ResourceLimits } from '../../server/ports.ts';
import { unlimited } from '../../server/live/workshop/admission.ts';
import { createRegistry } from '../../server/live/workshop/registry.ts';
import { createOutbox } from '../../server/live/outbox/outbox.ts';
import type { Registry } from '../../server/live/workshop/registry.ts';
import type { Workshop } from '../../server/live/workshop/workshop.ts';
import { closeCode } from '../../shared/protocol/closeCodes.ts';
import type { Reply } from '../../shared/protocol/replies.ts';
import type { EpochMs } from '../../shared/time.ts';
import type { FakeCouriers } from './fakeCouriers.ts';
import { createFakeCouriers } from './fakeCouriers.ts';
import { createFakeClock, installYjsTimers } from './fakeClock.ts';
import type { ShreddedRound } from './watchStore.ts';
import { watchStore } from './watchStore.ts';
import { createNetwork } from './fakeNetwork.ts';
import { joinPath } from '../../shared/protocol/joinLink.ts';
import type { FarEnd } from './fakeNetwork.ts';
import { createRandomSources } from './seededRandom.ts';
import type { World } from './world.ts';

/** A server in this process: the real workshop, queue, gate and gateway connection over fake sockets and a fake clock. */
export type MemoryWorld = World & {
  readonly store: Store;
  readonly disk: Disk;
  readonly workshop: (workshopId: string) => Promise<Workshop>;
  /** Stops the server gracefully (1012) and starts another on the same store. */
  readonly restart: () => Promise<void>;
  /** Crashes the server; only what the store had committed is left. */
  readonly crash: () => Promise<void>;
  /** Deletes what is kept no longer, as the server does every hour. */
  readonly expire: () => Promise<void>;
  /** The content of rounds that were shredded. */
  readonly shredded: () => Promise<ShreddedRound[]>;
  /** Sets the wall clock of all machines. No time passes. */
  readonly jump: (byMs: number) => void;
  /** Stops the process for a while: time passes, no timer runs and nothing is received. */
  readonly freeze: (ms: number) => void;
  /** Whether the server has the workshop in memory. */
  readonly isLive: (workshopId: string) => boolean;
  /** What left the server, and how receivers answer. */
  readonly couriers: FakeCouriers;
  /** What the server logged as warnings. */
  readonly warnings: readonly string[];
};

/** Control of the store's disk. */
export type Disk = {
  /** Commits wait until `release`. */
  readonly hold: () => void;
  readonly release: () => void;
  /** The next group of commits fails as on a full disk. */
  readonly failNext: () => void;
  /** Loses the waiting commits, as in a power failure. */
  readonly lose: () => void;
};

export type MemoryWorldOptions = {
  readonly seed: number;
  readonly startAt?: EpochMs;
  /** Ping and empty awareness every five seconds, as the gateway sends them. */
  readonly hasHeartbeats?: boolean;
  readonly isRecorded?: boolean;
  /** A store to use instead of a new one in memory. */
  readonly store?: Store;
  readonly resourceLimits?: Partial<ResourceLimits>;
};

/** What links in messages begin with. */
const publicUrl = 'https://forewarned.example';

/** 2027-03-01, 09:00 UTC. */
export const morning: EpochMs = Date.UTC(2027, 2, 1, 9);

/** How long `until` waits in simulated time, and its step. */
const patienceMs = 20_000;
const stepMs = 250;

/** One turn of the event loop, in which pending promises settle. */
const turnOfTheLoop = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function createDisk() {
  let isHeld = false;
  let fails = false;
  const waiting: (() => void)[] = [];
  const disk: Disk = {
    hold() {
      isHeld = true;
    },
    release() {
      isHeld = false;
      for (const run of waiting.splice(0)) run();
    },
    failNext() {
      fails = true;
    },
    lose() {
      fails = waiting.length > 0;
      disk.release();
    },
  };
  const store = createMemoryStore({
    afterTurn: (run) => (isHeld ? void waiting.push(run) : queueMicrotask(run)),
    faults: {
      beforeCommit() {
        const failsNow = fails;
        fails = false;
        if (failsNow) throw new Error('The disk is full');
      },
    },
  });
  return { disk, store };
}

type Server = {
  readonly registry: Registry;
  readonly connections: Map<FarEnd, FrameSocket>;
  readonly clock: Ports['clock'];
  readonly timers: Ports['timers'];
  /** Stops everything in it; it commits nothing more. */
  readonly stop: () => void;
};

export function createMemoryWorld(options: MemoryWorldOptions): MemoryWorld {
  const { seed, hasHeartbeats = true } = options;
  const time = createFakeClock(options.startAt ?? morning);
  const network = createNetwork();
  const made = createDisk();
  const { store, shredded } = watchStore(options.store ?? made.store);
  const warnings: string[] = [];
  const log: Log = { info: () => {}, warn: (message) => void warnings.push(message) };
  const random = createRandomSources(seed);
  const couriers = createFakeCouriers({ now: time.clock.now, after: time.startTimers().after });
  const yjsTimers = time.startTimers();
  installYjsTimers(yjsTimers);

  const startServer = (): Server => {
    const timers = time.startTimers();
    const connections = new Map<FarEnd, FrameSocket>();
    let isStopped = false;
    const commit: Store['commit'] = (writes) => (isStopped ? new Promise(() => {}) : store.commit(writes));
    const clock = createClock(time.source, timers);
    const ports = { store: { ...store, commit }, clock, timers, random, log, couriers, publicUrl };
    const registry = createRegistry(ports, {
      ...unlimited,
      limits: { ...unlimited.limits, ...options.resourceLimits },
    });
    const outbox = createOutbox(registry, ports);
    if (hasHeartbeats) startHeartbeats(() => connections.values(), { clock, timers });
    const stop = (): void => {
      isStopped = true;
      outbox.close();
      timers.stop();
    };
    return { registry, connections, clock, timers, stop };
  };
  let server = startServer();
  /** Between two servers connections get no response. */
  let isDown = false;

  const settle = async (): Promise<void> => {
    do await turnOfTheLoop();
    while (network.flush());
  };

  const pass = async (ms: number): Promise<void> => {
    installYjsTimers(yjsTimers);
    await time.advance(ms, settle);
  };

  /** Concurrent waits share the passing of time. */
  let stepping: Promise<void> | null = null;
  const step = (): Promise<void> => (stepping ??= pass(stepMs).finally(() => (stepping = null)));

  /** What the gateway does with an upgrade (server/gateway/gateway.ts), on an existing fake socket. */
  const accept = async (far: FarEnd, address: Parameters<World['open']>[0]): Promise<void> => {
    // A real socket is never refused before its constructor has returned.
    await Promise.resolve();
    const target = parseSyncPath(`/sync/${address.workshopId}/${address.document}`);
    if (!target || isDown) {
      far.accept();
      far.terminate();
      return;
    }
    const { registry, connections, clock, timers } = server;
    const workshop = await registry.openFor(target.workshopId, address.token).catch(() => closeCode.storageTrouble);
    far.accept();
    if (workshop === null || workshop === 'unknownToken' || typeof workshop === 'number') {
      far.close(workshop === 'unknownToken' ? closeCode.unknownToken : (workshop ?? closeCode.notFound));
      return;
    }
    const connection = createFrameSocket(
      far.asWebSocket(),
      (port) => workshop.connect(address.token, target.path, port, address.isScreen),
      target.path,
      paddingKind(target.path, address.isPadded),
      { clock, timers },
    );
    connections.set(far, connection);
    far.on('close', () => connections.delete(far));
  };

  const open = async (workshopId: string): Promise<Workshop> => {
    const workshop = await server.registry.open(workshopId);
    if (!workshop) throw new Error('There is no such workshop');
    return workshop;
  };

  return {
    store,
    disk: made.disk,
    shredded,
    isLive: (workshopId) => server.registry.live().has(workshopId),
    couriers,
    warnings,
    workshop: open,
    now: time.clock.now,
    isRecorded: options.isRecorded ?? true,
    monotonicNow: time.source.monotonicNow,
    jump: time.jump,
    freeze: time.freeze,
    startTimers: time.startTimers,
    settle,
    pass,
    async until(holds, what) {
      await settle();
      for (let waited = 0; !holds(); waited += stepMs) {
        if (waited >= patienceMs) throw new Error(`After ${patienceMs / 1_000} s still not: ${what}`);
        await step();
      }
    },
    async found(wanted) {
      const { workshop, participantId, token, secret } = await ('rehearsal' in wanted
        ? server.registry.foundRehearsal(wanted)
        : server.registry.found(wanted));
      const { joinCode } = workshop.state.session.workshop;
      return {
        workshopId: workshop.id,
        joinCode,
        joinLink: joinPath(workshop.state.session.workshop),
        participantId,
        token,
        facilitatorLink: `/w/${workshop.id}#f=${secret}`,
      };
    },
    async join(wanted) {
      const { joinCode, linkSecret } = wanted;
      const { registry } = server;
      const workshop = await (linkSecret === undefined
        ? registry.openByCode(joinCode)
        : registry.openByLink(joinCode, linkSecret));
      const outcome = workshop ? await workshop.join(wanted) : 'unknownJoinCode';
      return typeof outcome === 'string' ? { ok: false, code: outcome } : outcome;
    },
    async recover(workshopId, secret) {
      const workshop = await open(workshopId);
      return (await workshop.recoverFacilitator(secret)) ?? { ok: false, code: 'unknownToken' };
    },
    async post(workshopId, token, body): Promise<Reply> {
      const workshop = await open(workshopId);
      const person = workshop.seatOf(token);
      if (!person || person.removed) return { ok: false, code: 'unknownToken', message: '' };
      return workshop.command(person.participantId, body);
    },
    open(address, events) {
      const { near, far } = network.connect(events);
      void accept(far, address);
      return near;
    },
    expire: () => server.registry.expire(),
    async restart() {
      isDown = true;
      server.registry.close();
      for (const connection of [...server.connections.values()]) connection.close(closeCode.restart);
      await settle();
      server.stop();
      server = startServer();
      isDown = false;
      await server.registry.resume();
    },
    async crash() {
      server.stop();
      const dead = [...server.connections.keys()];
      // First of all: a server that starts reads the store, and a read makes it commit what was waiting.
      made.disk.lose();
      server = startServer();
      for (const far of dead) {
        far.removeAllListeners();
        far.terminate();
      }
      await settle();
      await server.registry.resume();
    },
  };
}
