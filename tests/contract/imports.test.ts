import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { schemaName, schemaText, schemaVersions } from '../../server/export/schemas.ts';
import { registerFileOf } from '../../server/export/json.ts';
import { fullInput } from '../../server/testing/fullRegister.ts';
import { parseRegisterFile } from '../../server/testing/registerFile.ts';
import { limits } from '../../shared/protocol/limits.ts';
import type { WorkshopCreated } from '../../shared/protocol/replies.ts';
import type { RegisterFile } from '../../shared/register/file.ts';
import type { CsvPreview, ImportPreview } from '../../shared/register/importTypes.ts';
import type { TestServer } from './server.ts';
import { startTestServer } from './server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const file = (): RegisterFile => registerFileOf({ ...fullInput(), answers: ['Money'] });

const importFile = async (body: unknown = file()): Promise<WorkshopCreated> => {
  const response = await server.post('/api/imports', body);
  expect(response.status).toBe(201);
  return (await response.json()) as WorkshopCreated;
};
const ask = (path: string, token: string): Promise<Response> =>
  fetch(server.url + path, { headers: { authorization: `Bearer ${token}` } });
const exported = async ({ workshopId, token }: WorkshopCreated, query = ''): Promise<RegisterFile> => {
  const json = await (await ask(`/api/workshops/${workshopId}/register.json${query}`, token)).text();
  const read = parseRegisterFile(json);
  if (read === null) throw new Error('the exported file cannot be read');
  return read;
};
const refusal = async (response: Response): Promise<[number, string, string]> => {
  const { code, message } = (await response.json()) as { readonly code: string; readonly message: string };
  return [response.status, code, message];
};

