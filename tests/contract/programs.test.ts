import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { exportJson } from '../../server/export/json.ts';
import { cryptoRandom } from '../../server/runtime/random.ts';
import { completeFacts, completePlan, givenInput } from '../../server/testing/exportFixture.ts';
import { createToken } from '../../shared/ids.ts';
import { closeCode } from '../../shared/protocol/closeCodes.ts';
import type { FeedList, KeyList, Reply, Visited, WorkshopCreated } from '../../shared/protocol/replies.ts';
import { secretIn } from '../harness/visitors.ts';
import type { TestServer } from './server.ts';
import { startTestServer } from './server.ts';

let server: TestServer;

type Register = {
  readonly made: WorkshopCreated;
  readonly riskIds: readonly string[];
  readonly command: (body: object, token?: string) => Promise<Reply>;
  readonly get: (path: string, token?: string) => Promise<Response>;
};

/** A register of two risks, made from a file; the first has a tripwire "above 20". */
async function createRegister(): Promise<Register> {
  const file = exportJson(
    givenInput(
      {
        late: { cards: ['Late'], facts: { ...completeFacts, number: 1, state: 'armed', watcher: 'Priya' }, plan: completePlan },
        sso: { cards: ['Sign-in'], facts: { ...completeFacts, number: 2, state: 'armed' }, plan: completePlan },
      },
      { topRisks: ['late', 'sso'], ranking: [['late', 'sso']] },
    ),
  ); // prettier-ignore
  const made = (await (await server.post('/api/imports', file)).json()) as WorkshopCreated;
  const at = `/api/workshops/${made.workshopId}`;
  const get = (path: string, token = made.token): Promise<Response> =>
    fetch(`${server.url}${at}${path}`, { headers: { authorization: `Bearer ${token}` } });
  const command = async (body: object, token = made.token): Promise<Reply> =>
    (await (await server.post(`${at}/commands`, body, token)).json()) as Reply;
  const { readings: _, ...board } = { readings: null, ...(await boardOf(made)) };
  return { made, riskIds: board.riskIds, command, get };
}

/** The ids of the risks, which no file has: they are in the answers of commands that name them by number. */
async function boardOf(made: WorkshopCreated): Promise<{ riskIds: string[] }> {
  const history = await fetch(`${server.url}/api/workshops/${made.workshopId}/asof?on=2099-01-01`, {
    headers: { authorization: `Bearer ${made.token}` },
  });
  const { board } = (await history.json()) as { board: { risks: { [id: string]: { number: number } } } };
  const byNumber = Object.entries(board.risks).sort(([, a], [, b]) => a.number - b.number);
  return { riskIds: byNumber.map(([id]) => id) };
}

const must = async (reply: Promise<Reply>, field: string): Promise<string> => {
  const answer = await reply;
  const found = (answer as { [field: string]: unknown })[field];
  if (typeof found !== 'string') throw new Error(JSON.stringify(answer));
  return found;
};

const reading = (key: string, body: unknown): Promise<Response> => server.post('/api/readings', body, key);

beforeAll(async () => {
  server = await startTestServer();
}, 60_000);
afterAll(() => server.close());

test('TL2a TL2h a feed is read by its address alone, is no visit, and answers 304 to who has it', async () => {
  const { command, get } = await createRegister();
  const feed = await must(command({ type: 'makeFeed' }), 'feed');
  expect(feed).toMatch(new RegExp(`^${server.url}/feeds/[\\w-]{43}\\.ics$`));
  const response = await fetch(feed);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(response.headers.get('cache-control')).toMatch(/^private, max-age=300/);
  const body = await response.text();
  expect(body).toContain('SUMMARY:Check R1: open defects (Priya)');
  expect(body).toContain('TRIGGER:PT8H');
  const etag = response.headers.get('etag')!;
  for (const tag of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
    const known = await fetch(feed, { headers: { 'if-none-match': tag } });
    expect([known.status, await known.text()]).toEqual([304, '']);
  }
  const owned = await must(command({ type: 'makeFeed', owner: 'Priya' }), 'feed');
  expect(await (await fetch(owned)).text()).not.toContain('Check R2');
  expect(await command({ type: 'makeFeed', owner: 'Nobody' })).toMatchObject({ code: 'gone' });
  const { feeds } = (await (await get('/feeds')).json()) as FeedList;
  expect(feeds.map(({ owner, secret }) => [owner, feed.includes(secret) || owned.includes(secret)])).toEqual([
    [null, true],
    ['Priya', true],
  ]);
  const link = await must(command({ type: 'makeLink', may: 'edit' }), 'link');
  const visited = await server.post(link.replace(/.*\/r\//, '/api/workshops/').replace(/#.*/, '/visits'), {
    secret: secretIn(link),
  });
  const { token } = (await visited.json()) as Visited;
  expect((await get('/feeds', token)).status).toBe(403);
  expect(await command({ type: 'makeFeed' }, token)).toMatchObject({ code: 'notAllowed' });
});

