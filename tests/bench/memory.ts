// `node --expose-gc tests/bench/memory.ts`: what workshops take in memory, beside what the server estimates. Prints only.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRegistry } from '../../server/live/workshop/registry.ts';
import { nothingSent } from '../../server/outbox/nothingSent.ts';
import type { Workshop } from '../../server/live/workshop/workshop.ts';
import { createClock, platformClocks, platformTimers } from '../../server/runtime/clock.ts';
import { cryptoRandom, cryptoRandomSources } from '../../server/runtime/random.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import * as Y from 'yjs';
import { storeLargeRegister } from '../faults/largeRegister.ts';
import { hostileNotebook } from '../harness/hostileNotebook.ts';

const notebooks = 50;
const notesEach = 4;

const directory = mkdtempSync(join(tmpdir(), 'forewarned-memory-'));
const log = { info: () => {}, warn: () => {} };
const large = await storeLargeRegister(directory);
const store = openSqliteStore({ directory, random: cryptoRandom, warn: () => {}, afterTurn: setImmediate });
const clock = createClock(platformClocks, platformTimers);
const registry = createRegistry({
  store,
  clock,
  timers: platformTimers,
  random: cryptoRandomSources,
  log,
  ...nothingSent,
});

function memory(): number {
  for (let i = 0; i < 3; i++) globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`;

async function report(what: string, before: number, workshops: readonly Workshop[]): Promise<void> {
  const taken = memory() - before;
  const estimate = workshops.reduce((sum, workshop) => sum + workshop.memoryBytes(), 0);
  let stored = 0;
  for (const { id } of workshops) stored += (await store.bytesOf(id)) ?? 0;
  console.log(`${what}: ${mb(taken)}; estimated ${mb(estimate)}; stored ${mb(stored)}`);
}

try {
  await (await registry.found({ title: 'Warm up' })).workshop.durable();
  const empty = memory();
  const made: Workshop[] = [];
  for (let i = 0; i < 200; i++) made.push((await registry.found({ title: `Workshop ${i}` })).workshop);
  await report('200 empty workshops', empty, made);

  const before = memory();
  const from = performance.now();
  const loaded = (await registry.open(large.workshopId))!;
  console.log(`loading the largest register: ${(performance.now() - from).toFixed(0)} ms`);
  await report('the largest register (200 risks, 5,000 cards)', before, [loaded]);

  const { workshop } = await registry.found({ title: 'Notebooks' });
  const closed = memory();
  const names = Array.from({ length: notebooks }, (_, i) => `visitor-${i}`);
  for (const name of names) {
    const document = workshop.documents.open({ kind: 'notebook', round: 1 }, name);
    for (const update of hostileNotebook(notesEach)) {
      const change = document.change(() => Y.applyUpdate(document.doc, update));
      workshop.commit(document.writesFor(workshop.id, change!));
    }
  }
  await workshop.durable();
  await report(`${notebooks} notebooks of ${notesEach * 2_000} structs, open`, closed, [workshop]);
  for (const name of names) workshop.documents.release(workshop.documents.open({ kind: 'notebook', round: 1 }, name));
  await report(`${notebooks} notebooks, as bytes`, closed, [workshop]);
} finally {
  registry.close();
  await store.close();
  rmSync(directory, { recursive: true, force: true });
}
