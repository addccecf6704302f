import { once } from 'node:events';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import type { Store, Write } from '../../server/store/port.ts';
import { decryptedIn, keysIn } from '../../server/testing/sqlite/decrypted.ts';
import { hashSecret } from '../../server/live/workshop/hashing.ts';
import { createChild } from './serverProcess.ts';
import { createWritingWorkshop } from './workshopAtStage.ts';
import { createNetworkWorld } from '../harness/networkWorld.ts';
import { openWorkshop } from '../harness/testWorkshop.ts';
import { createSeededRandom } from '../harness/seededRandom.ts';
import { cryptoRandom } from '../../server/runtime/random.ts';

const openStore = (directory: string): Store =>
  openSqliteStore({ directory, random: cryptoRandom, warn: () => {}, afterTurn: queueMicrotask });

const filesIn = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** The files as they are, and what can be decrypted in them with the keys that are there. */
const contentOf = (directory: string): Buffer =>
  Buffer.concat([...filesIn(directory).map((file) => readFileSync(file)), decryptedIn(directory)]);

const filesOf = (directory: string): Buffer => Buffer.concat(filesIn(directory).map((file) => readFileSync(file)));

/** The encodings of a text (over five bytes) that are searched in files: UTF-8, UTF-16 and base64. */
const traces = (text: string): Buffer[] => [Buffer.from(text), Buffer.from(text, 'utf16le'), Buffer.from(Buffer.from(text).toString('base64').slice(0, -4))]; // prettier-ignore

test('SC3b SC17a SC17b reveal erases notebooks, keys and tokens from disk; an older backup cannot be decrypted', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'forewarned-canary-'));
  const [live, copy] = [join(directory, 'live'), join(directory, 'copy')];
  const store = openStore(live);
  const room = await createWritingWorkshop({ people: 6, store });
  const draft = 'Kanarienvogel half of which was deleted';
  const texts = new Map<string, string>();
  for (const person of room.participants) {
    const text = `Canary number ${room.random.uint32()} of somebody`;
    texts.set(text, person.name);
    const [gone] = await person.write(draft, text);
    await person.erase(gone!);
    await person.write('');
  }
  const noteIds = room.participants.flatMap((person) => person.notes().map((note) => note.id));
  const sealedNow = filesOf(live);
  for (const text of [...texts.keys(), draft]) expect(sealedNow.includes(text)).toBe(false);
  // Control: with the keys the notebooks open.
  for (const text of texts.keys()) expect(contentOf(live).includes(text)).toBe(true);
  expect(filesIn(join(live, 'keys')).length).toBeGreaterThan(0);
  const backup = join(directory, 'backup.db');
  await store.backup(backup);
  const keyNames = filesIn(join(live, 'keys'));

  const wal = join(live, 'forewarned.db-wal');
  expect(statSync(wal).size).toBeGreaterThan(0);
  await room.lead.must('advanceStage', { from: 'write' });
  // Before the first card is sent: rows erased, WAL truncated, key destroyed, no pending erasure.
  expect(statSync(wal).size).toBe(0);
  expect(filesIn(join(live, 'keys')).filter((file) => keyNames.includes(file))).toHaveLength(keyNames.length - 1);
  await room.lead.must('dealRest');
  await room.settle();

  // Control: the same search finds the texts that are on the board.
  const after = contentOf(live);
  for (const text of texts.keys()) expect(after.includes(text)).toBe(true);
  for (const trace of [draft, ...noteIds].flatMap(traces)) expect(after.includes(trace)).toBe(false);
  for (const person of room.everyone) {
    for (const trace of traces(person.token)) expect(after.includes(trace)).toBe(false);
    expect(after.includes(hashSecret(person.token))).toBe(true);
  }
  const stillThere = keyNames.filter((file) => existsSync(file) && filesIn(join(live, 'keys')).includes(file));
  expect(keyNames.length - stillThere.length).toBe(1);

  const rows = await store.load(room.founded.workshopId);
  for (const [name, updates] of rows!.docs) {
    for (const update of updates) {
      const row = Buffer.from(update).toString('latin1');
      const hasText = [...texts.keys()].some((text) => row.includes(text));
      const namesSomebody = room.everyone.some((person) => row.includes(person.id) || row.includes(`"${person.name}"`));
      expect(hasText && namesSomebody, name).toBe(false);
    }
  }
  for (const [name, record] of rows!.records) {
    const row = JSON.stringify(record);
    const hasText = [...texts.keys()].some((text) => row.includes(text));
    expect(hasText && room.everyone.some((person) => row.includes(person.id)), name).toBe(false);
  }
  await store.close();
  expect(existsSync(wal) ? statSync(wal).size : 0).toBe(0);

  // The older backup with the key files that exist after the reveal.
  cpSync(live, copy, { recursive: true });
  for (const file of filesIn(copy)) if (file.includes('forewarned.db')) rmSync(file);
  copyFileSync(backup, join(copy, 'forewarned.db'));
  const restored = openStore(copy);
  const opened = await restored.load(room.founded.workshopId);
  expect([...opened!.docs.keys()].filter((name) => name.startsWith('notebook/1'))).toEqual([]);
  await restored.close();
  for (const text of texts.keys()) expect(contentOf(copy).includes(text)).toBe(false);
  rmSync(directory, { recursive: true });
});

