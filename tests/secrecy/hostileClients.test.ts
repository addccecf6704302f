import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { closeCode } from '../../shared/protocol/closeCodes.ts';
import { message } from '../../shared/protocol/frames.ts';
import { limits } from '../../shared/protocol/limits.ts';
import type { WorkshopCreated } from '../../shared/protocol/replies.ts';
import type { TestServer } from '../contract/server.ts';
import { startTestServer } from '../contract/server.ts';
import { createWritingWorkshop, framesSince, markOf } from './workshopAtStage.ts';

let server: TestServer;
let made: WorkshopCreated;
beforeAll(async () => {
  server = await startTestServer();
  made = await server.create();
});
afterAll(() => server.close());

const path = (): string => `/api/workshops/${made.workshopId}`;

test.each([
  '{"type":"setContract","text":"x","__proto__":{"role":"facilitator"}}',
  '{"type":"setContract","text":"x","constructor":{"prototype":{"polluted":1}}}',
  '{"type":"setAgenda","agenda":{"__proto__":5}}',
  '{"type":"__proto__"}',
  '{"type":"constructor"}',
  '{"type":"setRisk","riskId":"__proto__"}',
  '{"type":"moveCard","cardId":"__proto__","riskId":"constructor"}',
  '{"type":"removeParticipant","participantId":"__proto__"}',
  '{"type":"toString"}',
])('SC20c the command %s is refused and reaches no prototype', async (body) => {
  const answer = (await (await server.post(`${path()}/commands`, body, made.token)).json()) as { ok: boolean };
  expect(answer.ok).toBe(false);
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});

test('SC20c names, queries and tokens like `__proto__` are treated as plain strings', async () => {
  for (const name of ['__proto__', 'constructor', 'toString']) {
    const joined = (await (await server.post('/api/joins', { joinCode: made.joinCode, name })).json()) as { name: string; token: string }; // prettier-ignore
    expect(joined.name).toBe(name);
    expect((await server.post(`${path()}/commands`, { type: 'lockRoom' }, joined.token)).status).toBe(403);
  }
  expect((await server.post(`${path()}/commands`, { type: 'pause' }, '__proto__')).status).toBe(401);
  const query = await fetch(`${server.url}${path()}/register.csv?__proto__[x]=1&constructor[prototype][x]=2`, {
    headers: { authorization: `Bearer ${made.token}` },
  });
  expect(query.status).toBe(200);
  expect(({} as { x?: number }).x).toBeUndefined();
});

test('SC20b a burst of 120 frames is accepted; ten seconds over the rate close with 4529', async () => {
  const room = await createWritingWorkshop({ people: 5 });
  const session = await room.rawSocket(room.person('Ana'), 'session');
  for (let i = 0; i < limits.frameBurst - 10; i++) session.send(Uint8Array.of(message.queryAwareness));
  await room.pass(3_000);
  expect(session.isOpen).toBe(true);
  for (let i = 0; i < 100 && session.isOpen; i++) {
    for (let k = 0; k < 50; k++) session.send(Uint8Array.of(message.queryAwareness));
    await room.pass(200);
  }
  expect(session.closedWith).toBe(closeCode.tooFast);
  expect(room.person('Ben').document('session').isOpen).toBe(true);
});

test('SC20b a ninth socket of one token on one document is refused, and the other eight stay open', async () => {
  const other = await server.create();
  const open = (): WebSocket => {
    const protocols = ['forewarned.1', `token.${other.token}`];
    const socket = new WebSocket(`${server.socketUrl}/sync/${other.workshopId}/board`, protocols);
    return socket.on('error', () => undefined);
  };
  const eight = Array.from({ length: 8 }, open);
  await Promise.all(eight.map((socket) => once(socket, 'open')));
  const [code] = (await once(open(), 'close')) as [number];
  expect(code).toBe(closeCode.tooFast);
  for (const socket of eight) {
    expect(socket.readyState).toBe(WebSocket.OPEN);
    socket.terminate();
  }
});

function socketOf(document: string, token = made.token): WebSocket {
  const socket = new WebSocket(`${server.socketUrl}/sync/${made.workshopId}/${document}`, [
    'forewarned.1',
    `token.${token}`,
  ]);
  socket.on('error', () => undefined);
  return socket;
}

