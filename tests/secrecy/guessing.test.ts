import { Agent, request } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createNetworkWorld } from '../harness/networkWorld.ts';
import { openWorkshop } from '../harness/testWorkshop.ts';
import type { TestWorkshop } from '../harness/testWorkshop.ts';
import type { TestServer } from '../contract/server.ts';
import { startTestServer } from '../contract/server.ts';

let server: TestServer;
let room: TestWorkshop;
const agent = new Agent({ keepAlive: true, maxSockets: 50 });
beforeEach(async () => {
  server = await startTestServer({ TRUST_PROXY: '1' });
  room = await openWorkshop(createNetworkWorld(server.url), { people: 4 });
});
afterEach(async () => {
  room.close();
  await server.close();
});

type Answer = { readonly status: number; readonly headers: string; readonly body: string };

/** A raw response: all headers in order, without the date. */
const ask = (path: string, body: string, address: string, token?: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asked = request(
      server.url + path,
      {
        agent,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-forwarded-for': address,
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
        },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          const headers = response.rawHeaders.map((text, i) => (response.rawHeaders[i - 1] === 'Date' ? '' : text));
          resolve({ status: response.statusCode ?? 0, headers: headers.join('\n'), body: Buffer.concat(parts).toString() }); // prettier-ignore
        });
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });

const join = (joinCode: string, address: string): Promise<Answer> => ask('/api/joins', JSON.stringify({ joinCode }), address); // prettier-ignore

test('SC20a an unused code, a malformed code and one of a deleted workshop get the same bytes', async () => {
  const gone = await server.create();
  const before = await join(gone.joinCode, '198.51.100.1');
  expect(before.status).toBe(201);
  await server.post(`/api/workshops/${gone.workshopId}/commands`, { type: 'deleteWorkshop' }, gone.token);
  const { joinCode } = room.founded;
  const nearly = joinCode.slice(0, 7) + (joinCode.endsWith('0') ? '1' : '0');
  const wrong = ['00000000', nearly, gone.joinCode, 'UUUUUUUU', 'short', 'far too long to be a code', '', '__proto__'];
  const answers = [];
  for (const [i, code] of wrong.entries()) answers.push(await join(code, `198.51.100.${10 + i}`));
  expect(answers[0]).toMatchObject({ status: 404 });
  expect(answers[0]!.body).toContain('unknownJoinCode');
  for (const answer of answers) expect(answer).toEqual(answers[0]);
});

test('SC20a a wrong facilitator link gets the same bytes whether the workshop exists or not, and is refused after 20; the right one works still', async () => {
  const link = (id: string, secret: string, address: string): Promise<Answer> => ask(`/api/workshops/${id}/facilitator`, JSON.stringify({ secret }), address); // prettier-ignore
  const { workshopId, facilitatorLink } = room.founded;
  const secret = facilitatorLink.split('#f=')[1]!;
  const there = await link(workshopId, 'A'.repeat(43), '198.51.100.1');
  expect(there.status).toBe(401);
  expect(await link('A'.repeat(22), 'A'.repeat(43), '198.51.100.2')).toEqual(there);
  expect(await link(workshopId, secret.slice(1), '198.51.100.3')).toEqual(there);
  for (let i = 0; i < 20; i++) expect((await link(workshopId, 'B'.repeat(43), '198.51.100.4')).status).toBe(401);
  expect((await link(workshopId, 'B'.repeat(43), '198.51.100.4')).status).toBe(429);
  expect((await link(workshopId, 'B'.repeat(43), '198.51.100.5')).status).toBe(401);
  expect((await link(workshopId, secret, '198.51.100.4')).status).toBe(200);
});

test('SC20a HT4c 200 people behind one address join at once while somebody there mistypes the code', async () => {
  const office = '198.51.100.200';
  const { joinCode } = room.founded;
  const typed = Array.from({ length: 200 }, (_, i) => (i % 20 === 7 ? '00000000' : joinCode));
  const answers = await Promise.all(typed.map((code) => join(code, office)));
  expect(answers.filter(({ status }) => status === 404)).toHaveLength(10);
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(190);
  // Each of them can also send commands at the same time.
  const tokens = answers.filter(({ status }) => status === 201).map(({ body }) => (JSON.parse(body) as { token: string }).token); // prettier-ignore
  const path = `/api/workshops/${room.founded.workshopId}/commands`;
  const given = await Promise.all(tokens.map((token) => ask(path, '{"type":"setDone","done":true}', office, token)));
  expect(given.map(({ status }) => status)).toEqual(tokens.map(() => 200));
});

test('SC20a HT4b a token over its rate is delayed, then refused; other tokens get replies meanwhile', async () => {
  const { workshopId, token } = room.founded;
  // A format that does not exist costs what a file costs and is answered without the queue of exports.
  const file = `${server.url}/api/workshops/${workshopId}/register.pages`;
  const end = new AbortController();
  const statuses: number[] = [];
  const enough = Promise.withResolvers<undefined>();
  const asking = Array.from({ length: 200 }, async () => {
    const response = await fetch(file, { headers: { authorization: `Bearer ${token}` }, signal: end.signal });
    if (statuses.push(response.status) === 140) enough.resolve(undefined);
  });
  await enough.promise;
  // 60 files at once, 60 more within ten seconds; a request that would wait longer is refused at once.
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(60);
  expect(statuses.filter((status) => status === 404).length).toBeGreaterThanOrEqual(60);
  for (const person of room.participants.slice(1)) {
    expect(await person.post({ type: 'setDone', done: true })).toMatchObject({ ok: true });
  }
  end.abort();
  await Promise.allSettled(asking);
});

test('SC20a HT4a one address creates at most 1,000 workshops; another address still can', { timeout: 60_000 }, async () => {
  let made = 0;
  for (let i = 0; i < 21; i++) {
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => ask('/api/workshops', '{"title":"x"}', '198.51.100.9')),
    );
    made += answers.filter(({ status }) => status === 201).length;
  }
  expect(made).toBeGreaterThanOrEqual(1_000);
  expect(made).toBeLessThan(1_010);
  expect((await ask('/api/workshops', '{"title":"x"}', '198.51.100.10')).status).toBe(201);
}); // prettier-ignore
