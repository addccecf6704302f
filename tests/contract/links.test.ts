import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { createToken } from '../../shared/ids.ts';
import { closeCode } from '../../shared/protocol/closeCodes.ts';
import type { FacilitatorSeat, Joined, Links, Reply, Visited, WorkshopCreated } from '../../shared/protocol/replies.ts';
import { stages } from '../../shared/stages/stages.ts';
import { cryptoRandom } from '../../server/runtime/random.ts';
import { secretIn } from '../harness/visitors.ts';
import type { TestServer } from './server.ts';
import { startTestServer } from './server.ts';

const root = join(import.meta.dirname, '..', '..');
const directory = mkdtempSync(join(tmpdir(), 'forewarned-links-'));
let server: TestServer;
let made: WorkshopCreated;
let ana: Joined;
let at: string;

const command = async (token: string, body: object): Promise<Reply> =>
  (await (await server.post(`${at}/commands`, body, token)).json()) as Reply;

const get = (path: string, token: string): Promise<Response> =>
  fetch(`${server.url}${at}${path}`, { headers: { authorization: `Bearer ${token}` } });

const makeLink = async (may: string): Promise<string> => {
  const reply = await command(made.token, { type: 'makeLink', may });
  return 'link' in reply ? reply.link : JSON.stringify(reply);
};

const visit = (secret: string, more: object = {}): Promise<Response> =>
  server.post(`${at}/visits`, { secret, ...more });

async function openRegister(): Promise<void> {
  made = await server.create();
  at = `/api/workshops/${made.workshopId}`;
  ana = (await (await server.post('/api/joins', { joinCode: made.joinCode, name: 'Ana' })).json()) as Joined;
  for (const stage of stages.slice(0, -1)) {
    if (stage === 'write') await command(made.token, { type: 'setSettings', sharing: 'dealt' });
    if (stage === 'vote') await command(made.token, { type: 'closeVote' });
    const reply = await command(made.token, { type: stage === 'commit' ? 'endMeeting' : 'advanceStage' });
    // Nobody wrote, so the consent question comes; everyone answers it.
    if (!reply.ok && reply.code === 'tooFewWriters') {
      for (const { token } of [made, ana]) await command(token, { type: 'consent', show: true });
      expect(await command(made.token, { type: 'advanceStage' })).toMatchObject({ ok: true });
    } else expect(reply, stage).toMatchObject({ ok: true });
  }
}

beforeAll(async () => {
  server = await startTestServer({ DATA_DIR: directory });
  await openRegister();
}, 60_000);
afterAll(async () => {
  await server.close();
  rmSync(directory, { recursive: true, force: true });
});

test('LK1a LK1b makeLink answers with an address, and its secret with a token for a visitor', async () => {
  const link = await makeLink('check');
  expect(link).toMatch(new RegExp(`^${server.url}/r/${made.workshopId}#[\\w-]{43}$`));
  expect((await fetch(link)).status).toBe(200);
  expect((await fetch(`${server.url}/p/${made.workshopId}`)).status).toBe(200);
  const response = await visit(secretIn(link), { name: 'Vic' });
  expect(response.status).toBe(201);
  const visited = (await response.json()) as Visited;
  expect(visited).toEqual({ token: visited.token, participantId: visited.participantId, may: 'check' });
  expect((await get('/register.json', visited.token)).status).toBe(200);
  expect(await (await get('/knowledge', visited.token)).json()).toMatchObject({
    person: null,
    visit: { name: 'Vic', may: 'check' },
    tokens: 1,
    notebooks: [],
  });
  const refused = await server.post(`${at}/commands`, { type: 'deleteWorkshop' }, visited.token);
  expect(refused.status).toBe(403);
});

test('LK1b SI1b a visitor has no seat: no sessions, and no answers of the meeting', async () => {
  const { token } = (await (await visit(secretIn(await makeLink('edit')))).json()) as Visited;
  const headers = { authorization: `Bearer ${token}` };
  for (const method of ['GET', 'POST', 'DELETE']) {
    expect((await fetch(`${server.url}${at}/sessions`, { method, headers })).status).toBe(403);
  }
  expect((await get('/answers', token)).status).toBe(403);
  expect(await (await get('/answers', ana.token)).json()).toEqual({ answers: null });
  expect((await get('/links', createToken(cryptoRandom))).status).toBe(401);
});

test('LK1d the list of links has the secret of the link to read alone; visitors are told of no other link', async () => {
  const read = await makeLink('read');
  const { token } = (await (await visit(secretIn(await makeLink('edit')))).json()) as Visited;
  const links = async (of: string): Promise<Links> => (await (await get('/links', of)).json()) as Links;
  const ofAna = await links(ana.token);
  expect(ofAna.links.find(({ may }) => may === 'read')?.secret).toBe(secretIn(read));
  expect(ofAna.links.filter(({ may }) => may !== 'read').every((link) => !('secret' in link))).toBe(true);
  expect(ofAna.links.map(({ may }) => may).sort()).toEqual(['check', 'edit', 'read']);
  expect(await links(token)).toMatchObject({ join: null, links: [{ may: 'read' }], personal: [] });
});