/** The connection below a WebSocket. */
const rawOf = (socket: WebSocket): Socket => (socket as unknown as { _socket: Socket })._socket;

test('SC20b a client that never reads is closed at 1 MB buffered, and others get every frame', async () => {
  const room = await createWritingWorkshop({ people: 5 });
  const [, ana, ben] = room.participants;
  const greedy = await room.rawSocket(ana!, 'session');
  greedy.pause();
  const mark = markOf([ben!]);
  let sent = 0;
  while (greedy.isOpen && sent < 4_000) {
    const text = `${sent++} ${'x'.repeat(480)}`;
    expect(await room.lead.post({ type: 'setSay', stage: 'write', text })).toMatchObject({ ok: true });
  }
  await room.settle();
  expect(greedy.closedWith).toBe(1006);
  expect(sent * 480).toBeLessThan(1.2 * limits.bufferedBytes);
  expect(framesSince(mark, (one) => one.name === 'session').length).toBeGreaterThanOrEqual(sent);
  expect(ben!.session().say.write).toBe(room.session().say.write);
});

/** A WebSocket frame as a client sends it, masked with zeros. */
const frame = (opcode: number, isFinal: boolean, payload: Buffer = Buffer.alloc(0)): Buffer =>
  Buffer.concat([Buffer.from([(isFinal ? 128 : 0) | opcode, 128 | payload.length, 0, 0, 0, 0]), payload]);

test.each([
  ['session', 64 * 1024 + 1, closeCode.tooLarge],
  ['board', 64 * 1024 + 1, closeCode.tooLarge],
  ['ballot/1', 64 * 1024 + 1, closeCode.tooLarge],
  ['plan', 1024 * 1024 + 1, closeCode.tooLarge],
  ['session', 512 * 1024, 1009],
  ['plan', 4 * 1024 * 1024, 1009],
])('SC20b on %s a frame of %d bytes closes with %d', async (document, bytes, expected) => {
  const socket = socketOf(document);
  await once(socket, 'open');
  socket.send(Buffer.alloc(bytes));
  const [code] = (await once(socket, 'close')) as [number];
  expect(code).toBe(expected);
});

test('SC20b an endless fragmented message is closed, and its memory is released', async () => {
  const before = process.memoryUsage().rss;
  for (let round = 0; round < 20; round++) {
    const socket = socketOf('plan');
    await once(socket, 'open');
    const closed = once(socket, 'close');
    rawOf(socket).write(frame(2, false));
    for (let i = 0; i < 64; i++) rawOf(socket).write(frame(0, false, Buffer.alloc(125)));
    rawOf(socket).write(frame(0, false));
    await closed;
  }
  expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000);
});

test.each([
  ['65 fragments', () => [frame(2, false), ...Array.from({ length: 65 }, () => frame(0, false, Buffer.from([0])))]],
  [
    'fragments without end',
    () => [frame(2, false), ...Array.from({ length: 5_000 }, () => frame(0, false, Buffer.from([0])))],
  ],
  ['empty fragments without end', () => [frame(2, false), ...Array.from({ length: 5_000 }, () => frame(0, false))]],
])('SC20b a message in %s is closed', async (_, frames) => {
  const socket = socketOf('session');
  await once(socket, 'open');
  const closed = once(socket, 'close');
  for (const one of frames()) rawOf(socket).write(one);
  const [code] = (await closed) as [number];
  expect(code).toBeGreaterThan(1_000);
});

test('SC20b a flood of pings is closed; a client that awaits each pong is slowed', async () => {
  const flood = frame(9, true, Buffer.alloc(100));
  const greedy = socketOf('board');
  await once(greedy, 'open');
  const closed = once(greedy, 'close');
  for (let i = 0; i < 5_000; i++) rawOf(greedy).write(flood);
  await closed;

  const patient = socketOf('board');
  await once(patient, 'open');
  let pongs = 0;
  patient.on('pong', () => {
    pongs++;
    patient.ping();
  });
  patient.ping();
  while (pongs < limits.frameBurst) await turn();
  const startedAt = performance.now();
  while (pongs < limits.frameBurst + 40) await turn();
  // 40 more at 60 a second; without the rate limit they are answered within milliseconds.
  expect(performance.now() - startedAt).toBeGreaterThan(400);
  patient.terminate();
});

