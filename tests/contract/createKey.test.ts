import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfig } from '../../server/config.ts';
import type { WorkshopCreated } from '../../shared/protocol/replies.ts';
import type { TestServer } from './server.ts';
import { startTestServer } from './server.ts';

const createKey = 'a-key-of-this-server-7Qx';
let server: TestServer;
beforeEach(async () => {
  server = await startTestServer({ CREATE_WORKSHOPS: 'key', CREATE_KEY: createKey, TRUST_PROXY: '1' });
});
afterEach(() => server.close());

const create = (key: string | null, address = '198.51.100.1', body: object = { title: 'Atlas' }): Promise<Response> =>
  fetch(`${server.url}/api/workshops`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': address,
      ...(key !== null && { 'create-key': key }),
    },
  });
const codeOf = async (response: Response): Promise<[number, string]> => [
  response.status,
  ((await response.json()) as { code: string }).code,
];

test('HT5a a workshop is created with the key only; joining needs none', async () => {
  for (const key of [null, '', 'wrong', `${createKey}x`]) {
    expect(await codeOf(await create(key))).toEqual([403, 'createKeyNeeded']);
  }
  // The key is asked for before anything else is told.
  expect(await codeOf(await create(null, '198.51.100.1', { junk: 1 }))).toEqual([403, 'createKeyNeeded']);
  const made = await create(createKey);
  expect(made.status).toBe(201);
  const { joinCode } = (await made.json()) as WorkshopCreated;
  expect((await server.post('/api/joins', { joinCode })).status).toBe(201);
  expect(await (await fetch(`${server.url}/api/creation`)).json()).toEqual({ keyNeeded: true });
});

test('HT5b after 20 wrong keys in 10 minutes an address is refused; others are not', async () => {
  for (let i = 0; i < 20; i++) expect((await create(`wrong${i}`)).status).toBe(403);
  expect(await codeOf(await create('wrong'))).toEqual([429, 'tooManyAttempts']);
  expect((await create(createKey)).status).toBe(429);
  expect((await create(createKey, '198.51.100.2')).status).toBe(201);
});

test('HT5a without the setting anyone creates workshops, with whatever key', async () => {
  const open = await startTestServer({ CREATE_KEY: createKey });
  expect((await open.post('/api/workshops', { title: 'Atlas' })).status).toBe(201);
  expect(await (await fetch(`${open.url}/api/creation`)).json()).toEqual({ keyNeeded: false });
  await open.close();
});

test('HT5a a setting that would not do what it says is refused at the start', () => {
  expect(readConfig({}).createKey).toBeNull();
  expect(readConfig({ CREATE_WORKSHOPS: 'key', CREATE_KEY: createKey }).createKey).toBe(createKey);
  expect(() => readConfig({ CREATE_WORKSHOPS: 'key' })).toThrow('CREATE_KEY');
  expect(() => readConfig({ CREATE_WORKSHOPS: 'key', CREATE_KEY: 'clé secrète' })).toThrow('CREATE_KEY');
  expect(() => readConfig({ CREATE_WORKSHOPS: 'nobody' })).toThrow('CREATE_WORKSHOPS');
});
