import { mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { ResourceLimits } from '../../server/ports.ts';
import { subprotocol } from '../../shared/protocol/frames.ts';
import type { WorkshopCreated } from '../../shared/protocol/replies.ts';
import type { TestServer } from './server.ts';
import { startTestServer } from './server.ts';

let directory: string;
let server: TestServer | null = null;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'forewarned-'));
});
afterEach(async () => {
  await server?.close();
  rmSync(directory, { recursive: true, force: true });
});

/** Another server on the same data. */
async function restart(limits: Partial<ResourceLimits>, env: { [name: string]: string } = {}): Promise<TestServer> {
  await server?.close();
  server = await startTestServer({ DATA_DIR: directory, ...env }, limits);
  return server;
}

const newWorkshop = (on: TestServer, from = '192.0.2.1'): Promise<Response> =>
  fetch(`${on.url}/api/workshops`, {
    method: 'POST',
    body: JSON.stringify({ title: 'One more' }),
    headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
  });

const agree = async (on: TestServer, { workshopId, token }: WorkshopCreated): Promise<number> =>
  (await on.post(`/api/workshops/${workshopId}/commands`, { type: 'agree' }, token)).status;

async function expectFull(response: Response, reason: string): Promise<void> {
  expect(response.status).toBe(503);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await response.json()).toMatchObject({ ok: false, code: 'serverFull', params: { reason } });
}

async function closedWith(on: TestServer, { workshopId, token }: WorkshopCreated): Promise<number> {
  const socket = new WebSocket(`${on.socketUrl}/sync/${workshopId}/session`, [subprotocol.version, `token.${token}`]);
  socket.on('error', () => undefined);
  const [code] = (await once(socket, 'close')) as [number];
  return code;
}

test('RL4a RL4b an address above its number or bytes of workshops creates none; others do, and what it has goes on', async () => {
  const trusting = { TRUST_PROXY: '1' };
  const on = await restart({ workshopsPerAddress: 3 }, trusting);
  const made = (await (await newWorkshop(on)).json()) as WorkshopCreated;
  for (let i = 0; i < 2; i++) expect((await newWorkshop(on)).status).toBe(201);
  await expectFull(await newWorkshop(on), 'workshopsOfAddress');
  expect((await newWorkshop(on, '192.0.2.2')).status).toBe(201);
  expect(await agree(on, made)).toBe(200);

  const small = await restart({ diskPerAddress: 100 }, trusting);
  expect((await newWorkshop(small)).status).toBe(201);
  await expectFull(await newWorkshop(small), 'diskOfAddress');
  expect((await newWorkshop(small, '192.0.2.2')).status).toBe(201);
  expect(await agree(small, made)).toBe(200);
});

test('RL4c a full disk, or one with little free space, takes no new workshop; existing ones go on', async () => {
  const made = await (await restart({})).create();
  for (const limits of [{ freeDisk: Number.MAX_SAFE_INTEGER }, { disk: 1 }]) {
    const on = await restart(limits);
    await expectFull(await newWorkshop(on), 'disk');
    expect(await agree(on, made)).toBe(200);
    const joined = await on.post('/api/joins', { joinCode: made.joinCode });
    expect(joined.status).toBe(201);
  }
});

test('RL5a RL5b without memory for another workshop none is created or loaded; loaded ones go on, idle ones make room', async () => {
  const first = await (await restart({})).create();
  const second = await server!.create();
  // Room for one.
  const on = await restart({ memory: 130_000, memoryPerWorkshop: 100_000 });
  const socket = new WebSocket(`${on.socketUrl}/sync/${first.workshopId}/session`, [
    subprotocol.version,
    `token.${first.token}`,
  ]);
  await once(socket, 'open');
  expect(await closedWith(on, second)).toBe(1013);
  await expectFull(await on.post(`/api/workshops/${second.workshopId}/commands`, { type: 'agree' }, second.token), 'memory'); // prettier-ignore
  await expectFull(await on.post('/api/joins', { joinCode: second.joinCode }), 'memory');
  await expectFull(await newWorkshop(on), 'memory');
  expect(await agree(on, first)).toBe(200);
  expect(socket.readyState).toBe(WebSocket.OPEN);

  // Nobody is connected to the first one any more, so it is unloaded to make room.
  socket.close();
  await once(socket, 'close');
  await expect.poll(() => agree(on, second)).toBe(200);
  expect(await agree(on, first)).toBe(200);
});
