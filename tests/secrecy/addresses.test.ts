import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { createWorkshopConnection } from '../../client/connection/createConnection.ts';
import {
  askTime,
  createWorkshop,
  fetchKnowledge,
  fetchRegister,
  join,
  recoverFacilitator,
} from '../../client/connection/http.ts';
import type { SocketClass } from '../../client/runtime/socketClass.ts';
import { createMemoryOutbox } from '../../client/testing/memoryOutbox.ts';
import { createMemoryTabState } from '../../client/testing/memoryTabState.ts';
import { createServerClock, monotonicNow } from '../../client/runtime/clock.ts';
import { browserRandom } from '../../client/runtime/random.ts';
import { browserTimers } from '../../client/runtime/timers.ts';
import { createId } from '../../shared/ids.ts';
import { editAddNote } from '../../shared/notebook/notebook.ts';
import { readSession } from '../../shared/session/session.ts';
import type { TestServer } from '../contract/server.ts';
import { startTestServer } from '../contract/server.ts';
import { createNetworkWorld } from '../harness/networkWorld.ts';
import { openWorkshop } from '../harness/testWorkshop.ts';
import { createSeededRandom } from '../harness/seededRandom.ts';
import { playTo } from '../scenarios/play.ts'; // prettier-ignore

/** A reverse proxy that records what company proxies log: the request line of every request. */
async function createProxy(port: number) {
  const conversations: Buffer[][] = [];
  const server = createServer((client) => {
    const heard: Buffer[] = [];
    conversations.push(heard);
    const upstream = connect(port, '127.0.0.1');
    client.on('data', (chunk) => heard.push(chunk));
    for (const [from, to] of [[client, upstream], [upstream, client]] as const) {
      from.on('error', () => to.destroy());
      from.pipe(to);
    }
  }); // prettier-ignore
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lines: () =>
      conversations.flatMap((heard) =>
        [...Buffer.concat(heard).toString('latin1').matchAll(/^((?:GET|HEAD|POST|PUT|DELETE) \S+) HTTP\/1\.1\r$/gm)].map(([, line]) => line!),
      ),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }; // prettier-ignore
}

let server: TestServer;
let proxy: Awaited<ReturnType<typeof createProxy>>;
beforeAll(async () => {
  server = await startTestServer();
  proxy = await createProxy(server.port);
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await server.close();
  await proxy.close();
});

/** The sockets of the real page, with a note typed into its notebook. */
async function openPage(seat: { workshopId: string; participantId: string; token: string }): Promise<() => void> {
  const connection = createWorkshopConnection({
    ...seat,
    role: 'participant',
    socketOrigin: proxy.url.replace('http', 'ws'),
    clock: createServerClock(askTime, Date.now, Date.now),
    timers: browserTimers,
    outbox: createMemoryOutbox(),
    page: { onWake: () => () => {}, onLeave: () => () => {}, onEnd: () => () => {}, guard: () => () => {} },
    monotonicNow,
    random: browserRandom,
    tabState: createMemoryTabState(),
    Socket: WebSocket as unknown as SocketClass,
  });
  await vi.waitFor(() => expect(readSession(connection.session.doc.get())?.stage.name).toBe('write'), 10_000);
  await vi.waitFor(() => expect(connection.notebook.get()?.synced.get()).toBe(true), 10_000);
  const { doc } = connection.notebook.get()!;
  editAddNote(doc.get(), createId(createSeededRandom(1, 'note')), 'Canary of the page');
  await vi.waitFor(() => expect(connection.notebook.get()?.save.get()).toBe('saved'), 10_000);
  return () => connection.close();
}

test('SC22a no URL of a request or socket holds a person, note, card, token or code', async () => {
  const world = createNetworkWorld(proxy.url);
  vi.stubGlobal(
    'fetch',
    (
      (real) => (path: string, init?: RequestInit) =>
        real(new URL(path, proxy.url), init)
    )(fetch),
  );
  const room = await openWorkshop(world, { people: 5, observers: 1 });
  const { workshopId, joinCode, facilitatorLink } = room.founded;
  await playTo(room, 'write');
  const seat = await join({ joinCode, name: 'Page' });
  const closePage = await openPage(seat);
  for (const person of room.participants) {
    await world.until(() => person.documents.get('notebook/1')?.isSynced === true, 'a notebook');
    await person.write(`Canary of ${person.name}`);
  }
  const noteIds = room.participants.flatMap((person) => person.notes().map(({ id }) => id));
  await playTo(room, 'share');
  await room.lead.must('dealRest');
  await playTo(room, 'vote');
  for (const person of room.participants) {
    await world.until(() => person.documents.get(`ballot/${person.session().open.ballot}`)?.isSynced === true, 'a ballot');
  } // prettier-ignore
  await playTo(room, 'register');
  closePage();
  const secrets = [facilitatorLink.split('#f=')[1]!];
  for (const format of ['csv', 'xlsx', 'md', 'json', 'ics'] as const)
    await fetchRegister(workshopId, seat.token, format);
  await fetchRegister(workshopId, seat.token, 'csv', { for: 'jira' });
  await fetchKnowledge(workshopId, seat.token);
  const recovered = await recoverFacilitator(workshopId, secrets[0]!);
  const made = await createWorkshop({ title: 'Canary title', facilitatorName: 'Canary name' }, '');

  const lines = [...new Set(proxy.lines())];
  const { board } = { board: room.board() };
  const unsaid = [
    ...room.everyone.flatMap(({ id, token, name }) => [id, token, name]),
    seat.participantId, seat.token, recovered.token, made.participantId, made.token, joinCode, ...secrets, ...noteIds,
    ...Object.keys(board.cards), ...Object.keys(board.risks), 'Canary', encodeURIComponent('Canary of Ana'),
  ]; // prettier-ignore
  expect(noteIds.length).toBeGreaterThan(4);
  for (const document of ['session', 'board', 'plan', 'notebook/1', 'ballot/1']) {
    expect(lines).toContain(`GET /sync/${workshopId}/${document}`);
  }
  for (const text of unsaid) expect(lines.filter((line) => line.includes(text))).toEqual([]);
  // Independent of the format of ids: no URL holds any id-like part but the workshop id.
  const shapes = lines.map((line) => line.replaceAll(workshopId, '<workshop>'));
  for (const line of shapes) expect(line).not.toMatch(/[A-Za-z0-9_-]{16,}/);
  room.close();
}, 90_000);