test('SC17a deleting one of many workshops leaves no copy of its rows inside SQLite pages that a key in them opens', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'forewarned-canary-'));
  const store = openStore(directory);
  const ids = Array.from({ length: 6 }, (_, i) => `room${i}room${i}`.padEnd(22, 'x'));
  const text = (id: string, length: number): string => `canary-${id}-${'x'.repeat(length)}`;
  await store.commit(ids.map((workshopId, i) => ({ kind: 'create', workshopId, joinCode: `CODE000${i}`, at: 1, expiresAt: 2, creator: null, schemaVersion: 1 }))); // prettier-ignore
  // Lengths for which SQLite, when it splits pages, leaves a copy of a row that deletion does not overwrite.
  for (let i = 0; i < 600; i++) {
    const writes = (workshopId: string): Write[] => [
      { kind: 'append', workshopId, doc: (['board', 'plan', 'session'] as const)[i % 3]!, update: Buffer.from(text(workshopId, (i * 37) % 600)) },
      { kind: 'putRecord', workshopId, name: `record${i % 7}`, value: text(workshopId, (i * 111) % 600) },
      { kind: 'putOutcome', workshopId, key: `${(i * 7_919) % 1_000}`, outcome: text(workshopId, (i * 259) % 600), at: i },
    ]; // prettier-ignore
    await Promise.all(ids.map((id) => store.commit(writes(id))));
  }
  const copies = (id: string): number => contentOf(directory).toString('latin1').split(`canary-${id}`).length - 1;
  const keys = keysIn(directory);
  const hasKey = (id: string): boolean => filesOf(directory).includes(keys.get(id)!);
  expect(copies(ids[2]!)).toBeGreaterThan(600);
  expect(hasKey(ids[2]!)).toBe(true);
  await store.commit([{ kind: 'delete', workshopId: ids[2]! }]);
  expect(copies(ids[2]!)).toBe(0);
  expect(hasKey(ids[2]!)).toBe(false);
  expect(copies(ids[3]!)).toBeGreaterThan(600);
  expect(hasKey(ids[3]!)).toBe(true);
  expect(filesOf(directory).includes('canary')).toBe(false);
  await store.close();
  rmSync(directory, { recursive: true });
});

test('SC17b control: the older backup can be decrypted with the destroyed key', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'forewarned-canary-'));
  const [live, copy] = [join(directory, 'live'), join(directory, 'copy')];
  const store = openStore(live);
  const room = await createWritingWorkshop({ people: 6, store });
  for (const person of room.participants) await person.write(`Canary of ${person.name}`);
  await store.backup(join(directory, 'backup.db'));
  cpSync(join(live, 'keys'), join(copy, 'keys'), { recursive: true });
  copyFileSync(join(directory, 'backup.db'), join(copy, 'forewarned.db'));
  await store.close();
  const restored = openStore(copy);
  const opened = await restored.load(room.founded.workshopId);
  const notebooks = [...opened!.docs].filter(([name]) => name.startsWith('notebook/1'));
  expect(notebooks).toHaveLength(6);
  expect(Buffer.concat(notebooks.flatMap(([, updates]) => updates)).toString('latin1')).toContain('Canary of Ana');
  await restored.close();
  rmSync(directory, { recursive: true });
});

