import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { secondMs } from '../../shared/time.ts';
import { startTestServer, type TestServer } from './server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

/** Sends a request whose body comes one byte every 250 ms, and waits until the server ends the connection. */
async function trickle(head: readonly string[], byte: string): Promise<{ status: string; afterMs: number }> {
  const socket = connect(server.port, '127.0.0.1');
  socket.on('error', () => undefined);
  let answer = '';
  socket.setEncoding('latin1').on('data', (text: string) => (answer += text));
  const startedAt = performance.now();
  socket.write([...head, 'Host: 127.0.0.1', 'Content-Type: application/json', '', ''].join('\r\n'));
  const writing = setInterval(() => socket.write(byte), 250);
  await once(socket, 'close');
  clearInterval(writing);
  return { status: answer.split('\r\n')[0] ?? '', afterMs: performance.now() - startedAt };
}

test('HT2c a body that trickles is cut after 10 seconds, with a length or in chunks, for a known path or not', async () => {
  const ends = await Promise.all([
    trickle(['POST /api/workshops HTTP/1.1', 'Content-Length: 60000'], ' '),
    trickle(['POST /api/workshops HTTP/1.1', 'Transfer-Encoding: chunked'], '1\r\n \r\n'),
    trickle(['POST /api/joins HTTP/1.1', 'Content-Length: 60000'], ' '),
    trickle(['POST /nothing HTTP/1.1', 'Content-Length: 60000'], ' '),
  ]);
  for (const { afterMs } of ends) {
    expect(afterMs).toBeGreaterThan(9 * secondMs);
    expect(afterMs).toBeLessThan(14 * secondMs);
  }
  expect(ends.slice(0, 3).map(({ status }) => status)).toEqual(Array(3).fill('HTTP/1.1 408 Request Timeout'));
  expect((await server.post('/api/workshops', { title: 'In one piece' })).status).toBe(201);
}, 40_000);
