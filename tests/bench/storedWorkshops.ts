// What stored workshops cost: `node tests/bench/storedWorkshops.ts [count] [megabytes]`. Writes `count` small workshops
// (100,000 unless given), copies of one, and beside them `megabytes` (1,024 unless given) in workshops of 1 MiB, into a
// directory of its own. Prints how long a start takes without and with them, and the longest time for which the process
// served nobody while 1,000 small and 100 large workshops expired and 100 large ones were deleted at once.

import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createRegistry } from '../../server/live/workshop/registry.ts';
import { nothingSent } from '../../server/outbox/nothingSent.ts';
import { cryptoRandom, cryptoRandomSources } from '../../server/runtime/random.ts';
import type { Store, StoredWorkshop, Write } from '../../server/store/port.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { createId, createJoinCode } from '../../shared/ids.ts';
import { startServer } from '../../server/start.ts';
import { createFakeClock } from '../harness/fakeClock.ts';

const [count = 100_000, megabytes = 1_024] = process.argv.slice(2).map(Number);
const copiesAtOnce = 500;
const expiring = { small: 1_000, large: 100 };
const deletedAtOnce = 100;
/** So late that nothing else expires. */
const never = Number.MAX_SAFE_INTEGER;

const openStore = (directory: string): Store =>
  openSqliteStore({ directory, random: cryptoRandom, warn: console.warn, afterTurn: setImmediate });

function openRegistry(store: Store) {
  const time = createFakeClock(Date.now());
  const log = { info: () => {}, warn: console.warn };
  const ports = {
    store,
    clock: time.clock,
    timers: time.startTimers(),
    random: cryptoRandomSources,
    log,
    ...nothingSent,
  };
  return createRegistry(ports);
}

/** A workshop as it is after its lobby. */
async function foundOne(store: Store): Promise<StoredWorkshop> {
  const registry = openRegistry(store);
  const { workshop, participantId } = await registry.found({ title: 'One of many', decision: 'x'.repeat(500) });
  await workshop.command(participantId, { type: 'setSay', stage: 'write', text: 'A text' });
  await workshop.durable();
  const stored = await store.load(workshop.id);
  registry.close();
  return stored!;
}

function copyOf(one: StoredWorkshop, expiresAt: number, extra: Uint8Array | null = null): Write[] {
  const workshopId = createId(cryptoRandom);
  const at = one.createdAt;
  return [
    { kind: 'create', workshopId, joinCode: createJoinCode(cryptoRandom), at, expiresAt, creator: null, schemaVersion: 1 },
    { kind: 'putToken', workshopId, hash: createId(cryptoRandom), participantId: createId(cryptoRandom) },
    ...[...one.docs].flatMap(([doc, updates]) => updates.map((update): Write => ({ kind: 'append', workshopId, doc, update }))),
    ...[...one.records].map(([name, value]): Write => ({ kind: 'putRecord', workshopId, name, value })),
    ...[...one.errands].map(([id, { at: dueAt, value }]): Write => ({ kind: 'putErrand', workshopId, id, at: dueAt, value })),
    ...(extra ? partsOf(extra).map((update): Write => ({ kind: 'append', workshopId, doc: 'board', update })) : []),
  ]; // prettier-ignore
}

/** Updates as they are while people move cards. */
const partsOf = (bytes: Uint8Array): Uint8Array[] =>
  Array.from({ length: Math.ceil(bytes.length / 1_000) }, (_, at) => bytes.subarray(at * 1_000, (at + 1) * 1_000));

async function write(store: Store, workshops: number, make: (index: number) => Write[], atOnce = copiesAtOnce) {
  const ids: string[] = [];
  for (let made = 0; made < workshops; made += atOnce) {
    const batch = Array.from({ length: Math.min(atOnce, workshops - made) }, (_, index) => make(made + index));
    ids.push(...batch.map((writes) => writes[0]!.workshopId));
    await store.commit(batch.flat());
  }
  return ids;
}

type Turns = {
  /** The longest turn of the event loop: for so long nobody is served. On a busy machine it contains waiting for others. */
  readonly longestMs: number;
  /** The most processor time of this thread in one turn. */
  readonly mostCpuMs: number;
  readonly totalMs: number;
};