test('LK1e a replaced link closes its sockets with 4424 and answers 401', async () => {
  const old = secretIn(await makeLink('edit'));
  const { token } = (await (await visit(old)).json()) as Visited;
  const socket = new WebSocket(`${server.socketUrl}/sync/${made.workshopId}/session`, [
    'forewarned.1',
    `token.${token}`,
  ]);
  const closed = once(socket, 'close');
  await once(socket, 'open');
  await makeLink('edit');
  expect((await closed)[0]).toBe(closeCode.linkReplaced);
  const refused = await visit(old);
  expect(refused.status).toBe(401);
  expect(await refused.json()).toMatchObject({ code: 'unknownToken', params: { reason: 'link' } });
  expect((await get('/links', token)).status).toBe(401);
});

test('LK1h joining after the meeting is 410 by code and by link', async () => {
  const linkSecret = made.joinLink.split('.').at(-1)!;
  for (const wanted of [{ joinCode: made.joinCode }, { joinCode: made.joinCode, linkSecret }]) {
    const response = await server.post('/api/joins', wanted);
    expect(response.status).toBe(410);
    expect(await response.json()).toMatchObject({ ok: false, code: 'meetingOver' });
  }
});

test('LK1i a wrong secret gets the same bytes for a workshop that exists and one that does not, any number of times', async () => {
  const wrong = createToken(cryptoRandom);
  const answers = [];
  for (const path of ['visits', 'seats']) {
    for (const id of [made.workshopId, 'A'.repeat(22)]) {
      for (const secret of [wrong, 'short', made.token]) {
        answers.push(await server.post(`/api/workshops/${id}/${path}`, { secret }));
      }
    }
  }
  for (let n = 0; n < 60; n++) answers.push(await visit(wrong));
  const bodies = await Promise.all(answers.map((answer) => answer.text()));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
  expect(new Set(bodies).size).toBe(1);
  for (const secret of [wrong, made.token, made.workshopId]) expect(bodies[0]).not.toContain(secret);
  const malformed = await server.post(`${at}/visits`, { secret: wrong, name: 7 });
  expect([malformed.status, (await malformed.text()).includes(wrong)]).toEqual([400, false]);
});

test('LK2a LK2b personal links open seats over HTTP, each once', async () => {
  const personal = async (token: string, body: object): Promise<string> => {
    const reply = await command(token, { type: 'makePersonalLink', ...body });
    return 'link' in reply ? secretIn(reply.link) : '';
  };
  const own = await personal(ana.token, {});
  const first = await server.post(`${at}/seats`, { secret: own });
  expect(first.status).toBe(201);
  expect(((await first.json()) as FacilitatorSeat).participantId).toBe(ana.participantId);
  expect((await server.post(`${at}/seats`, { secret: own })).status).toBe(401);
  const issued = await personal(made.token, { participantId: ana.participantId });
  const second = (await (await server.post(`${at}/seats`, { secret: issued })).json()) as FacilitatorSeat;
  expect(second.participantId).not.toBe(ana.participantId);
  expect((await get('/links', ana.token)).status).toBe(401);
  expect((await get('/links', second.token)).status).toBe(200);
});

async function loaded(): Promise<number> {
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  return Number(/^forewarned_live_workshops (\d+)$/m.exec(metrics)?.[1]);
}

/** Runs `npm run facilitator-link` without npm. */
async function runScript(...args: string[]): Promise<{ code: number; out: string }> {
  const child = spawn(process.execPath, ['scripts/facilitatorLink.ts', ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, DATA_DIR: directory, PUBLIC_URL: 'https://register.example' },
  });
  let out = '';
  child.stdout.on('data', (text: Buffer) => (out += String(text)));
  const [code] = (await once(child, 'close')) as [number];
  return { code, out };
}

test('LK1i LK3b after a restart wrong and replaced secrets load nothing; a new facilitator link is made with and without a server', async () => {
  const old = secretIn(await makeLink('read'));
  const now = secretIn(await makeLink('read'));
  await server.close();
  const recover = (link: string): Promise<Response> =>
    server.post(`${at}/facilitator`, { secret: link.trim().split('#f=')[1] });
  const offline = await runScript(made.workshopId);
  expect(offline.code).toBe(0);
  expect(offline.out).toMatch(/^https:\/\/register\.example\/w\/[\w-]{22}#f=[\w-]{43}\n$/);
  server = await startTestServer({ DATA_DIR: directory });
  for (const secret of [old, createToken(cryptoRandom)]) {
    expect((await visit(secret)).status).toBe(401);
    expect((await server.post(`${at}/seats`, { secret })).status).toBe(401);
  }
  expect(await loaded()).toBe(0);
  expect((await visit(now)).status).toBe(201);
  expect(await loaded()).toBe(1);
  const online = await runScript(made.workshopId);
  expect(online.code).toBe(0);
  expect((await recover(made.facilitatorLink)).status).toBe(401);
  expect((await recover(offline.out)).status).toBe(401);
  expect((await recover(online.out)).status).toBe(200);
  expect(await runScript('A'.repeat(22))).toEqual({ code: 1, out: '' });
  expect((await runScript('no id')).code).toBe(1);
}, 60_000);
