import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { limits } from '../../shared/protocol/limits.ts';
import { createNetworkWorld } from '../harness/networkWorld.ts';
import { openWorkshop } from '../harness/testWorkshop.ts';
import { createChild } from './serverProcess.ts';

const rounds = 200;
const step1 = Buffer.from([0, 0, 1, 0]);

test('SC20b a socket that requests megabytes and reads nothing is closed; others get every frame in order', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'forewarned-slow-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const child = await createChild({ DATA_DIR: directory });
  const world = createNetworkWorld(child.url);
  const room = await openWorkshop(world, { people: 4 });
  const [lead, ana, ben] = [room.lead, room.person('Ana'), room.person('Ben')];
  await lead.must('advanceStage');
  await lead.must('advanceStage');
  await world.until(() => ana.documents.get('notebook/1')?.isSynced === true, 'Ana has a notebook');
  for (let i = 0; i < 60; i++) ana.jot(`${i} ${'x'.repeat(1_900)}`);
  await world.until(() => ana.notebook().isSaved, 'the large notebook is saved');

  const metric = async (name: string): Promise<number> =>
    Number(new RegExp(`^${name} (\\S+)`, 'm').exec(await (await fetch(`${child.url}/metrics`)).text())?.[1]);
  const honest = await metric('forewarned_sockets');
  const memoryBefore = await metric('process_resident_memory_bytes');
  const greedy = new WebSocket(`${child.url.replace('http', 'ws')}/sync/${ana.workshopId}/notebook/1`, ['forewarned.1', `token.${ana.token}`]); // prettier-ignore
  greedy.on('error', () => undefined);
  await once(greedy, 'open');
  greedy.pause();
  expect(await metric('forewarned_sockets')).toBe(honest + 1);

  const seen: string[] = [];
  const { doc } = ben.document('session');
  doc.on('afterTransaction', () => {
    const { write } = ben.session().say;
    if (write?.startsWith('Line ') && seen.at(-1) !== write) seen.push(write);
  });
  const waits: number[] = [];
  for (let i = 0; i < rounds; i++) {
    // Each answer is the whole notebook: 120 kB, a hundred times.
    if (i < 110) greedy.send(step1);
    const askedAt = performance.now();
    lead.ask('setSay', { stage: 'write', text: `Line ${i}` });
    await world.until(() => ben.session().say.write === `Line ${i}`, `Ben has line ${i}`);
    waits.push(performance.now() - askedAt);
  }
  await expect.poll(() => metric('forewarned_sockets'), { timeout: 30_000 }).toBe(honest);
  expect(seen).toEqual(Array.from({ length: rounds }, (_, i) => `Line ${i}`));
  expect((await metric('process_resident_memory_bytes')) - memoryBefore).toBeLessThan(60 * limits.bufferedBytes);
  expect(room.everyone.every((person) => person.document('session').isOpen)).toBe(true);
  waits.sort((a, b) => a - b);
  // Measured by tests/bench; here other tests run in parallel.
  process.stdout.write(`slow reader: p50 ${waits[rounds / 2]!.toFixed(1)} ms, p99 ${waits[Math.floor(rounds * 0.99)]!.toFixed(1)} ms\n`); // prettier-ignore
  room.close();
}, 60_000);
