import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { exportJson } from '../../server/export/json.ts';
import { createOutbox } from '../../server/live/outbox/outbox.ts';
import { createRegistry } from '../../server/live/workshop/registry.ts';
import { createAddressRules, readNetworks } from '../../server/outbox/addressRules.ts';
import { createWebhookCourier } from '../../server/outbox/webhookCourier.ts';
import type { Ports, Sent } from '../../server/ports.ts';
import { platformTimers } from '../../server/runtime/clock.ts';
import { cryptoRandom, cryptoRandomSources } from '../../server/runtime/random.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { completeFacts, completePlan, givenInput } from '../../server/testing/exportFixture.ts';
import { parseRegisterFile } from '../../server/testing/registerFile.ts';
import { closeCode } from '../../shared/protocol/closeCodes.ts';
import { daysLater } from '../../shared/time.ts';
import type { Figure } from './figures.ts';

const registers = 100;
const tripwiresEach = 100;
const evening = Date.parse('2026-12-06T20:00:00Z');
const morning = Date.parse('2026-12-07T08:00:00Z');

/** A register whose weekly checks are spread over the week, so that a seventh of them is due each day. */
function registerFile(): string {
  const ids = Array.from({ length: tripwiresEach }, (_, i) => `r${i}`);
  const risks = ids.map((id, i): [string, object] => [
    id,
    {
      cards: [`card ${i}`],
      facts: { ...completeFacts, number: i + 1, state: 'armed', firstCheck: daysLater('2026-12-07', i % 7) },
      plan: completePlan,
    },
  ]);
  return exportJson(
    givenInput(Object.fromEntries(risks) as Parameters<typeof givenInput>[0], { topRisks: ids, ranking: [ids] }),
  );
}

/** A receiver on this machine that takes everything at once. */
async function openReceiver() {
  let arrived = 0;
  const server = createServer((request, response) => {
    arrived += 1;
    request.resume().on('end', () => response.writeHead(204).end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, arrived: () => arrived, close: () => void server.close() };
}

/** CPU time of the main thread for what runs until `isDone`. */
async function busyMs(isDone: () => boolean): Promise<number> {
  const before = process.threadCpuUsage();
  while (!isDone()) await new Promise((resolve) => setTimeout(resolve, 5));
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}

/**
 * One morning of 10,000 armed tripwires in 100 registers that nobody has open, in one time zone: the most that can come due
 * in one minute. Then the messages that it caused are delivered to a receiver on this machine.
 */
export async function run(): Promise<Figure[]> {
  const directory = mkdtempSync(join(tmpdir(), 'forewarned-mornings-'));
  const receiver = await openReceiver();
  const rules = createAddressRules(readNetworks('127.0.0.0/8'));
  const send = createWebhookCourier({ timers: platformTimers, rules });
  let now = evening;
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  const webhook = async (request: Parameters<typeof send>[0]): Promise<Sent> => {
    await gate;
    return send(request);
  };
  const store = openSqliteStore({
    directory,
    random: cryptoRandom,
    warn: (message) => console.error(message),
    afterTurn: setImmediate,
  });
  const ports: Ports = {
    store,
    clock: { now: () => now, monotonicNow: () => performance.now(), onJump: () => () => undefined },
    timers: platformTimers,
    random: cryptoRandomSources,
    log: { info: () => undefined, warn: (message) => console.error(message) },
    couriers: { webhook, mail: null, urlFault: rules.urlFault },
    publicUrl: 'https://forewarned.example',
  };
  const registry = createRegistry(ports);
  const file = parseRegisterFile(registerFile());
  if (!file) throw new Error('the file of the bench is refused');
  for (let i = 0; i < registers; i += 1) {
    const { workshop, participantId } = await registry.importFile(file);
    const reply = await workshop.command(participantId, { type: 'addWebhook', url: receiver.url, shape: 'json' });
    if (!reply.ok) throw new Error(JSON.stringify(reply));
  }
  registry.unload(closeCode.restart);
  now = morning;
  const outbox = createOutbox(registry, ports);
  const isTold = (): boolean =>
    registry.live().size === registers &&
    [...registry.live().values()].every(({ state }) => state.hidden.notices.morningOn === '2026-12-07');
  const told = await busyMs(isTold);
  const owed = [...registry.live().values()].reduce(
    (sum, { state }) => sum + Object.keys(state.hidden.errands).length,
    0,
  );
  const begun = performance.now();
  open();
  const delivering = await busyMs(() => receiver.arrived() >= owed);
  const seconds = (performance.now() - begun) / 1_000;
  const bare = await bareDeliveries(receiver.url, owed, send);
  outbox.close();
  registry.close();
  await store.close();
  receiver.close();
  rmSync(directory, { recursive: true, force: true });
  return [
    { name: `one register of ${tripwiresEach} tripwires: its morning, main thread`, unit: 'ms', measured: told / registers, aim: '< 50 ms' },
    { name: `${registers * tripwiresEach} tripwires in ${registers} registers due in one minute, main thread`, unit: 'ms', measured: told, aim: '< 50 ms' },
    { name: `deliveries a second of ${owed}`, unit: 'a second', measured: owed / seconds, baseline: { what: 'the same requests without us', value: owed / bare }, aim: '> 100' },
    { name: 'one delivery, main thread', unit: 'ms', measured: delivering / Math.max(1, owed) },
  ]; // prettier-ignore
}

async function bareDeliveries(
  url: string,
  count: number,
  send: ReturnType<typeof createWebhookCourier>,
): Promise<number> {
  const begun = performance.now();
  let left = count;
  const one = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await send({ url, headers: {}, body: '{}' });
    }
  };
  await Promise.all(Array.from({ length: 32 }, one));
  return (performance.now() - begun) / 1_000;
}