test('TL2a at most 100 feeds a register', async () => {
  const { command } = await createRegister();
  for (let i = 0; i < 100; i += 1) await must(command({ type: 'makeFeed' }), 'feedId');
  expect(await command({ type: 'makeFeed' })).toMatchObject({ code: 'limitReached', params: { most: 100 } });
});

test('TL2b TL2g what is no feed gets the same bytes: wrong, revoked, a link, a key, a seat', async () => {
  const { made, command, riskIds } = await createRegister();
  const { feedId, feed } = (await command({ type: 'makeFeed' })) as { feedId: string; feed: string };
  expect((await fetch(feed)).status).toBe(200);
  expect(await command({ type: 'revokeFeed', feedId })).toMatchObject({ ok: true });
  const link = await must(command({ type: 'makeLink', may: 'read' }), 'link');
  const key = await must(command({ type: 'makeKey', riskId: riskIds[0] }), 'key');
  const secrets = [
    createToken(cryptoRandom),
    feed.slice(-47, -4),
    secretIn(link),
    key.slice(4),
    made.token,
    'x',
    '..%2f',
  ];
  const answers = await Promise.all(
    secrets.map(async (secret) => {
      const response = await fetch(`${server.url}/feeds/${secret}.ics`);
      return [response.status, response.headers.get('cache-control'), await response.text()].join();
    }),
  );
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toMatch(/^404,no-store,/);
});

test('TL2h a feed that is asked for all the time is 429 with Retry-After', async () => {
  const { command } = await createRegister();
  const feed = await must(command({ type: 'makeFeed' }), 'feed');
  let last = new Response();
  for (let i = 0; i < 62; i += 1) last = await fetch(feed);
  expect([last.status, last.headers.get('retry-after')]).toEqual([429, '60']);
});

test('TL6a TL6b a key is shown once and records readings of its tripwire; five at most', async () => {
  const { command, get, riskIds } = await createRegister();
  const key = await must(command({ type: 'makeKey', riskId: riskIds[0] }), 'key');
  expect(key).toMatch(/^fwk_[\w-]{43}$/);
  const listed = await (await get('/keys')).text();
  expect(listed).not.toContain(key.slice(4));
  const { keys } = JSON.parse(listed) as KeyList;
  expect(keys).toMatchObject([{ riskId: riskIds[0] }]);
  const response = await reading(key, { value: '12 defects', at: new Date().toISOString(), note: 'nightly' });
  expect([response.status, await response.json()]).toMatchObject([200, { ok: true, state: 'armed', past: false }]);
  const file = (await (await get('/register.json')).json()) as { risks: { readings: object[] }[] };
  expect(file.risks[0]?.readings).toMatchObject([{ reading: '12 defects', state: 'fine', note: 'nightly' }]);
  expect(await (await reading(key, { value: 21 })).json()).toMatchObject({ state: 'tripped', past: true });
  const { entries } = (await (await get('/history')).json()) as { entries: { by: object; type: string }[] };
  expect(entries.find(({ type }) => type === 'recordCheck')?.by).toEqual({ kind: 'program' });
  for (let i = 0; i < 4; i += 1) await must(command({ type: 'makeKey', riskId: riskIds[0] }), 'key');
  expect(await command({ type: 'makeKey', riskId: riskIds[0] })).toMatchObject({ params: { reason: 'keys', most: 5 } });
  await command({ type: 'revokeKey', keyId: keys[0]!.keyId });
  expect((await reading(key, { value: 1 })).status).toBe(401);
});

test('TL6c what cannot be read is 400 and says what to send; the 61st of an hour is 429', async () => {
  const { command, riskIds } = await createRegister();
  const key = await must(command({ type: 'makeKey', riskId: riskIds[0] }), 'key');
  const days = (count: number): string => new Date(Date.now() - count * 86_400_000).toISOString();
  const bodies: unknown[] = [
    {}, [], null, 7, { value: 'about right' }, { value: '' }, { value: null }, { value: true }, { value: '1'.repeat(61) },
    { value: 1, extra: 1 }, { value: 1, at: 'yesterday' }, { value: 1, at: '2026-01-01' }, { value: 1, at: days(2) },
    { value: 1, at: days(-1) }, { value: 1, note: 'x'.repeat(501) }, { value: 1, note: '\u0000' },
    { alerts: [] }, { alerts: [{ status: 'unsure' }] }, '{"value": NaN}', '{"value": 1, "__proto__": {"a": 1}}',
  ]; // prettier-ignore
  for (const body of bodies) {
    const response = await reading(key, body);
    expect([response.status, (await response.json()) as object], JSON.stringify(body)).toMatchObject([400, { code: 'malformed' }]); // prettier-ignore
  }
  const told = (await (await reading(key, { value: 'about right' })).json()) as { message: string };
  expect(told.message).toContain('Send a number like 1240');
  let last = new Response();
  for (let i = 0; i < 61; i += 1) last = await reading(key, { value: 1 });
  expect(last.status).toBe(429);
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(3_500);
  const other = await must(command({ type: 'makeKey', riskId: riskIds[0] }), 'key');
  expect((await reading(other, { value: 1 })).status).toBe(200);
});