const request = async (head: string): Promise<string> => {
  const socket = connect(server.port, '127.0.0.1');
  let answer = '';
  socket.on('error', () => undefined);
  socket.setEncoding('latin1').on('data', (text: string) => (answer += text));
  socket.write(head);
  await once(socket, 'close');
  return answer;
};

test('SC20b headers over 16 KiB are refused, and of 2,000 short ones only 100 are read', async () => {
  const many = Array.from({ length: 2_000 }, (_, i) => `x-${i}: ${'y'.repeat(10)}`).join('\r\n');
  expect(await request(`GET /healthz HTTP/1.1\r\nhost: localhost\r\n${many}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431/);
  const upgrade = `GET /sync/${made.workshopId}/session HTTP/1.1\r\nhost: localhost\r\nupgrade: websocket\r\n${many}\r\n\r\n`;
  expect(await request(upgrade)).toMatch(/^HTTP\/1\.1 431/);
  const some = Array.from({ length: 900 }, (_, i) => `x${i}: y`).join('\r\n');
  expect(await request(`GET /healthz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n${some}\r\n\r\n`)).toMatch(
    /^HTTP/,
  );
});

test('SC20b a client that sends headers too slowly is disconnected', { timeout: 40_000 }, async () => {
  expect(await request('GET /healthz HTTP/1.1\r\nhost: ')).toMatch(/^(HTTP\/1\.1 408|$)/);
});

test('SC20e a title with a line break becomes one line and adds no property to the calendar', async () => {
  const made = await server.post('/api/workshops', { title: 'x\r\nATTACH:http://evil.example' });
  expect(made.status).toBe(201);
  const { workshopId, token } = (await made.json()) as WorkshopCreated;
  const file = await fetch(`${server.url}/api/workshops/${workshopId}/register.ics`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const calendar = await file.text();
  expect(calendar).toMatch(/^BEGIN:VCALENDAR/);
  expect(calendar).not.toMatch(/^ATTACH/m);
});

test.each([
  '/../../etc/passwd',
  '/..%2f..%2fetc%2fpasswd',
  '/%2e%2e/%2e%2e/etc/passwd',
  '/%252e%252e%252fetc%252fpasswd',
  '/assets/../../data/forewarned.db',
  '/assets/..%5c..%5cdata%5cforewarned.db',
  '/%00',
  '/index.html%00.js',
  '/.env',
  '/.git/config',
  '/index.html::$DATA',
  '/data/forewarned.db',
  '/api/../../../etc/passwd',
  '//etc/passwd',
])('SC20d %s serves no file outside the assets', async (target) => {
  const answer = await request(`GET ${target} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`);
  expect(answer).toMatch(/^HTTP\/1\.1 (400|404)/);
  expect(answer).not.toMatch(/root:|SQLite format/);
});

test('SC20d no page can be framed by another origin', async () => {
  const { headers } = await fetch(`${server.url}/`);
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(headers.get('x-frame-options')).toBe('DENY');
});

test('SC20d 100 visits to the invitation link create no participant or token and change nothing', async () => {
  const preview = await server.create();
  const own = `/api/workshops/${preview.workshopId}`;
  const knowledge = async (): Promise<string> =>
    (await fetch(`${server.url}${own}/knowledge`, { headers: { authorization: `Bearer ${preview.token}` } })).text();
  const board = async (): Promise<string> =>
    (
      await fetch(`${server.url}${own}/register.json`, { headers: { authorization: `Bearer ${preview.token}` } })
    ).text();
  const before = [await knowledge(), await board()];
  for (let i = 0; i < 100; i++) {
    const link = [
      `/j#${preview.joinCode}`,
      `/w/${preview.workshopId}`,
      preview.facilitatorLink.replace(/^.*\/w/, '/w'),
    ][i % 3]!;
    const response = await fetch(server.url + link, { method: i % 2 === 0 ? 'GET' : 'HEAD' });
    expect(response.status).toBe(200);
    expect(response.headers.get('set-cookie')).toBeNull();
  }
  expect([await knowledge(), await board()]).toEqual(before);
  // A guest's number is the count of all joins so far.
  const first = (await (await server.post('/api/joins', { joinCode: preview.joinCode })).json()) as { name: string };
  expect(first.name).toBe('Guest 2');
});
