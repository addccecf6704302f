import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createServer as createTcpServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { platformTimers } from '../runtime/clock.ts';
import { createAddressRules, readNetworks } from './addressRules.ts';
import { createWebhookCourier } from './webhookCourier.ts';

const opened: { close: () => void }[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.close();
});

async function listen(server: Server | ReturnType<typeof createTcpServer>, host = '127.0.0.1'): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  opened.push({
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  });
  return (server.address() as AddressInfo).port;
}

const message = (url: string) => ({ url, headers: { 'Content-Type': 'application/json' }, body: '{"type":"test"}' });
const local = createAddressRules(readNetworks('127.0.0.0/8'));
const timedOut = { ok: false, reason: 'timedOut' };
const notAllowed = { ok: false, reason: 'addressNotAllowed', isFinal: true };

test('TL4f a message arrives, and nothing of the answer but its status is used', async () => {
  const got: unknown[] = [];
  const port = await listen(
    createServer((request, response) => {
      let body = '';
      request.on('data', (part) => (body += String(part)));
      request.on('end', () => {
        got.push([request.method, request.headers['content-type'], request.headers.cookie, body]);
        response.writeHead(Number(new URL(request.url ?? '', 'http://x').searchParams.get('status') ?? 200), {
          'Set-Cookie': 'a=b',
        });
        response.end('ignored');
      });
    }),
  );
  const send = createWebhookCourier({ timers: platformTimers, rules: local });
  expect(await send(message(`http://127.0.0.1:${port}/`))).toEqual({ ok: true });
  expect(await send(message(`http://127.0.0.1:${port}/?status=204`))).toEqual({ ok: true });
  expect(await send(message(`http://127.0.0.1:${port}/?status=500`))).toEqual({ ok: false, reason: 'answered 500' });
  expect(await send(message(`http://127.0.0.1:${port}/?status=410`))).toEqual({
    ...{ ok: false, reason: 'answered 410', isFinal: true },
  });
  expect(got).toHaveLength(4);
  for (const one of got) expect(one).toEqual(['POST', 'application/json', undefined, '{"type":"test"}']);
});

test('TL4f a redirect is not followed', async () => {
  let asked = 0;
  const port = await listen(
    createServer((_request, response) => {
      asked++;
      response.writeHead(307, { Location: `http://127.0.0.1:${port}/elsewhere` }).end();
    }),
  );
  const send = createWebhookCourier({ timers: platformTimers, rules: local });
  expect(await send(message(`http://127.0.0.1:${port}/`))).toEqual({ ok: false, reason: 'answered 307' });
  expect(asked).toBe(1);
});

test('TL4f everything together takes the time that is given and no longer', async () => {
  const silent = await listen(createTcpServer(() => undefined));
  const slowHead = await listen(
    createTcpServer((socket) => {
      const timer = setInterval(() => socket.write('HTTP/1.1 200 OK\r\nX: '.slice(0, 1)), 50);
      socket.on('close', () => clearInterval(timer)).on('error', () => undefined);
    }),
  );
  const slowBody = await listen(
    createServer((_request, response) => {
      response.writeHead(500);
      const timer = setInterval(() => response.write('x'), 50);
      response.on('close', () => clearInterval(timer));
    }),
  );
  const send = createWebhookCourier({ timers: platformTimers, rules: local, answerWithinMs: 400 });
  const took = async (port: number, answer: object): Promise<void> => {
    const startedAt = performance.now();
    expect(await send(message(`http://127.0.0.1:${port}/`))).toEqual(answer);
    expect(performance.now() - startedAt).toBeLessThan(1_500);
  };
  await took(silent, timedOut);
  await took(slowHead, expect.objectContaining({ ok: false }) as object);
  // The status is known; that the answer never ends changes nothing.
  await took(slowBody, { ok: false, reason: 'answered 500' });
  const neverFound = createWebhookCourier({
    timers: platformTimers,
    rules: local,
    answerWithinMs: 300,
    resolve: () => new Promise(() => undefined),
  });
  expect(await neverFound(message('https://hooks.example/'))).toEqual(timedOut);
});

test('TL4f of an answer of 10 MB no more is read than 64 KiB and what is on its way', async () => {
  let written = 0;
  const closed = Promise.withResolvers<undefined>();
  const port = await listen(
    createServer((_request, response) => {
      response.on('close', () => closed.resolve(undefined));
      const chunk = Buffer.alloc(16 * 1_024);
      const more = (): void => {
        while (written < 10_000_000 && !response.destroyed) {
          written += chunk.length;
          if (!response.write(chunk)) {
            response.once('drain', more);
            return;
          }
        }
        response.end();
      };
      more();
    }),
  );
  const send = createWebhookCourier({ timers: platformTimers, rules: local });
  expect(await send(message(`http://127.0.0.1:${port}/`))).toEqual({ ok: true });
  await closed.promise;
  expect(written).toBeLessThan(9_000_000);
});

