import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeCode } from '../../shared/protocol/closeCodes.ts';
import type { WorkshopCreated } from '../../shared/protocol/replies.ts';
import type { TestServer } from '../contract/server.ts';
import { startTestServer } from '../contract/server.ts';

const ours = 'https://premortem.example.org';
const partner = 'https://intranet.example.org:8443';
const host = 'premortem.example.org';

let server: TestServer;
let made: WorkshopCreated;
beforeAll(async () => {
  server = await startTestServer({ PUBLIC_URL: ours, ALLOWED_ORIGINS: partner });
  made = await server.create();
});
afterAll(() => server.close());

type Asking = {
  readonly document?: string;
  readonly token?: string | null;
  readonly headers?: readonly string[];
  readonly askedAs?: string;
  /** The response head only, without waiting for frames after an upgrade. */
  readonly isHeadEnough?: boolean;
};

/** Every byte that the server sends after a handshake until it closes, or until the first frame after the upgrade. */
async function answerTo({
  document = 'session',
  token = made.token,
  headers = [],
  ...asking
}: Asking): Promise<Buffer> {
  const socket = connect(server.port, '127.0.0.1');
  const heard: Buffer[] = [];
  socket.on('error', () => undefined);
  const answered = new Promise<void>((resolve) => {
    socket.on('data', (chunk: Buffer) => {
      heard.push(chunk);
      const said = Buffer.concat(heard);
      const end = said.indexOf('\r\n\r\n');
      if (end >= 0 && (asking.isHeadEnough || said.length > end + 4)) resolve();
    });
    socket.on('close', () => resolve());
  });
  const offered = ['forewarned.1', 'padded.1', ...(token === null ? [] : [`token.${token}`])].join(', ');
  socket.write(
    [
      `GET /sync/${made.workshopId}/${document} HTTP/1.1`,
      `Host: ${asking.askedAs ?? host}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits',
      `Sec-WebSocket-Protocol: ${offered}`,
      ...headers,
      '\r\n',
    ].join('\r\n'),
  );
  await answered;
  socket.destroy();
  return Buffer.concat(heard);
}

const statusOf = async (origin: string): Promise<number> =>
  Number((await answerTo({ isHeadEnough: true, headers: [`Origin: ${origin}`] })).toString('latin1').split(' ')[1]);

/** The bytes of a close frame with this code and nothing else. */
const closeFrame = (code: number): Buffer => Buffer.from([0x88, 2, code >> 8, code & 255]);

test.each([ours, partner])('SC5d a page of %s, the own or a listed origin, may connect', async (origin) => {
  expect(await statusOf(origin)).toBe(101);
});

test('SC5d a client without an Origin header may connect with its token', async () => {
  expect((await answerTo({ isHeadEnough: true })).toString('latin1')).toMatch(/^HTTP\/1\.1 101/);
});

test.each([
  ['nobody', 'null'],
  ['nothing', ''],
  ['another site', 'https://evil.example.net'],
  ['the parent domain', 'https://example.org'],
  ['a sub-domain of ours', 'https://evil.premortem.example.org'],
  ['a sibling', 'https://evil.example.org'],
  ['a domain that begins like ours', 'https://premortem.example.org.evil.net'],
  ['a domain that ends like ours', 'https://evilpremortem.example.org'],
  ['our host on another port', 'https://premortem.example.org:8443'],
  ['our host without encryption', 'http://premortem.example.org'],
  ['the listed host on the usual port', 'https://intranet.example.org'],
  ['our host with a dot behind it', 'https://premortem.example.org.'],
  ['our host in capitals', 'HTTPS://PREMORTEM.EXAMPLE.ORG'],
  ['our host as a user’s name', 'https://premortem.example.org@evil.net'],
  ['a user’s name before our host', 'https://evil.net@premortem.example.org'],
  ['our host with a path', 'https://premortem.example.org/'],
  ['our host in a query', 'https://evil.net/?https://premortem.example.org'],
  ['two at once', 'https://premortem.example.org, https://evil.net'],
  ['our host behind a backslash', 'https://evil.net\\premortem.example.org'],
  ['our host without a scheme', 'premortem.example.org'],
  ['an extension of that name', 'chrome-extension://premortem.example.org'],
  ['a full-width look-alike', 'https://premortem\uff0eexample.org'],
])('SC5d a page of %s (%s) gets 403 and no upgrade', async (_, origin) => {
  const answer = (await answerTo({ headers: [`Origin: ${Buffer.from(origin).toString('latin1')}`] })).toString(
    'latin1',
  );
  expect(answer).toMatch(/^HTTP\/1\.1 403 Forbidden\r\n/);
  expect(answer).not.toMatch(/101|sec-websocket/i);
  expect(answer.split('\r\n\r\n')[1]).toBe('');
});

test('SC5d without a configured address the Origin must equal the Host in browser notation', async () => {
  const askedAs = 'unset.localhost';
  const status = async (origin: string): Promise<string> =>
    (await answerTo({ askedAs, isHeadEnough: true, headers: [`Origin: ${origin}`] })).toString('latin1').slice(9, 12);
  expect(await status('https://unset.localhost')).toBe('101');
  for (const origin of [
    'HTTPS://UNSET.LOCALHOST', 'https://evil.net@unset.localhost', 'https://unset.localhost/', 'ftp://unset.localhost',
    'chrome-extension://unset.localhost', 'https://unset.localhost.', 'https://evil.unset.localhost', 'https://example.org',
  ]) {
    expect(await status(origin), origin).toBe('403');
  } // prettier-ignore
});

test('SC5d two Origin headers are refused', async () => {
  const answer = await answerTo({ headers: [`Origin: ${ours}`, 'Origin: https://evil.net'] });
  expect(answer.toString('latin1')).toMatch(/^HTTP\/1\.1 403/);
});

test.each([
  ['no token', null],
  ['an empty one', ''],
  ['an unknown one', 'A'.repeat(43)],
  ['one that is cut', 'cut'],
  ['one of a prototype', '__proto__'],
])('SC5d with %s a socket is upgraded and closed with 4401; no byte is sent before', async (_, token) => {
  for (const document of ['session', 'board', 'plan', 'notebook/1', 'ballot/1']) {
    const answer = await answerTo({ token: token === 'cut' ? made.token.slice(1) : token, document });
    const end = answer.indexOf('\r\n\r\n') + 4;
    expect(answer.subarray(0, end).toString('latin1')).toMatch(/^HTTP\/1\.1 101 /);
    expect(answer.subarray(end)).toEqual(closeFrame(closeCode.unknownToken));
  }
});

test('SC5d a page of another origin cannot create or join a workshop, nor use up its visitors’ rate limit', async () => {
  const post = (path: string, body: object, origin: string): Promise<Response> =>
    fetch(server.url + path, { method: 'POST', headers: { origin, 'content-type': 'text/plain' }, body: JSON.stringify(body) }); // prettier-ignore
  for (let i = 0; i < 30; i++) {
    expect((await post('/api/joins', { joinCode: '00000000' }, 'https://evil.net')).status).toBe(403);
  }
  expect((await post('/api/workshops', { title: 'x' }, 'null')).status).toBe(403);
  expect((await post('/api/joins', { joinCode: made.joinCode }, 'https://evil.net')).status).toBe(403);
  expect((await post('/api/joins', { joinCode: '00000000' }, ours)).status).toBe(404);
  expect((await post('/api/joins', { joinCode: made.joinCode }, ours)).status).toBe(201);
});

test('SC13b no socket is compressed, whatever the client offers', async () => {
  const answer = (await answerTo({ isHeadEnough: true })).toString('latin1');
  expect(answer).toMatch(/^HTTP\/1\.1 101/);
  expect(answer).not.toMatch(/sec-websocket-extensions/i);
  await once(connect(server.port, '127.0.0.1').end(), 'close');
});
