import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HistoryEntry } from '../../shared/register/history.ts';
import type { WorkshopCreated } from '../../shared/protocol/replies.ts';
import { createToken } from '../../shared/ids.ts';
import { isoDateIn } from '../../shared/time.ts';
import { cryptoRandom } from '../../server/runtime/random.ts';
import type { TestServer } from './server.ts';
import { startTestServer } from './server.ts';

let server: TestServer;
let made: WorkshopCreated;
let visitor: { readonly token: string };

type Answer = { readonly entries: HistoryEntry[]; readonly more: boolean };
const zone = 'Pacific/Kiritimati';

const get = (path: string, token = made.token): Promise<Response> =>
  fetch(`${server.url}/api/workshops/${made.workshopId}/${path}`, { headers: { authorization: `Bearer ${token}` } });
const history = async (query: string, token = made.token): Promise<Answer> =>
  (await (await get(`history${query}`, token)).json()) as Answer;
const command = async (body: object, token = made.token): Promise<{ ok: boolean; riskId?: string; link?: string }> =>
  (await (await server.post(`/api/workshops/${made.workshopId}/commands`, body, token)).json()) as {
    ok: boolean;
    riskId?: string;
    link?: string;
  };

beforeAll(async () => {
  server = await startTestServer();
  const body = { title: 'Atlas', facilitatorName: 'Faye', timeZone: zone, settings: { sharing: 'own' } };
  made = (await (await server.post('/api/workshops', body)).json()) as WorkshopCreated;
  for (let i = 0; i < 20; i++) {
    const reply = (await command({ type: 'advanceStage' })) as { ok: boolean; code?: string };
    if (reply.code === 'lastStage') break;
    if (reply.code === 'voteOpen') await command({ type: 'closeVote' });
  }
  const { link = '' } = await command({ type: 'makeLink', may: 'check' });
  const secret = link.split('#')[1];
  const visits = await server.post(`/api/workshops/${made.workshopId}/visits`, { secret, name: 'Vic' });
  visitor = (await visits.json()) as { token: string };
});
afterAll(() => server.close());

test('RW7f everybody who may read the register reads its history, newest first and in parts', async () => {
  const { riskId = '' } = await command({ type: 'addRisk', title: 'Late' });
  for (const likelihood of [1, 2, 3]) await command({ type: 'setRisk', riskId, likelihood });
  await command({ type: 'setPrevention', riskId, state: 'done' }, visitor.token);
  const all = await history(`?risk=${riskId}`);
  expect(all.more).toBe(false);
  expect(all.entries.map(({ type }) => type)).toEqual(['setPrevention', 'setRisk', 'setRisk', 'setRisk', 'addRisk']);
  expect(all.entries[0]?.by).toMatchObject({ kind: 'person', name: 'Vic', byLink: true });
  expect(await history(`?risk=${riskId}`, visitor.token)).toEqual(all);
  const part = await history(`?risk=${riskId}&limit=2`);
  expect(part).toEqual({ entries: all.entries.slice(0, 2), more: true });
  const next = await history(`?risk=${riskId}&limit=2&before=${part.entries[1]?.id ?? 0}`);
  expect(next).toEqual({ entries: all.entries.slice(2, 4), more: true });
  const whole = await history('');
  expect(whole.entries.map(({ type }) => type)).toContain('makeLink');
  expect(JSON.stringify(whole)).not.toMatch(/secret/i);
  expect((await history('?risk=__proto__')).entries).toEqual([]);
});

test('RW7e RW7f an earlier day is answered for everybody who may read the register', async () => {
  const { riskId = '' } = await command({ type: 'addRisk', title: 'Later' });
  const today = isoDateIn(zone, Date.now());
  const now = (await (await get(`asof?on=${today}`, visitor.token)).json()) as { board: { risks: object } };
  expect(Object.keys(now.board.risks)).toContain(riskId);
  const before = (await (await get('asof?on=2020-01-01')).json()) as { board: { risks: object }; texts: object };
  expect(Object.keys(before.board.risks)).not.toContain(riskId);
  expect(Object.keys(before.texts)).toEqual(Object.keys(before.board.risks));
});

test('RW7f queries that cannot be read are malformed, and strangers are not answered', async () => {
  for (const path of ['history?limit=0', 'history?before=x', 'history?risk=a&risk=b', 'asof', 'asof?on=2027-02-30'])
    expect([path, (await get(path)).status]).toEqual([path, 400]);
  for (const path of ['history', 'asof?on=2027-01-01'])
    expect((await get(path, createToken(cryptoRandom))).status).toBe(401);
});

test('RW9b days are days where the facilitator is', async () => {
  const { riskId = '' } = await command({ type: 'addRisk', title: 'Anything' });
  const today = isoDateIn(zone, Date.now());
  const { board } = (await (await get(`asof?on=${today}`)).json()) as {
    board: { risks: Record<string, { addedOn?: string }> };
  };
  expect([today, isoDateIn(zone, Date.now())]).toContain(board.risks[riskId]?.addedOn);
});