describe('POST /api/imports', () => {
  test('FL1k a file makes a register that can be changed and exported, without reading it again from anywhere else', async () => {
    const made = await importFile();
    expect(Object.keys(made).sort()).toEqual(['facilitatorLink', 'joinCode', 'joinLink', 'participantId', 'token', 'workshopId']); // prettier-ignore
    const again = await exported(made);
    expect(again.risks.map(({ id, plan }) => [id, plan])).toEqual(file().risks.map(({ id, plan }) => [id, plan]));
    expect(again.workshop.importedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(again.earlierHistories[0]?.entries).toEqual(file().history);
    expect(again.history).toEqual([]);
    const added = await server.post(
      `/api/workshops/${made.workshopId}/commands`,
      { type: 'addRisk', title: 'New' },
      made.token,
    );
    expect(added.status).toBe(200);
    const later = await exported(made);
    expect(later.risks.map(({ id }) => id)).toEqual(['R7', 'R2', 'R31', 'R32']);
    expect(later.history).toMatchObject([{ type: 'addRisk', risk: 'R32', by: { kind: 'person' } }]);
    expect(await exported(await importFile(later))).toMatchObject({
      earlierHistories: [{}, { entries: later.history }],
    });
    for (const format of ['csv', 'xlsx', 'md', 'ics']) {
      expect((await ask(`/api/workshops/${made.workshopId}/register.${format}`, made.token)).status).toBe(200);
    }
  });

  test('FL1k a preview tells what the file would make, and makes nothing', async () => {
    const metric = async (): Promise<string | undefined> =>
      /^forewarned_live_workshops \d+/m.exec(await (await fetch(`${server.url}/metrics`)).text())?.[0];
    const before = await metric();
    const response = await server.post('/api/imports?preview=1', file());
    expect(response.status).toBe(200);
    expect((await response.json()) as ImportPreview).toEqual({
      title: 'Atlas', heldOn: '2026-11-20', failedBy: '2027-05-21', rehearsal: false, version: 3, risks: 3, planned: 1,
      cards: 3, people: 9, owners: ['Ana'], readings: 2, accepted: 1, history: 3,
    }); // prettier-ignore
    expect(before).toBeDefined();
    expect(await metric()).toBe(before);
  });

  test('FL1f FL1k what is no register, is damaged or too large is refused and says what to do', async () => {
    const cases: readonly (readonly [unknown, RegExp])[] = [
      ['', /not JSON, or it is not complete/],
      [JSON.stringify(file()).slice(0, -9), /not complete/],
      [{ name: 'other', version: 1 }, /no register of Forewarned/],
      ['['.repeat(100_000), /no register of Forewarned/],
      [{ ...file(), version: 4 }, /version 4, of a later edition/],
      [{ ...file(), risks: Array.from({ length: 5_000 }, () => file().risks[2]) }, /risks is over its limit of 1000/],
      [{ ...file(), topRisks: ['R400'] }, /R400 stands twice, or names nothing/],
      [`{"__proto__":{},${JSON.stringify(file()).slice(1)}`, /has a key that is not known/],
    ];
    for (const [body, message] of cases) {
      const [status, code, text] = await refusal(await server.post('/api/imports', body));
      expect([status, code]).toEqual([400, 'malformed']);
      expect(text).toMatch(message);
    }
    const invalid = await fetch(`${server.url}/api/imports`, {
      method: 'POST',
      body: Uint8Array.from([0xff, 0xfe, 0x22]),
    });
    expect((await refusal(invalid)).slice(0, 2)).toEqual([400, 'malformed']);
    const most = JSON.stringify(file()) + ' '.repeat(limits.importBytes - Buffer.byteLength(JSON.stringify(file())));
    expect((await server.post('/api/imports?preview=1', most)).status).toBe(200);
    const [status, code, text] = await refusal(await server.post('/api/imports', `${most} `));
    expect([status, code, text]).toEqual([413, 'tooLarge', expect.stringContaining('5 MiB')]);
  });

  test('FL1l the create key is asked for before the file is read', async () => {
    const keyed = await startTestServer({ CREATE_WORKSHOPS: 'key', CREATE_KEY: 'a-key-of-this-server-7Qx' });
    for (const query of ['', '?preview=1']) {
      const response = await keyed.post(`/api/imports${query}`, 'no JSON');
      expect((await refusal(response)).slice(0, 2)).toEqual([403, 'createKeyNeeded']);
    }
    await keyed.close();
  });

  test('FL2b only the facilitator gets the answers, in JSON only, and only when they ask', async () => {
    const made = await importFile();
    expect((await exported(made)).pulse).toBeNull();
    expect((await exported(made, '?answers=1')).pulse).toEqual(['Money']);
    const path = `/api/workshops/${made.workshopId}`;
    for (const query of ['register.csv?answers=1', 'register.json?answers=yes']) {
      expect((await refusal(await ask(`${path}/${query}`, made.token))).slice(0, 2)).toEqual([400, 'malformed']);
    }
    const workshop = await server.create();
    const joined = await server.post('/api/joins', { joinCode: workshop.joinCode, name: 'Ana' });
    const { token } = (await joined.json()) as { readonly token: string };
    const asked = await ask(`/api/workshops/${workshop.workshopId}/register.json?answers=1`, token);
    expect((await refusal(asked)).slice(0, 2)).toEqual([403, 'notAllowed']);
  });

  test('FL1b FL1k no file holds a link, a key, a token or an id of a person', async () => {
    const made = await importFile();
    const link = await server.post(
      `/api/workshops/${made.workshopId}/commands`,
      { type: 'makeLink', may: 'read' },
      made.token,
    );
    const { link: address = '', linkId = '' } = (await link.json()) as {
      readonly link?: string;
      readonly linkId?: string;
    };
    const secrets = [
      made.token,
      made.joinCode,
      made.facilitatorLink.split('#f=')[1] ?? '',
      made.participantId,
      linkId,
      address.split('#')[1] ?? '',
    ];
    expect(secrets.every((secret) => secret.length > 7)).toBe(true);
    for (const format of ['csv', 'md', 'json']) {
      const text = await (await ask(`/api/workshops/${made.workshopId}/register.${format}`, made.token)).text();
      for (const secret of secrets) expect(text).not.toContain(secret);
      expect(text).toContain(format === 'json' ? 'Testing began' : `/w/${made.workshopId}`);
    }
  });
});

describe('POST /api/workshops/:id/csv-preview', () => {
  test('FL1g the differences of a table, for members only; nothing is changed', async () => {
    const made = await importFile();
    const path = `/api/workshops/${made.workshopId}`;
    const csv = await (await ask(`${path}/register.csv?separator=;`, made.token)).text();
    expect(csv).toContain('ID;Title;');
    const changed = csv.replace('Sign-in broke', 'Sign-in fails');
    const response = await server.post(`${path}/csv-preview`, changed, made.token);
    expect(response.status).toBe(200);
    const { changes, unchanged, problems } = (await response.json()) as CsvPreview;
    expect(changes.map(({ number, fields }) => [number, fields])).toEqual([
      [2, { title: ['Sign-in broke', 'Sign-in fails'] }],
    ]);
    expect([unchanged, problems]).toEqual([2, []]);
    expect(await (await ask(`${path}/register.csv?separator=;`, made.token)).text()).toBe(csv);
    expect((await refusal(await server.post(`${path}/csv-preview`, csv))).slice(0, 2)).toEqual([401, 'unknownToken']);
    expect((await refusal(await ask(`${path}/register.csv?separator=%7C`, made.token))).slice(0, 2)).toEqual([
      400,
      'malformed',
    ]);
  });
});

test('FL1m the JSON Schema of every version is served and in docs/schemas (npm run schemas writes them)', async () => {
  expect(schemaVersions).toEqual([1, 2, 3]);
  for (const version of schemaVersions) {
    const stored = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'schemas', schemaName(version)), 'utf8');
    expect(stored).toBe(schemaText(version));
    const served = await fetch(`${server.url}/schemas/${schemaName(version)}`);
    expect([served.status, served.headers.get('content-type')]).toEqual([
      200,
      'application/schema+json; charset=utf-8',
    ]);
    expect(await served.text()).toBe(stored);
  }
  expect((await fetch(`${server.url}/schemas/register-4.json`)).status).toBe(404);
});
