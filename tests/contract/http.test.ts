import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageAddresses } from '../../shared/protocol/pages.ts';
import type { TestServer } from './server.ts';
import { startTestServer } from './server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

test.each(Object.values(pageAddresses).map((address) => address.replace(':id', 'A'.repeat(22))))(
  'WE2a WE2b %s is the page, and looking at it changes nothing',
  async (path) => {
    const response = await fetch(server.url + path);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('<title>Forewarned</title>');
  },
);

const problemOf = async (response: Response) => ({
  status: response.status,
  type: response.headers.get('content-type'),
  body: (await response.json()) as { ok: boolean; code: string; message: string; commandId?: string },
});

test('HT1 every refusal is a problem with a code and a sentence', async () => {
  const problem = await problemOf(await server.post('/api/joins', { joinCode: 'ZZZZ-ZZZZ' }));
  expect(problem.status).toBe(404);
  expect(problem.type).toMatch(/^application\/problem\+json/);
  expect(problem.body).toMatchObject({ ok: false, code: 'unknownJoinCode' });
  expect(problem.body.message).not.toBe('');
});

test.each([
  ['no JSON', '{"title":', 400, 'malformed'],
  ['a list', '[]', 400, 'malformed'],
  ['no title', '{}', 400, 'malformed'],
  ['a blank title', '{"title":" \\u200b "}', 400, 'malformed'],
  ['a key that is not known', '{"title":"x","role":"admin"}', 400, 'malformed'],
  ['a prototype key', '{"title":"x","__proto__":{"isFacilitator":true}}', 400, 'malformed'],
  ['a prototype key further in', '{"title":"x","settings":{"constructor":1}}', 400, 'malformed'],
  ['a day that does not exist', '{"title":"x","failedBy":"2027-02-30"}', 400, 'malformed'],
  ['a lone surrogate', '{"title":"\\ud800"}', 400, 'malformed'],
  ['over 64 KiB', JSON.stringify({ title: 'x'.repeat(70_000) }), 413, 'tooLarge'],
])('HT2a HT2b a request with %s is refused and makes nothing', async (_, body, status, code) => {
  const problem = await problemOf(await server.post('/api/workshops', body));
  expect(problem).toMatchObject({ status, body: { ok: false, code } });
  expect(({} as { isFacilitator?: boolean }).isFacilitator).toBeUndefined();
});

test('HT2a a refusal never repeats what was sent', async () => {
  const response = await server.post('/api/workshops', { title: 'x', canary7f3a: 'canary7f3b' });
  expect(await response.text()).not.toMatch(/canary/);
});

