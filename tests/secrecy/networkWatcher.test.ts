import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestServer } from '../contract/server.ts';
import { startTestServer } from '../contract/server.ts';
import { openRealWorkshop, worldOf } from '../faults/serverState.ts';
import { Person } from '../harness/person.ts';
import type { RecordingProxy } from '../harness/recordingProxy.ts';
import { startRecordingProxy } from '../harness/recordingProxy.ts';
import { createSeededRandom } from '../harness/seededRandom.ts';
import type { TestWorkshop } from '../harness/testWorkshop.ts';
import { RawSocket } from '../harness/rawSocket.ts';
import { message } from '../../shared/protocol/frames.ts';

let server: TestServer;
const proxies: RecordingProxy[] = [];
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => {
  await Promise.all(proxies.map((proxy) => proxy.close()));
  await server.close();
});

type Watched = { readonly person: Person; readonly proxy: RecordingProxy };

/** A person whose page reaches the server through a proxy of its own. */
async function joinWatched(room: TestWorkshop, name: string): Promise<Watched> {
  const proxy = await startRecordingProxy(server.url);
  proxies.push(proxy);
  const joined = await room.world.join({ joinCode: room.founded.joinCode, name });
  if (!('token' in joined)) throw new Error(`${name} was not let in: ${joined.code}`);
  const person = new Person(worldOf(proxy.url), room.script, createSeededRandom(7, name), joined);
  await person.arrive();
  return { person, proxy };
}

/** By socket or request and direction: the sizes in order, since a moment of `performance.now()`. */
function sizesOf({ proxy }: Watched, since: number, until = Infinity): { readonly [where: string]: readonly number[] } {
  const sizes: { [where: string]: number[] } = {};
  for (const { at, what, way, bytes } of proxy.seen) {
    if (at >= since && at < until) (sizes[`${what} ${way}`] ??= []).push(bytes);
  }
  return sizes;
}

const notebookOut = 'GET /notebook/1 out';

async function advanceToWrite(room: TestWorkshop, watched: readonly Watched[]): Promise<void> {
  await room.lead.must('advanceStage', { from: 'lobby' });
  await room.lead.must('advanceStage', { from: 'imagine' });
  await room.world.until(
    () => watched.every(({ person }) => person.documents.has('notebook/1') && person.isInSync()),
    'all have a notebook',
  );
}

test('SC13f control: the proxy tells consent from refusal by a client that offers no padding', async () => {
  const room = await openRealWorkshop(server.url, { people: ['Ana'] });
  const proxy = await startRecordingProxy(server.url);
  proxies.push(proxy);
  const plain = new RawSocket(worldOf(proxy.url), room.person('Ana'), 'session');
  await room.world.until(() => plain.isSynced, 'the socket is open');
  for (const show of [true, false]) {
    plain.sendText(message.command, JSON.stringify({ type: 'consent', show, commandId: 'x'.repeat(22) }));
  }
  await room.world.until(() => plain.replies.length === 2, 'both are answered');
  expect(
    proxy.seen
      .filter(({ way }) => way === 'out')
      .slice(-2)
      .map(({ bytes }) => bytes),
  ).toEqual([69, 70]);
  plain.close();
});

test('SC13f behind a proxy pages with 0, 1, 6 and 60 notes look the same at the end of a round of own cards', async () => {
  const room = await openRealWorkshop(server.url, { people: 1, workshop: { settings: { sharing: 'own' } } });
  const counts = [0, 1, 6, 60];
  const watched: Watched[] = [];
  for (const count of counts) watched.push(await joinWatched(room, `Writer of ${count}`));
  await advanceToWrite(room, watched);
  await Promise.all(
    watched.map(({ person }, i) => person.write(...Array.from({ length: counts[i]! }, (_, k) => `Cause ${k}`))),
  );
  const since = performance.now();
  await room.lead.must('advanceStage', { from: 'write' });
  await room.lead.must('advanceStage', { from: 'share' });
  await room.world.pass(2_000);
  const until = performance.now();
  const [none, ...others] = watched.map((one): { readonly [where: string]: readonly number[] } => {
    const sizes = sizesOf(one, since, until);
    // Each page's second begins at another moment, so one frame more or less falls into the window.
    return {
      ...sizes,
      [notebookOut]: [...new Set(sizes[notebookOut])],
      'GET /notebook/1 in': [...new Set(sizes['GET /notebook/1 in'])],
    };
  });
  expect(none!['GET /session out']!.filter((bytes) => bytes === 8_192)).toHaveLength(1);
  for (const one of others) expect(one).toEqual(none);
  for (const { person, proxy } of watched) {
    await fetch(`${proxy.url}/api/workshops/${person.workshopId}/knowledge`, { headers: { authorization: `Bearer ${person.token}` } }).then((answer) => answer.json()); // prettier-ignore
    expect(proxy.seen.filter(({ what }) => what === 'GET /knowledge').map(({ bytes }) => bytes)).toEqual([32_768]);
    person.close();
  }
  room.lead.close();
});

test('SC13f behind a proxy consent and refusal, and pastes of 100 to 2,000 letters, keep sizes, number and rhythm', async () => {
  const room = await openRealWorkshop(server.url, { people: 1 });
  const watched: Watched[] = [];
  for (const name of ['Ana', 'Ben', 'Cem']) watched.push(await joinWatched(room, name));
  const [ana, ben, cem] = watched as [Watched, Watched, Watched];
  await advanceToWrite(room, watched);
  const since = performance.now();
  ana.person.jot('x'.repeat(100));
  ben.person.jot('x'.repeat(400));
  cem.person.jot('x'.repeat(2_000));
  await room.world.pass(4_500);
  const until = performance.now();
  const pastes = watched.map((one) => sizesOf(one, since, until)[notebookOut]!);
  expect(pastes.map((sizes) => [...new Set(sizes)].sort((a, b) => a - b))).toEqual([[512], [512], [512, 4_096]]);
  expect(pastes[2]!.filter((bytes) => bytes === 4_096)).toHaveLength(1);
  for (const { proxy } of watched) {
    const times = proxy.seen
      .filter(({ what, way, at }) => `${what} ${way}` === notebookOut && at > since)
      .map(({ at }) => at);
    expect(times.length).toBeGreaterThanOrEqual(4);
    for (let i = 1; i < times.length; i++) expect(Math.abs(times[i]! - times[i - 1]! - 1_000)).toBeLessThan(300);
  }
  expect(await room.lead.advance()).toMatchObject({ code: 'tooFewWriters' });
  const askedAt = performance.now();
  await ana.person.must('consent', { show: true });
  await ben.person.must('consent', { show: false });
  await room.world.pass(500);
  const commands = [ana, ben].map((one) => sizesOf(one, askedAt)['GET /session out']);
  expect(commands).toEqual([[512], [512]]);
  for (const { person } of watched) person.close();
  room.lead.close();
});
