import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { minuteMs } from '../../shared/time.ts';
import { startTestServer, type TestServer } from './server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

type Pages = { readonly pages: readonly { readonly since: number }[] };

const ask = (method: string, workshopId: string, token: string): Promise<Response> =>
  fetch(`${server.url}/api/workshops/${workshopId}/sessions`, {
    method,
    headers: { authorization: `Bearer ${token}` },
  });

const pagesOf = async (workshopId: string, token: string): Promise<Pages['pages']> =>
  ((await (await ask('GET', workshopId, token)).json()) as Pages).pages;

async function openSession(workshopId: string, token: string): Promise<WebSocket> {
  const socket = new WebSocket(`${server.socketUrl}/sync/${workshopId}/session`, ['forewarned.1', `token.${token}`]);
  await once(socket, 'open');
  return socket;
}

test('SI1a SI1b SI1c a person lists their pages, and ends all but one: whoever copied the token is out', async () => {
  const { workshopId, joinCode, token: facilitator } = await server.create();
  const joined = (await (await server.post('/api/joins', { joinCode, name: 'Ana' })).json()) as { token: string };
  const other = await openSession(workshopId, facilitator);
  const own = await openSession(workshopId, joined.token);
  // The same token on another device.
  const stolen = await openSession(workshopId, joined.token);
  const pages = await pagesOf(workshopId, joined.token);
  expect(pages).toHaveLength(2);
  for (const { since } of pages) {
    expect(since % minuteMs).toBe(0);
    expect(Math.abs(Date.now() - since)).toBeLessThan(2 * minuteMs);
  }
  expect(await pagesOf(workshopId, facilitator)).toHaveLength(1);

  const started = await ask('POST', workshopId, joined.token);
  expect(started.status).toBe(201);
  const { token } = (await started.json()) as { token: string };
  // Both work until the new one has been used: the reply could have been lost.
  expect(await pagesOf(workshopId, joined.token)).toHaveLength(2);
  const renewed = await openSession(workshopId, token);

  const closed = Promise.all([once(own, 'close'), once(stolen, 'close')]);
  expect((await ask('DELETE', workshopId, token)).status).toBe(200);
  expect((await closed).map(([code]) => code as number)).toEqual([4401, 4401]);
  expect((await ask('GET', workshopId, joined.token)).status).toBe(401);
  expect((await ask('POST', workshopId, joined.token)).status).toBe(401);
  const late = await openSession(workshopId, joined.token);
  expect(((await once(late, 'close')) as [number])[0]).toBe(4401);
  expect((await ask('DELETE', workshopId, token)).status).toBe(200);

  expect(renewed.readyState).toBe(WebSocket.OPEN);
  expect(other.readyState).toBe(WebSocket.OPEN);
  expect(await pagesOf(workshopId, token)).toHaveLength(1);
  for (const socket of [renewed, other]) socket.close();
});

test('SI1b a person has two tokens at most: the one that asked last and its new one', async () => {
  const { workshopId, token } = await server.create();
  const tokens: string[] = [];
  for (let i = 0; i < 20; i++) {
    tokens.push(((await (await ask('POST', workshopId, token)).json()) as { token: string }).token);
  }
  const statuses = await Promise.all(tokens.map(async (one) => (await ask('GET', workshopId, one)).status));
  expect(statuses).toEqual([...Array<number>(19).fill(401), 200]);
  expect((await ask('GET', workshopId, token)).status).toBe(200);
});
