import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { WorkshopCreated } from '../../shared/protocol/replies.ts';
import type { TestServer } from './server.ts';
import { startTestServer } from './server.ts';

let server: TestServer;
let made: WorkshopCreated;
beforeAll(async () => {
  server = await startTestServer();
  made = await server.create();
});
afterAll(() => server.close());

type Opening = { readonly path?: string; readonly protocols?: string[]; readonly origin?: string };

const offered = (token: string): string[] => ['forewarned.1', `token.${token}`];

function open({ path = `/sync/${made.workshopId}/session`, protocols = offered(made.token), origin }: Opening = {}) {
  const socket = new WebSocket(server.socketUrl + path, protocols, origin === undefined ? {} : { origin });
  const frames: Uint8Array[] = [];
  socket.on('message', (data: Buffer) => frames.push(new Uint8Array(data)));
  socket.on('error', () => undefined);
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  return { socket, frames, closed };
}

/** The status before an upgrade, or 101. */
async function statusOf(opening: Opening): Promise<number> {
  const { socket } = open(opening);
  return new Promise((resolve) => {
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('open', () => {
      socket.terminate();
      resolve(101);
    });
  });
}

test('GW1 our own pages and clients without an origin may connect', async () => {
  expect(await statusOf({})).toBe(101);
  expect(await statusOf({ origin: server.url })).toBe(101);
});

test.each(['null', 'https://evil.example', 'http://127.0.0.1.evil.example', 'http://127.0.0.1:1'])(
  'GW1 a page of %s is refused before the upgrade',
  async (origin) => {
    expect(await statusOf({ origin })).toBe(403);
  },
);

test.each([
  '/sync/',
  '/sync/x/session',
  '/other',
  '/sync/aaaaaaaaaaaaaaaaaaaaaa/notebook/0',
  '/sync/aaaaaaaaaaaaaaaaaaaaaa/notebook/1/b',
])('GW2a the path %s is nothing', async (path) => {
  expect(await statusOf({ path })).toBe(404);
});

test('GW2b who has no seat is told so by a close code, and sees nothing before it', async () => {
  const cases: [Opening, number][] = [
    [{ protocols: [] }, 4401],
    [{ protocols: ['forewarned.1'] }, 4401],
    [{ protocols: offered('A'.repeat(43)) }, 4401],
    [{ protocols: ['forewarned.0', `token.${made.token}`] }, 4400],
    [{ path: `/sync/${'A'.repeat(22)}/session` }, 4404],
    [{ path: `/sync/${made.workshopId}/notebook/1` }, 4404],
  ];
  for (const [opening, code] of cases) {
    const { closed, frames } = open(opening);
    expect(await closed).toBe(code);
    expect(frames).toEqual([]);
  }
});

test.each([
  ['text', 'hello'],
  ['an empty frame', Buffer.alloc(0)],
  ['an unknown type', Buffer.from([99])],
  ['a cut one', Buffer.from([0, 0, 200])],
  ['trailing bytes', Buffer.from([0, 0, 1, 0, 7])],
])('CO3 a frame that is %s closes the socket with 4400', async (_, frame) => {
  const { socket, closed } = open();
  await once(socket, 'open');
  socket.send(frame);
  expect(await closed).toBe(4400);
});

test('CO4 a frame over its limit closes with 4413, a far larger one with 1009', async () => {
  const over = open();
  await once(over.socket, 'open');
  over.socket.send(Buffer.alloc(64 * 1024 + 1));
  expect(await over.closed).toBe(4413);
  const far = open();
  await once(far.socket, 'open');
  far.socket.send(Buffer.alloc(256 * 1024));
  expect(await far.closed).toBe(1009);
});

test('GW3c eight sockets of one token on one document, and not a ninth', async () => {
  const first = Array.from({ length: 8 }, () => open({ path: `/sync/${made.workshopId}/board` }));
  await Promise.all(first.map(({ socket }) => once(socket, 'open')));
  const ninth = open({ path: `/sync/${made.workshopId}/board` });
  expect(await ninth.closed).toBe(4529);
  for (const { socket } of first) {
    expect(socket.readyState).toBe(WebSocket.OPEN);
    socket.terminate();
  }
});