test('SC19 the output of the server’s process holds no text, name, token, join code or address, also when it crashes', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'forewarned-canary-'));
  const child = await createChild({ DATA_DIR: directory, LOG_LEVEL: 'trace', TRUST_PROXY: 'true' });
  const world = createNetworkWorld(child.url);
  const random = createSeededRandom(9, 'canaries');
  const canary = (what: string): string => `${what}${random.uint32().toString(36)}canary`;
  const names = Array.from({ length: 5 }, (_, i) => canary(`Person${i}`));
  const address = '203.0.113.77';
  const room = await openWorkshop(world, { people: names, seed: 9, workshop: { title: canary('Title') } });
  const ask = (path: string, options: RequestInit = {}): Promise<Response> =>
    fetch(child.url + path, {
      ...options,
      headers: { 'x-forwarded-for': address, 'user-agent': canary('Agent'), authorization: `Bearer ${room.lead.token}` },
    }); // prettier-ignore
  await room.lead.must('advanceStage').catch(() => undefined);
  await world.until(() => room.session().stage.name === 'imagine', 'imagine');
  await room.lead.must('advanceStage');
  await world.until(() => room.session().open.notebook !== null, 'writing');
  for (const person of room.participants) {
    await world.until(() => person.session().open.notebook !== null, 'a notebook');
    await person.write(canary('Note'));
  }
  const base = `/api/workshops/${room.founded.workshopId}`;
  await ask(`${base}/knowledge`);
  await ask(`${base}/register.csv`);
  await ask(`/api/joins`, { method: 'POST', body: `{"joinCode": "${canary('code')}` });
  await ask(`${base}/commands`, { method: 'POST', body: JSON.stringify({ type: canary('command') }) });
  for (const path of ['visits', 'seats', 'links', 'answers']) {
    await ask(`${base}/${path}`, { method: 'POST', body: JSON.stringify({ secret: canary('secret'), name: canary('Visitor') }) }); // prettier-ignore
  }
  await ask(`/${canary('path')}?${canary('query')}`);
  const broken = await room.rawSocket(room.lead, 'session');
  broken.send(Buffer.from(`\u0063${canary('frame')}`));
  await world.until(() => broken.closedWith !== null, 'a broken frame closes');
  const forged = await room.rawSocket(room.person(names[0]!), 'board');
  forged.sendUpdate(Buffer.from(canary('update')));
  await world.until(() => forged.closedWith !== null, 'a forged update closes');
  const secrets = [...room.everyone.map((person) => person.token), room.founded.joinCode, address, 'canary'];

  const log = child.output();
  expect(log).toContain('listening on');
  for (const secret of secrets) expect(log.includes(secret), secret.slice(0, 6)).toBe(false);

  // An unexpected fault: the database is removed under the running server, and the process is made to abort.
  writeFileSync(join(directory, 'forewarned.db'), 'no database');
  room.person(names[1]!).jot(canary('Note after the fault'));
  await ask(`${base}/commands`, { method: 'POST', body: JSON.stringify({ type: 'pause' }) });
  child.process.kill('SIGABRT');
  await once(child.process, 'exit');
  for (const secret of secrets) expect(child.output().includes(secret), secret.slice(0, 6)).toBe(false);
  expect(readdirSync(directory).filter((name) => /core|report|\.log$/.test(name))).toEqual([]);
  room.close();
  rmSync(directory, { recursive: true, force: true });
});

test('SC19 an uncaught exception ends the process, and its output holds no text', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'forewarned-canary-'));
  const child = await createChild({ DATA_DIR: directory, LOG_LEVEL: 'trace' });
  const made = await fetch(`${child.url}/api/workshops`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'A canary in the title', facilitatorName: 'Canary' }),
  });
  expect(made.status).toBe(201);
  child.process.send('throw');
  await once(child.process, 'exit');
  expect(child.output()).toMatch(/broken on purpose/);
  expect(child.output()).not.toMatch(/canary/i);
  rmSync(directory, { recursive: true, force: true });
});