/** Payloads as their makers document them; the files name the source. */
const payload = (name: string): { body: object } =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'payloads', `${name}.json`), 'utf8')) as { body: object };

test('TL6h the documented notifications of Alertmanager and Grafana trip and ask', async () => {
  for (const [name, value] of [
    ['alertmanager', '0.52'],
    ['grafana', 44.23943737541908],
  ] as const) {
    const { command, riskIds, get } = await createRegister();
    const key = await must(command({ type: 'makeKey', riskId: riskIds[0] }), 'key');
    const { body } = payload(name) as { body: { alerts: { status: string }[] } };
    expect(await (await reading(key, body)).json(), name).toMatchObject({ ok: true, state: 'tripped', past: true });
    const file = (await (await get('/register.json')).json()) as { risks: { readings: { reading: unknown }[] }[] };
    expect(file.risks[0]?.readings.at(-1)?.reading, name).toBe(value);
    const resolved = {
      ...body,
      status: 'resolved',
      alerts: body.alerts.map((alert) => ({ ...alert, status: 'resolved' })),
    };
    expect(await (await reading(key, resolved)).json(), name).toMatchObject({ state: 'tripped', past: false });
    const asked = (await (await get('/asof?on=2099-01-01')).json()) as { board: { risks: { [id: string]: object } } };
    expect(asked.board.risks[riskIds[0]!], name).toMatchObject({ state: 'tripped', recovered: {} });
  }
});

test('TL6i a key opens no route and no socket, and a wrong one loads nothing', async () => {
  const { made, command, riskIds } = await createRegister();
  const key = await must(command({ type: 'makeKey', riskId: riskIds[0] }), 'key');
  const at = `/api/workshops/${made.workshopId}`;
  for (const token of [key, key.slice(4)]) {
    const headers = { authorization: `Bearer ${token}` };
    for (const path of ['links', 'answers', 'history', 'asof?on=2027-01-01', 'feeds', 'keys', 'sessions', 'knowledge', 'register.json', 'register.ics'])
      expect((await fetch(`${server.url}${at}/${path}`, { headers })).status, path).toBe(401); // prettier-ignore
    for (const path of ['commands', 'sessions', 'csv-preview'])
      expect((await server.post(`${at}/${path}`, { type: 'recordCheck' }, token)).status, path).toBe(401);
    for (const path of ['visits', 'seats', 'facilitator'])
      expect((await server.post(`${at}/${path}`, { secret: token })).ok, path).toBe(false);
    expect((await fetch(`${server.url}/feeds/${token}.ics`)).status).toBe(404);
    for (const name of ['session', 'board', 'plan', 'notebook/1', 'ballot/1']) {
      const socket = new WebSocket(`${server.socketUrl}/sync/${made.workshopId}/${name}`, [
        'forewarned.1',
        `token.${token}`,
      ]);
      expect((await once(socket, 'close'))[0], name).toBe(closeCode.unknownToken); // prettier-ignore
    }
  }
  for (const wrong of [key.slice(4), `fwk_${createToken(cryptoRandom)}`, made.token, `fwk_${made.token}`, 'fwk_', ''])
    expect((await reading(wrong, { value: 1 })).status, wrong.slice(0, 4)).toBe(401);
  expect((await reading(key, { value: 1 })).status).toBe(200);
});

test('TL6j a retired risk and a read-only register answer 409 and say so', async () => {
  const { command, riskIds } = await createRegister();
  const [first, second] = [
    await must(command({ type: 'makeKey', riskId: riskIds[0] }), 'key'),
    await must(command({ type: 'makeKey', riskId: riskIds[1] }), 'key'),
  ];
  await command({ type: 'retireRisk', riskId: riskIds[0], reason: 'over' });
  const retired = await reading(first, { value: 1 });
  expect([retired.status, await retired.json()]).toMatchObject([409, { code: 'gone', params: { reason: 'retired' } }]);
  await command({ type: 'setReadOnly', readOnly: true });
  const closed = await reading(second, { value: 1 });
  expect([closed.status, await closed.json()]).toMatchObject([409, { code: 'workshopClosed' }]);
});
