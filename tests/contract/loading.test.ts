import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { createToken } from '../../shared/ids.ts';
import type { WorkshopCreated } from '../../shared/protocol/replies.ts';
import { cryptoRandom } from '../../server/runtime/random.ts';
import type { TestServer } from './server.ts';
import { startTestServer } from './server.ts';

const directory = mkdtempSync(join(tmpdir(), 'forewarned-'));
let made: WorkshopCreated[] = [];
let server: TestServer;

const start = async (): Promise<TestServer> => (server = await startTestServer({ DATA_DIR: directory }));

beforeAll(async () => {
  await start();
  for (let i = 0; i < 3; i++) made.push(await server.create());
  await server.close();
});

/** Each test has a server that was just started, so nothing is loaded. */
beforeEach(async () => {
  await start();
  expect(await loaded()).toBe(0);
  return () => server.close();
});

afterAll(() => rmSync(directory, { recursive: true, force: true }));

async function loaded(): Promise<number> {
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  return Number(/^forewarned_live_workshops (\d+)$/m.exec(metrics)?.[1]);
}

const foreignToken = (): string => createToken(cryptoRandom);

async function upgrade(workshopId: string, protocols: string[], document = 'session'): Promise<number> {
  const socket = new WebSocket(`${server.socketUrl}/sync/${workshopId}/${document}`, protocols);
  socket.on('error', () => undefined);
  const [code] = (await once(socket, 'close')) as [number];
  return code;
}

test('RL2a upgrades without a valid token load nothing', async () => {
  for (const { workshopId } of made) {
    expect(await upgrade(workshopId, [])).toBe(4401);
    expect(await upgrade(workshopId, ['forewarned.1'])).toBe(4401);
    expect(await upgrade(workshopId, ['forewarned.1', 'token.'])).toBe(4401);
    expect(await upgrade(workshopId, ['forewarned.1', `token.${foreignToken()}`])).toBe(4401);
    expect(await upgrade(workshopId, ['forewarned.1', `token.${foreignToken()}`], 'notebook/1')).toBe(4401);
  }
  // A token of another workshop, and a page of another version with the right one.
  expect(await upgrade(made[0]!.workshopId, ['forewarned.1', `token.${made[1]!.token}`])).toBe(4401);
  expect(await upgrade(made[0]!.workshopId, ['forewarned.0', `token.${made[0]!.token}`])).toBe(4400);
  expect(await upgrade('A'.repeat(22), ['forewarned.1', `token.${made[0]!.token}`])).toBe(4404);
  expect(await loaded()).toBe(0);
});

test('RL2a requests without a valid token or facilitator link load nothing', async () => {
  const [first, second] = made as [WorkshopCreated, WorkshopCreated];
  const at = `/api/workshops/${first.workshopId}`;
  for (const token of [foreignToken(), second.token, 'x']) {
    const headers = { authorization: `Bearer ${token}` };
    expect((await server.post(`${at}/commands`, { type: 'agree' }, token)).status).toBe(401);
    expect((await fetch(`${server.url}${at}/knowledge`, { headers })).status).toBe(401);
    expect((await fetch(`${server.url}${at}/register.xlsx`, { headers })).status).toBe(401);
    expect((await server.post(`${at}/facilitator`, { secret: foreignToken() })).status).toBe(401);
  }
  const foreignSecret = second.facilitatorLink.split('#f=')[1];
  expect((await server.post(`${at}/facilitator`, { secret: foreignSecret })).status).toBe(401);
  expect(await loaded()).toBe(0);
});

test('RL2b a token, a facilitator link and a join code load the one workshop they belong to', async () => {
  const [first, second, third] = made as [WorkshopCreated, WorkshopCreated, WorkshopCreated];
  const reply = await server.post(`/api/workshops/${first.workshopId}/commands`, { type: 'agree' }, first.token);
  expect(reply.status).toBe(200);
  expect(await loaded()).toBe(1);
  const secret = second.facilitatorLink.split('#f=')[1];
  expect((await server.post(`/api/workshops/${second.workshopId}/facilitator`, { secret })).status).toBe(200);
  expect(await loaded()).toBe(2);
  expect((await server.post('/api/joins', { joinCode: third.joinCode })).status).toBe(201);
  expect(await loaded()).toBe(3);
  made = [first, third];
});