test('TL4e nothing is sent to an address that is not allowed, by whatever name', async () => {
  let connections = 0;
  const port = await listen(
    createTcpServer(() => connections++),
    '0.0.0.0',
  );
  const rules = createAddressRules();
  const addresses = [
    '127.0.0.1',
    '::1',
    '10.0.0.1',
    '::ffff:127.0.0.1',
    '169.254.169.254',
    '64:ff9b::7f00:1',
    '100.64.1.1',
  ];
  for (const address of addresses) {
    const family = address.includes(':') ? 6 : 4;
    const send = createWebhookCourier({
      timers: platformTimers,
      rules,
      resolve: () => Promise.resolve([{ address, family }]),
    });
    expect(await send(message(`https://hooks.example:${port}/`)), address).toEqual(notAllowed);
  }
  const send = createWebhookCourier({ timers: platformTimers, rules });
  expect(await send(message(`https://127.0.0.1:${port}/`))).toEqual(notAllowed);
  expect(await send(message(`https://[::ffff:127.0.0.1]:${port}/`))).toEqual(notAllowed);
  // http is spoken to what is allowed only, also when a name leads elsewhere.
  const toPublic = createWebhookCourier({
    timers: platformTimers,
    rules: local,
    resolve: () => Promise.resolve([{ address: '8.8.8.8', family: 4 }]),
  });
  expect(await toPublic(message('http://hooks.example/'))).toEqual(notAllowed);
  expect(connections).toBe(0);
});

test('TL4f a name that gives a public address first and a private one at the second lookup is looked up once', async () => {
  let connections = 0;
  const port = await listen(
    createTcpServer((socket) => {
      connections++;
      socket.destroy();
    }),
  );
  let lookups = 0;
  const resolve = () => {
    lookups++;
    // 192.0.2.0/24 leads nowhere; it stands for a public address here.
    return Promise.resolve([{ address: lookups === 1 ? '192.0.2.1' : '127.0.0.1', family: 4 }]);
  };
  const rules = { ...createAddressRules(), mayConnect: (address: string) => address === '192.0.2.1' };
  const send = createWebhookCourier({ timers: platformTimers, rules, resolve, answerWithinMs: 500 });
  expect(await send(message(`https://hooks.example:${port}/`))).toMatchObject({ ok: false });
  expect([lookups, connections]).toEqual([1, 0]);
  expect(await send(message(`https://hooks.example:${port}/`))).toEqual(notAllowed);
  expect([lookups, connections]).toEqual([2, 0]);
});

test('TL4f a connection to another address than was judged is ended before anything is sent', async () => {
  const received: Buffer[] = [];
  const port = await listen(
    createTcpServer((socket) => socket.on('data', (part: Buffer) => received.push(part)).on('error', () => undefined)),
  );
  // Judged good by its name, and bad when it is connected.
  let asked = 0;
  const rules = { ...local, isAllowed: (address: string) => address !== '' && asked++ === 0, urlFault: () => null };
  const send = createWebhookCourier({
    timers: platformTimers,
    rules,
    resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
  });
  expect(await send(message(`http://hooks.example:${port}/`))).toEqual(notAllowed);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(Buffer.concat(received).toString()).toBe('');
});

test('TL4f of addresses that are mixed only those that are allowed are tried', async () => {
  const port = await listen(createServer((_request, response) => response.end()));
  const resolve = () =>
    Promise.resolve([
      { address: '10.0.0.1', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ]);
  expect(
    await createWebhookCourier({ timers: platformTimers, rules: local, resolve })(
      message(`http://hooks.example:${port}/`),
    ),
  ).toEqual({
    ok: true,
  });
});

test('reasons are words of ours', async () => {
  const garbage = await listen(createTcpServer((socket) => socket.end('garbage that is no answer\r\n\r\n')));
  const reset = await listen(createTcpServer((socket) => socket.destroy()));
  const plain = await listen(createServer((_request, response) => response.end()));
  const send = createWebhookCourier({ timers: platformTimers, rules: local });
  const reasonOf = async (url: string) => (await send(message(url))) as unknown;
  expect(await reasonOf(`http://127.0.0.1:${garbage}/`)).toEqual({ ok: false, reason: 'noAnswer' });
  expect(await reasonOf(`http://127.0.0.1:${reset}/`)).toEqual({ ok: false, reason: 'noAnswer' });
  expect(await reasonOf(`https://127.0.0.1:${plain}/`)).toEqual({ ok: false, reason: 'notSecure' });
  expect(await reasonOf('http://127.0.0.1:1/')).toEqual({ ok: false, reason: 'noConnection' });
  const lost = createWebhookCourier({
    timers: platformTimers,
    rules: local,
    resolve: () => Promise.reject(new Error('ENOTFOUND')),
  });
  expect(await lost(message('https://hooks.example/'))).toEqual({ ok: false, reason: 'nameNotFound' });
});