async function turnsDuring(run: () => Promise<unknown>): Promise<Turns> {
  let isOver = false;
  let [longestMs, mostCpuMs] = [0, 0];
  const startedAt = performance.now();
  const watching = (async () => {
    let [last, lastCpu] = [performance.now(), cpuMs()];
    while (!isOver) {
      await new Promise((resolve) => setImmediate(resolve));
      const [now, nowCpu] = [performance.now(), cpuMs()];
      [longestMs, mostCpuMs] = [Math.max(longestMs, now - last), Math.max(mostCpuMs, nowCpu - lastCpu)];
      [last, lastCpu] = [now, nowCpu];
    }
  })();
  await run();
  isOver = true;
  await watching;
  return { longestMs, mostCpuMs, totalMs: performance.now() - startedAt };
}

function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

/** What this disk and machine do at the moment without us: the longest of as many small synchronised writes. */
function longestWriteMs(writes: number): number {
  const file = openSync(join(empty, 'control'), 'w');
  let longestMs = 0;
  for (let i = 0; i < writes; i++) {
    const startedAt = performance.now();
    writeSync(file, Buffer.alloc(4_096), 0, 4_096, 0);
    fsyncSync(file);
    longestMs = Math.max(longestMs, performance.now() - startedAt);
  }
  closeSync(file);
  return longestMs;
}

async function startMs(directory: string): Promise<number> {
  const startedAt = performance.now();
  const env = { DATA_DIR: directory, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent' };
  const running = await startServer({ env, serveClient: async () => {} });
  const took = performance.now() - startedAt;
  await running.close();
  return took;
}

const show = (name: string, ms: number): void => console.log(`${name.padEnd(70)} ${ms.toFixed(1)} ms`);

const directory = mkdtempSync(join(tmpdir(), 'forewarned-stored-'));
const empty = mkdtempSync(join(tmpdir(), 'forewarned-empty-'));
try {
  await startMs(empty);
  show('start without workshops', await startMs(empty));

  const store = openStore(directory);
  const one = await foundOne(store);
  await write(store, count, (index) => copyOf(one, index < expiring.small ? 1 : never));
  const large = crypto.getRandomValues(new Uint8Array(65_536));
  const mebibyte = Buffer.concat(Array.from({ length: 16 }, () => large));
  await write(store, megabytes, () => copyOf(one, never, mebibyte), 4);
  await write(store, expiring.large, () => copyOf(one, 2, mebibyte), 4);
  const unwanted = await write(store, deletedAtOnce, () => copyOf(one, never, mebibyte), 4);
  await store.close();
  console.log(`${count} small and ${megabytes + 200} large workshops, ${Math.round(statSync(join(directory, 'forewarned.db')).size / 2 ** 20)} MiB`); // prettier-ignore
  show('start with them', await startMs(directory));
  show('start with them, again', await startMs(directory));

  const again = openStore(directory);
  const registry = openRegistry(again);
  const showTurns = ({ longestMs, mostCpuMs, totalMs }: Turns, what: string): void => {
    show(`${what}: longest turn`, longestMs);
    show('  most processor time in one turn', mostCpuMs);
    show('  how long it takes', totalMs);
  };
  showTurns(await turnsDuring(() => new Promise((resolve) => setTimeout(resolve, 1_000))), 'nothing happens');
  show('control: the longest of 3,000 synchronised writes of 4 KiB', longestWriteMs(3_000));
  const someExpire = await turnsDuring(() => registry.expire());
  showTurns(someExpire, `${expiring.small} small and ${expiring.large} large ones expire`);
  const deleting = (): Promise<unknown> =>
    Promise.all(unwanted.map((workshopId) => again.commit([{ kind: 'delete', workshopId }])));
  showTurns(await turnsDuring(deleting), `${deletedAtOnce} large ones are deleted at once`);
  showTurns(await turnsDuring(() => registry.expire()), 'a pass that finds none');
  registry.close();
  await again.close();
} finally {
  for (const place of [directory, empty]) rmSync(place, { recursive: true, force: true });
}
process.exit(0);