test('HT3 a workshop is made, joined by code in any spelling, and names are unique', async () => {
  const made = await server.create();
  expect(made.joinCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
  expect(made.facilitatorLink).toContain(`/w/${made.workshopId}#f=`);
  const spelled = `${made.joinCode.slice(0, 4)}-${made.joinCode.slice(4)}`.toLowerCase();
  const join = async (name?: string) =>
    (await (await server.post('/api/joins', { joinCode: spelled, ...(name !== undefined && { name }) })).json()) as {
      name: string;
      role: string;
    };
  expect(await join('Alex')).toMatchObject({ name: 'Alex', role: 'participant' });
  expect(await join('alex')).toMatchObject({ name: 'alex (2)' });
  expect(await join()).toMatchObject({ name: 'Guest 4' });
});

test('CM1 the checks run in their order: token, right, form, state', async () => {
  const made = await server.create();
  const other = await server.create();
  const path = `/api/workshops/${made.workshopId}/commands`;
  const joined = (await (await server.post('/api/joins', { joinCode: made.joinCode })).json()) as { token: string };
  const code = async (body: unknown, token?: string) =>
    (await problemOf(await server.post(path, body, token))).body.code;
  expect(await code({ type: 'advanceStage', junk: 1 }, 'x'.repeat(43))).toBe('unknownToken');
  expect(await code({ type: 'goBack' }, other.token)).toBe('unknownToken');
  expect(await code({ type: 'advanceStage', junk: 1 }, joined.token)).toBe('notAllowed');
  expect(await code({ type: 'goBack', junk: 1 }, made.token)).toBe('malformed');
  expect(await code({ type: 'nothing' }, made.token)).toBe('malformed');
  expect(await code({ type: 'goBack' }, made.token)).toBe('firstStage');
  const refusal = await problemOf(await server.post(path, { type: 'extendStage', minutes: 1 }, made.token));
  expect(refusal.body).toMatchObject({ code: 'stageMoved', params: { reason: 'otherStage' } });
});

test('CM5a CM5b a command with the same id answers as the first time and changes nothing', async () => {
  const made = await server.create();
  const path = `/api/workshops/${made.workshopId}/commands`;
  const extend = { type: 'setSay', stage: 'lobby', text: 'Hello', commandId: 'one' };
  const first = (await (await server.post(path, extend, made.token)).json()) as unknown;
  const again = (await (await server.post(path, extend, made.token)).json()) as unknown;
  expect(again).toEqual(first);
  expect(first).toEqual({ ok: true, commandId: 'one' });
  const reused = await problemOf(await server.post(path, { ...extend, text: 'Bye' }, made.token));
  expect(reused).toMatchObject({ status: 409, body: { code: 'commandIdReused', commandId: 'one' } });
});

test('LE4a the facilitator link moves the role to another device and ends the old token', async () => {
  const made = await server.create();
  const secret = made.facilitatorLink.split('#f=')[1];
  const path = `/api/workshops/${made.workshopId}`;
  expect((await server.post(`${path}/facilitator`, { secret: 'wrong' })).status).toBe(401);
  const seat = (await (await server.post(`${path}/facilitator`, { secret })).json()) as {
    participantId: string;
    token: string;
  };
  expect(seat.participantId).toBe(made.participantId);
  expect((await server.post(`${path}/commands`, { type: 'lockRoom' }, made.token)).status).toBe(401);
  expect((await server.post(`${path}/commands`, { type: 'lockRoom' }, seat.token)).status).toBe(200);
  expect((await server.post('/api/joins', { joinCode: made.joinCode })).status).toBe(423);
});

test('KN1a the server tells somebody what it holds about them, and nothing of anybody else', async () => {
  const made = await server.create();
  const joined = (await (await server.post('/api/joins', { joinCode: made.joinCode, name: 'Omar' })).json()) as {
    token: string;
    participantId: string;
  };
  const response = await fetch(`${server.url}/api/workshops/${made.workshopId}/knowledge`, {
    headers: { authorization: `Bearer ${joined.token}` },
  });
  const text = await response.text();
  expect(JSON.parse(text)).toMatchObject({
    participantId: joined.participantId,
    person: { name: 'Omar' },
    notebooks: [],
  });
  expect(text).not.toContain(made.participantId);
});

test('GW4a GW4d after twenty wrong codes an address waits, and its links do not; right codes are not counted', async () => {
  const limited = await startTestServer();
  const made = await limited.create();
  const tries: number[] = [];
  for (let i = 0; i < 21; i++) tries.push((await limited.post('/api/joins', { joinCode: `0000000${i % 10}` })).status);
  expect(tries).toEqual(Array(21).fill(404));
  const waiting = limited.post('/api/joins', { joinCode: made.joinCode });
  const { waitSeconds } = (await (await fetch(`${limited.url}/api/joins/wait`)).json()) as { waitSeconds: number };
  expect(waitSeconds).toBeGreaterThan(1);
  const linkSecret = made.joinLink.split('.').at(-1);
  expect((await limited.post('/api/joins', { joinCode: made.joinCode, linkSecret })).status).toBe(201);
  expect((await waiting).status).toBe(201);
  await limited.close();

  const honest = await startTestServer();
  const open = await honest.create();
  for (let i = 0; i < 30; i++) expect((await honest.post('/api/joins', { joinCode: open.joinCode })).status).toBe(201);
  await honest.close();
});

test('OP1b with a metrics token, requests from this machine still need none, and proxied ones need the token', async () => {
  const withToken = await startTestServer({ METRICS_TOKEN: 'metrics-token' });
  const metricsStatus = async (headers: Record<string, string> = {}) =>
    (await fetch(`${withToken.url}/metrics`, { headers })).status;
  const proxied = { 'x-forwarded-for': '203.0.113.9' };
  expect(await metricsStatus()).toBe(200);
  expect(await metricsStatus(proxied)).toBe(404);
  expect(await metricsStatus({ ...proxied, authorization: 'Bearer wrong-token' })).toBe(404);
  expect(await metricsStatus({ ...proxied, authorization: 'Bearer metrics-token' })).toBe(200);
  await withToken.close();
});

test('OP1a OP1b health is public, metrics only on this machine and not through a proxy', async () => {
  expect(await (await fetch(`${server.url}/healthz`)).text()).toBe('alive');
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  expect(await (await fetch(`${server.url}/metrics`)).text()).toContain('forewarned_live_workshops');
  const forwarded = await fetch(`${server.url}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.9' } });
  expect(forwarded.status).toBe(404);
});

test('WE1 a page from here may load and reach nothing but its own server', async () => {
  const { headers } = await fetch(`${server.url}/healthz`);
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe-(inline|eval)/);
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('x-powered-by')).toBeNull();
});

test.each([
  '/api/workshops/x/../../etc/passwd',
  '/api/%2e%2e/%2e%2e/etc/passwd',
  '/api/workshops/%00/register.csv',
  '/.env',
])('WE2a %s is nothing', async (path) => {
  const response = await fetch(server.url + path);
  expect([400, 401, 404]).toContain(response.status);
  expect(await response.text()).not.toContain('root:');
});

test('EN2b a deleted workshop is gone: no code, no seat, no file', async () => {
  const made = await server.create();
  const path = `/api/workshops/${made.workshopId}/commands`;
  const deleted = await server.post(path, { type: 'deleteWorkshop', commandId: 'last' }, made.token);
  expect(await deleted.json()).toEqual({ ok: true, commandId: 'last' });
  expect((await server.post(path, { type: 'pause' }, made.token)).status).toBe(401);
  expect((await server.post('/api/joins', { joinCode: made.joinCode })).status).toBe(404);
});
