// `node tests/bench/visitor.ts`: what one anonymous visitor costs a server, and how long others wait meanwhile. Prints only.

import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { subprotocol } from '../../shared/protocol/frames.ts';
import { hostileNotebook } from '../harness/hostileNotebook.ts';
import { startChild } from './children.ts';
import { percentile } from './figures.ts';
import type { Link } from './leanSocket.ts';
import { openLink, updateFrame } from './leanSocket.ts';
import type { Place } from './measuredWorkshop.ts';
import { advance, foundPlace } from './measuredWorkshop.ts';

const [workshops, people, notesEach, upgrades, exportSeconds] = [300, 150, 4, 2_000, 10];

/** Built before anything is measured: it takes longer than what the server does with it. */
const notebooks = Array.from({ length: people }, (_, i) => hostileNotebook(notesEach, `visitor-${i}`));

const own = await startChild('ownServer.ts');
const bystander = await foundPlace(own.host, 1);

const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

/** A command of another workshop, again and again, until `work` is done. */
async function measured<T>(what: string, work: () => Promise<T>): Promise<T> {
  const before = await own.readings(true);
  const from = performance.now();
  const delays: number[] = [];
  let isDone = false;
  const watching = (async () => {
    while (!isDone) {
      const at = performance.now();
      const response = await fetch(`http://${own.host}/api/workshops/${bystander.workshopId}/commands`, {
        method: 'POST',
        body: JSON.stringify({ type: 'agree' }),
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${bystander.tokens[0]}`,
        },
      });
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`The other workshop got ${response.status}.`);
      delays.push(performance.now() - at);
      await wait(20);
    }
  })();
  const result = await work().finally(() => (isDone = true));
  await watching;
  const seconds = (performance.now() - from) / 1_000;
  const after = await own.readings(true);
  console.log(
    `${what}: ${seconds.toFixed(1)} s, ${((after.cpuMicros - before.cpuMicros) / 1e6).toFixed(2)} s CPU, heap +${mb(after.heapBytes - before.heapBytes)} (${mb(after.heapBytes)}), RSS ${mb(after.rssBytes)}; longest stall ${after.stallMs.toFixed(0)} ms; others waited p50 ${percentile(delays, 0.5).toFixed(0)}, p99 ${percentile(delays, 0.99).toFixed(0)}, at most ${Math.max(...delays).toFixed(0)} ms`,
  );
  return result;
}

async function closedWith(workshopId: string): Promise<number> {
  const socket = new WebSocket(`ws://${own.host}/sync/${workshopId}/session`, [
    subprotocol.version,
    `token.${'A'.repeat(43)}`,
  ]);
  socket.on('error', () => undefined);
  const [code] = (await once(socket, 'close')) as [number];
  return code;
}

/** @returns null when the server takes no further notebook */
async function fillNotebook(place: Place, token: string, updates: readonly Uint8Array[]): Promise<Link | null> {
  let settle = (): void => undefined;
  const saved = new Promise<void>((resolve) => (settle = resolve));
  const link = await openLink({
    ...place,
    token,
    document: 'notebook/1',
    onDurable: (count) => count > updates.length && settle(),
  }).catch(() => null);
  if (!link) return null;
  for (const update of updates) link.send(updateFrame(update));
  await saved;
  return link;
}

try {
  await measured(`${workshops} workshops created`, async () => {
    for (let i = 0; i < workshops; i++) await foundPlace(own.host, 1);
  });
  const place = await measured(`${people} joins`, () => foundPlace(own.host, people));
  // Only people who were connected before a round count as its writers.
  const present: Link[] = [];
  for (const token of place.tokens.slice(0, 6)) present.push(await openLink({ ...place, token, document: 'session' }));
  await advance(place, 2);
  const links = await measured(`${people} notebooks of ${notesEach * 2_000} structs tried`, async () => {
    const opened: Link[] = [];
    for (const [i, token] of place.tokens.entries()) {
      const link = await fillNotebook(place, token, notebooks[i] ?? []);
      if (!link) break;
      opened.push(link);
    }
    return opened;
  });
  console.log(`  ${links.length} of them were opened`);
  await measured('their sockets closed, 45 s later', async () => {
    for (const link of links) link.close();
    await wait(45_000);
  });
  await measured(`the end of the round with ${links.length} notebooks kept as bytes`, () => advance(place, 1));
  for (const link of present) link.close();
  await own.restart();
  await measured(`${upgrades} upgrades with a wrong token after a restart`, async () => {
    for (let i = 0; i < upgrades; i += 50) {
      await Promise.all(Array.from({ length: 50 }, () => closedWith(place.workshopId)));
    }
  });
  await measured(`${exportSeconds} s of exports by four requests at a time`, async () => {
    const until = performance.now() + exportSeconds * 1_000;
    await Promise.all(
      Array.from({ length: 4 }, async () => {
        while (performance.now() < until) {
          const response = await fetch(`http://${own.host}/api/workshops/${place.workshopId}/register.xlsx`, {
            headers: { authorization: `Bearer ${place.tokens[1]}` },
          });
          await response.arrayBuffer();
        }
      }),
    );
  });
} finally {
  await own.stop();
}
