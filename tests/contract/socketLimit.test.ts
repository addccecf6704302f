import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createSocketCounts } from '../../server/gateway/socketCounts.ts';
import type { IncomingMessage } from 'node:http';
import type { TestServer } from './server.ts';
import { startTestServer } from './server.ts';

const perAddress = 3;
let server: TestServer | null = null;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await server?.close();
  server = null;
});

/** Asks for a WebSocket. @returns the status line; the socket stays open */
async function upgrade(headers: { readonly [name: string]: string } = {}): Promise<string> {
  const socket = connect(server!.port, '127.0.0.1');
  sockets.push(socket);
  const lines = [
    'GET /sync/AAAAAAAAAAAAAAAAAAAAAA/session HTTP/1.1', 'Host: 127.0.0.1', 'Upgrade: websocket', 'Connection: Upgrade',
    'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==', 'Sec-WebSocket-Protocol: forewarned.1',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ]; // prettier-ignore
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  const [first] = (await once(socket, 'data')) as [Buffer];
  return first.toString().split('\r\n')[0]!;
}

const upgraded = 'HTTP/1.1 101 Switching Protocols';
const refused = 'HTTP/1.1 503 Service Unavailable';

test('GW6a an address with too many open sockets is refused, others are not, and a closed socket makes room', async () => {
  server = await startTestServer({ TRUST_PROXY: '1' }, {}, perAddress);
  const office = { 'X-Forwarded-For': '198.51.100.1' };
  for (let i = 0; i < perAddress; i++) expect(await upgrade(office)).toBe(upgraded);
  expect(await upgrade(office)).toBe(refused);
  // What a client puts before the address that the proxy adds is not believed.
  expect(await upgrade({ 'X-Forwarded-For': '203.0.113.5, 198.51.100.1' })).toBe(refused);
  expect(await upgrade({ 'X-Forwarded-For': '198.51.100.2' })).toBe(upgraded);
  sockets[0]!.destroy();
  await expect.poll(() => upgrade(office)).toBe(upgraded);
});

test('GW6a without a proxy the address is that of the connection', async () => {
  server = await startTestServer({}, {}, perAddress);
  for (let i = 0; i < perAddress; i++) expect(await upgrade()).toBe(upgraded);
  expect(await upgrade()).toBe(refused);
});

test('GW6b what a proxy of this network forwards without TRUST_PROXY is warned about once and not counted', () => {
  const warnings: string[] = [];
  const log = { info: () => undefined, warn: (text: string) => void warnings.push(text) };
  const from = (remoteAddress: string, headers: object): IncomingMessage =>
    ({ socket: { remoteAddress }, headers }) as unknown as IncomingMessage;
  const counts = createSocketCounts(1, () => false, log);
  const viaProxy = from('127.0.0.1', { 'x-forwarded-for': '198.51.100.1' });
  for (let i = 0; i < 3; i++) expect(counts.add(viaProxy)).not.toBeNull();
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toContain('TRUST_PROXY');
  // From elsewhere the header is the client's own and changes nothing.
  const forged = from('198.51.100.1', { 'x-forwarded-for': '10.0.0.1' });
  expect(counts.add(forged)).not.toBeNull();
  expect(counts.add(forged)).toBeNull();
});
