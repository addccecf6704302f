import { request } from 'node:http';
import { connect } from 'node:net';
import { once } from 'node:events';
import { hostname } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from './server.ts';

let server: TestServer;
let configured: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  configured = await startTestServer({
    PUBLIC_URL: 'https://premortem.example.org',
    ALLOWED_ORIGINS: 'https://intranet.example.org:8443',
  });
});
afterAll(async () => {
  await server.close();
  await configured.close();
});

type Answer = { readonly status: number; readonly type: string; readonly body: string };

/** A request as a browser sends it whose DNS was made to point to this server. */
function ask(to: TestServer, host: string, path: string, body?: object, origin?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = request(
      {
        port: to.port,
        host: '127.0.0.1',
        path,
        method: body ? 'POST' : 'GET',
        headers: { host, ...(body && { 'content-type': 'application/json' }), ...(origin && { origin }) },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', body: text }),
        );
      },
    );
    asking.once('error', reject);
    asking.end(body && JSON.stringify(body));
  });
}

/** The status line that an upgrade gets. */
async function upgrade(to: TestServer, host: string): Promise<string> {
  const socket = connect(to.port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(
    [
      'GET /sync/AAAAAAAAAAAAAAAAAAAAAA/session HTTP/1.1',
      `Host: ${host}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      'Sec-WebSocket-Protocol: forewarned.1',
      '',
      '',
    ].join('\r\n'),
  );
  const [first] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return first.toString('latin1').split('\r\n')[0] ?? '';
}

const foreign = [
  'attacker.example',
  'attacker.example:3000',
  'localhost.attacker.example',
  '127.0.0.1.attacker.example',
  'premortem.example.org.attacker.example',
  'attacker.example@127.0.0.1',
  '2130706433',
  '0x7f.1',
];
const known = [
  'localhost',
  'LOCALHOST:3000',
  'app.localhost',
  '127.0.0.1:3000',
  '192.168.1.20',
  '[::1]:3000',
  '[fe80::1]',
];

describe('HO1a', () => {
  test.each(foreign)('HO1a the address %s gets 421: neither page nor API nor socket', async (host) => {
    for (const to of [server, configured]) {
      const made = await ask(to, host, '/api/workshops', { title: 'Made by another site' }, `http://${host}`);
      expect(made.status).toBe(421);
      expect(made.type).toContain('application/problem+json');
      expect(JSON.parse(made.body)).toMatchObject({ ok: false, code: 'unknownHost' });
      expect((await ask(to, host, '/')).status).toBe(421);
      expect(await upgrade(to, host)).toBe('HTTP/1.1 421 Misdirected Request');
    }
  });
});

test.each([...known, hostname(), `${hostname().split('.')[0]!}.local`])(
  'HO1b the address %s is known',
  async (host) => {
    expect((await ask(server, host, '/api/workshops', { title: 'Ours' })).status).toBe(201);
    expect((await ask(server, host, '/')).status).toBe(200);
    expect(await upgrade(server, host)).toBe('HTTP/1.1 101 Switching Protocols');
  },
);

test.each([
  'premortem.example.org',
  'Premortem.Example.org.',
  'premortem.example.org:443',
  'intranet.example.org:8443',
])('HO1b the configured address %s is known', async (host) => {
  expect((await ask(configured, host, '/')).status).toBe(200);
  expect(await upgrade(configured, host)).toBe('HTTP/1.1 101 Switching Protocols');
  expect((await ask(server, host, '/')).status).toBe(421);
});

test.each(['/healthz', '/readyz', '/metrics'])('HO1c %s answers under any address', async (path) => {
  expect((await ask(server, 'forewarned-7f9c', path)).status).toBe(200);
});
