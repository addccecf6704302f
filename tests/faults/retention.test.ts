import { execFile } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { cryptoRandom } from '../../server/runtime/random.ts';
import { newestSchemaVersion } from '../../server/store/sqlite/migrations.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { createRegistry } from '../../server/live/workshop/registry.ts';
import { nothingSent } from '../../server/outbox/nothingSent.ts';
import type { Workshop } from '../../server/live/workshop/workshop.ts';
import { dayMs, hourMs, minuteMs } from '../../shared/time.ts';
import { keysIn } from '../../server/testing/sqlite/decrypted.ts';
import { createFakeClock } from '../harness/fakeClock.ts';
import { playTo } from '../scenarios/play.ts';
import { NotStarted } from './serverProcess.ts';
import { createPlace } from './createPlace.ts';
import type { Place } from './serverProcess.ts';
import { boardOnServer, notesOnServer, openRealWorkshop, openWritingWorkshop, sessionOnServer } from './serverState.ts';

const root = join(import.meta.dirname, '..', '..');

/** The server's workshops on real files, under a clock that the test turns. */
function openRegistry(place: Place) {
  const time = createFakeClock(Date.UTC(2027, 2, 1));
  const store = openSqliteStore({
    directory: place.data,
    random: cryptoRandom,
    warn: () => {},
    afterTurn: setImmediate,
  });
  const random = {
    ids: cryptoRandom,
    mixing: cryptoRandom,
    order: cryptoRandom,
    access: cryptoRandom,
    jitter: cryptoRandom,
  };
  const log = { info: () => {}, warn: () => {} };
  const timers = time.startTimers();
  const registry = createRegistry({ store, clock: time.clock, timers, random, log, ...nothingSent });
  const turn = new Promise<void>((resolve) => setImmediate(resolve));
  return { registry, store, pass: (ms: number) => time.advance(ms, () => turn) };
}

/** Marks the workshop as begun: one that was never begun is stored for a day only. */
function leaveLobby(workshop: Workshop): void {
  const { session } = workshop.state;
  workshop.change({ session: { workshop: { ...session.workshop, began: { at: 0, plannedMs: 0 } } } });
}

test('FA14a FA14b a workshop is stored for the days its facilitator set, and then no byte of it is left', async () => {
  const place = createPlace();
  const { registry, store, pass } = openRegistry(place);
  const usual = await registry.found({ title: 'Canary usual' });
  const long = await registry.found({ title: 'Canary long' });
  const short = await registry.found({ title: 'Canary short' });
  for (const { workshop } of [usual, long, short]) leaveLobby(workshop);
  await long.workshop.command(long.participantId, { type: 'setSettings', retentionDays: 180 });
  await short.workshop.command(short.participantId, { type: 'setSettings', retentionDays: 1 });
  const exist = async (): Promise<boolean[]> => {
    await registry.expire();
    const found = await Promise.all([usual, long, short].map(({ workshop }) => store.load(workshop.id)));
    return found.map((stored) => stored !== null);
  };
  await pass(dayMs - minuteMs);
  expect(await exist()).toEqual([true, true, true]);
  expect(place.countDecrypted('Canary short')).toBeGreaterThan(0);
  await pass(2 * minuteMs);
  expect(await exist()).toEqual([true, true, false]);
  await pass(29 * dayMs);
  expect(await exist()).toEqual([false, true, false]);
  await pass(150 * dayMs);
  expect(await exist()).toEqual([false, false, false]);
  await store.close();
  expect([place.count('Canary'), place.countDecrypted('Canary')]).toEqual([0, 0]);
  expect([...place.files().keys()].filter((name) => name.endsWith('.key'))).toEqual([]);
});

test('FA14a a visit extends retention, and nobody is disconnected by expiry', async () => {
  const place = createPlace();
  const { registry, store, pass } = openRegistry(place);
  const { workshop: made, token } = await registry.found({ title: 'Visited' });
  leaveLobby(made);
  await pass(29 * dayMs);
  const workshop = (await registry.open(made.id))!;
  const connection = workshop.connect(token, { kind: 'session' }, { send: () => {}, close: () => {} });
  if (typeof connection === 'number') throw new Error(`closed with ${connection}`);
  await pass(40 * dayMs);
  await registry.expire();
  expect(await store.load(workshop.id)).not.toBeNull();
  connection.disconnected();
  await pass(29 * dayMs);
  await registry.expire();
  expect(await store.load(workshop.id)).not.toBeNull();
  await pass(2 * dayMs);
  await registry.expire();
  expect(await store.load(workshop.id)).toBeNull();
  await store.close();
});

test('FA14a a workshop that cannot be read is stored as long as any other', async () => {
  const place = createPlace();
  const { registry, store, pass } = openRegistry(place);
  const { workshop, participantId } = await registry.found({ title: 'Canary unreadable' });
  const readable = await registry.found({ title: 'Readable' });
  await workshop.command(participantId, { type: 'setSettings', retentionDays: 180 });
  await readable.workshop.command(readable.participantId, { type: 'setSettings', retentionDays: 180 });
  for (const one of [workshop, readable.workshop]) leaveLobby(one);
  await Promise.all([workshop.durable(), readable.workshop.durable()]);
  await pass(2 * minuteMs);
  await store.close();
  place.sql(`UPDATE log SET checksum = 0 WHERE doc = 'session' AND workshop_id = '${workshop.id}'`);

  const again = openRegistry(place);
  const exist = async (): Promise<string[]> => {
    await again.registry.expire();
    return (await again.store.list()).map(({ workshopId }) => workshopId).sort();
  };
  await expect(again.registry.open(workshop.id)).rejects.toThrow('is damaged');
  await again.pass(179 * dayMs);
  expect(await exist()).toEqual([workshop.id, readable.workshop.id].sort());
  await again.pass(dayMs);
  expect(await exist()).toEqual([]);
  await again.store.close();
  expect([place.count('Canary'), place.countDecrypted('Canary')]).toEqual([0, 0]);
});

test('FA14c a workshop whose lobby was never left, and a rehearsal, are stored for one day', async () => {
  const place = createPlace();
  const { registry, store, pass } = openRegistry(place);
  const [idle, visited, rehearsal] = [
    await registry.found({ title: 'Idle' }),
    await registry.found({ title: 'Visited' }),
    await registry.found({ title: 'Rehearsal' }),
  ];
  const { session } = rehearsal.workshop.state;
  rehearsal.workshop.change({ session: { workshop: { ...session.workshop, rehearsal: true } } });
  leaveLobby(rehearsal.workshop);
  await pass(dayMs - hourMs);
  const again = (await registry.open(visited.workshop.id))!;
  const connection = again.connect(visited.token, { kind: 'session' }, { send: () => {}, close: () => {} });
  if (typeof connection === 'number') throw new Error(`closed with ${connection}`);
  connection.disconnected();
  const exist = async (): Promise<boolean[]> => {
    await registry.expire();
    const found = await Promise.all([idle, visited, rehearsal].map(({ workshop }) => store.load(workshop.id)));
    return found.map((stored) => stored !== null);
  };
  expect(await exist()).toEqual([true, true, true]);
  await pass(hourMs + minuteMs);
  expect(await exist()).toEqual([false, true, false]);
  await pass(dayMs);
  expect(await exist()).toEqual([false, false, false]);
  await store.close();
});

test('FA14e start and expiry open no workshop but those that are due to wake, and others go on between the steps', async () => {
  const place = createPlace();
  const first = openRegistry(place);
  const many = await Promise.all(Array.from({ length: 30 }, () => first.registry.found({ title: 'Canary' })));
  const { workshop: closing, participantId } = await first.registry.found({ title: 'Closing' });
  void closing.command(participantId, { type: 'advanceStage', from: 'lobby' });
  // More than one slice of rows.
  for (const { workshop } of many.slice(0, 2)) {
    for (let i = 0; i < 120; i++) workshop.commit([{ kind: 'putOutcome', workshopId: workshop.id, key: `${i}`, outcome: { body: 'x'.repeat(3_000), reply: null }, at: 1 }]); // prettier-ignore
    await workshop.durable();
  }
  await closing.durable();
  await first.store.close();

  const again = openRegistry(place);
  const loaded: string[] = [];
  const load = again.store.load.bind(again.store);
  again.store.load = (workshopId) => {
    loaded.push(workshopId);
    return load(workshopId);
  };
  await again.registry.resume();
  expect(loaded).toEqual([closing.id]);
  await again.pass(3 * dayMs);
  await again.store.commit([{ kind: 'touch', workshopId: closing.id, at: 1 }]);
  let turns = 0;
  let isOver = false;
  const beside = (async () => {
    for (; !isOver; turns++) await again.store.commit([{ kind: 'touch', workshopId: closing.id, at: turns }]);
  })();
  await again.registry.expire();
  isOver = true;
  await beside;
  expect(turns).toBeGreaterThan(many.length);
  expect(loaded).toEqual([closing.id]);
  expect(await again.store.list()).toHaveLength(1);
  await again.store.close();
  expect([place.count('Canary'), place.countDecrypted('Canary')]).toEqual([0, 0]);
});

test('FA15 idle workshops are unloaded once everything is on disk, and open again unchanged', async () => {
  const place = createPlace();
  const { registry, store, pass } = openRegistry(place);
  const made = await Promise.all(Array.from({ length: 50 }, (_, at) => registry.found({ title: `Workshop ${at}` })));
  const present = made[0]!;
  const connection = present.workshop.connect(present.token, { kind: 'session' }, { send: () => {}, close: () => {} });
  expect(registry.live().size).toBe(50);
  // A change that is still on its way to the disk when the sweep comes.
  const said = made.map(({ workshop, participantId }) =>
    workshop.command(participantId, { type: 'setSay', stage: 'write', text: workshop.id }),
  );
  await pass(2 * minuteMs);
  await Promise.all(said);
  await pass(2 * minuteMs);
  expect([...registry.live().keys()]).toEqual([present.workshop.id]);
  expect(typeof connection).toBe('object');
  for (const { workshop } of made) {
    const again = await registry.open(workshop.id);
    expect(again?.state.session.say.write).toBe(workshop.id);
    expect(again?.state.session).toEqual(workshop.state.session);
  }
  await store.close();
});

test('FA14b a deleted workshop answers nothing, and no byte of its texts is in any file or in a backup opened later', async () => {
  const place = createPlace();
  const child = await place.start();
  const room = await openRealWorkshop(child.url, { people: 4, workshop: { title: 'Canary title' } });
  await playTo(room, 'write');
  for (const person of room.everyone) await person.write(`Canary note of ${person.name}`);
  const backup = join(place.data, '..', 'backup.db');
  await promisify(execFile)(process.execPath, ['scripts/backup.ts', backup], {
    cwd: root,
    env: { DATA_DIR: place.data },
  });
  await playTo(room, 'share');
  await room.lead.must('dealRest');
  expect(place.countDecrypted('Canary note of Ana')).toBeGreaterThan(0);
  const key = keysIn(place.data).get(room.founded.workshopId)!.toString('latin1');
  expect(place.count(key)).toBeGreaterThan(0);
  const { workshopId, joinCode, token } = room.founded;
  await room.lead.must('deleteWorkshop');
  for (const document of [room.person('Ana').document('session'), room.person('Ben').document('board')])
    await room.world.until(() => document.closedWith === 4404, 'everyone is told that it is gone');
  expect(await room.world.join({ joinCode, name: 'Late' })).toMatchObject({ code: 'unknownJoinCode' });
  expect(await room.world.post(workshopId, token, { type: 'setDone', done: true })).toMatchObject({
    code: 'unknownToken',
  });
  expect(
    (
      await fetch(`${child.url}/api/workshops/${workshopId}/register.json`, {
        headers: { authorization: `Bearer ${token}` },
      })
    ).status,
  ).toBe(401);
  const traces = (): number[] => [place.count('Canary'), place.countDecrypted('Canary'), place.count(key)];
  expect(traces()).toEqual([0, 0, 0]);
  await child.kill();
  expect(traces()).toEqual([0, 0, 0]);
  for (const table of ['workshop', 'log', 'record', 'sealed', 'outcome', 'token', 'workshop_key'])
    expect(place.sql(`SELECT * FROM ${table}`), table).toEqual([]);

  // What was sealed when the backup was made stays closed, also with all that is left of the keys.
  renameSync(backup, join(place.data, 'forewarned.db'));
  for (const name of ['forewarned.db-wal', 'forewarned.db-shm']) rmSync(join(place.data, name), { force: true });
  const restored = await place.start({ port: child.port });
  expect(await notesOnServer(room.world, room.person('Ana'))).toEqual([]);
  expect([place.count('Canary note of Ana'), place.countDecrypted('Canary note of Ana')]).toEqual([0, 0]);
  await restored.says('set aside');
}, 60_000);

test('FA16 a backup made while people write is whole, opens, and open pages send again what was sealed', async () => {
  const place = createPlace();
  const child = await place.start();
  const room = await openWritingWorkshop(child.url, { people: 4 });
  const folder = mkdtempSync(join(tmpdir(), 'forewarned-backup-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const backup = join(folder, 'copy.db');
  let isDone = false;
  const saving = promisify(execFile)(process.execPath, ['scripts/backup.ts', backup], {
    cwd: root,
    env: { DATA_DIR: place.data },
  });
  void saving.finally(() => (isDone = true));
  let written = 0;
  while (!isDone && written < 60) {
    await Promise.all(room.everyone.map((person) => person.write(`${person.name} ${written}`)));
    await room.lead.must('setSay', { stage: 'write', text: `Said ${written}` });
    written++;
  }
  expect((await saving).stdout).toContain('It holds no keys');
  expect(written).toBeGreaterThan(0);
  await child.kill();
  for (const person of room.everyone) person.goOffline();

  rmSync(place.data, { recursive: true });
  const other = await place.start({ port: child.port }).catch((error: unknown) => error);
  expect(other).not.toBeInstanceOf(NotStarted);
  await (other as Awaited<ReturnType<Place['start']>>).kill();
  for (const name of ['forewarned.db-wal', 'forewarned.db-shm']) rmSync(join(place.data, name), { force: true });
  renameSync(backup, join(place.data, 'forewarned.db'));
  await place.start({ port: child.port });
  const { session } = await sessionOnServer(room.world, room.lead);
  expect(session.stage.name).toBe('write');
  expect(await boardOnServer(room.world, room.lead)).toEqual({ cards: {}, risks: {} });
  // The pages know more of the session than the backup does; the server has them build it anew (4410), and their words come.
  for (const person of room.everyone) person.connect();
  const anasTexts = async (): Promise<string[]> =>
    (await notesOnServer(room.world, room.person('Ana'))).map((note) => note.text);
  await expect.poll(anasTexts, { timeout: 30_000 }).toEqual(Array.from({ length: written }, (_, at) => `Ana ${at}`));
}, 60_000);

test('FA17a a database of a newer version is refused with a message, and no byte changes', async () => {
  const place = createPlace();
  const child = await place.start();
  await openRealWorkshop(child.url, { people: 2 });
  await child.kill();
  place.sql(`INSERT INTO schema_version (version) VALUES (${newestSchemaVersion + 1})`);
  const database = (): Buffer | undefined => place.files().get('forewarned.db');
  const before = database();
  const refused = await place.start().catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(NotStarted);
  expect((refused as NotStarted).message).toContain('a newer version wrote');
  expect(database()?.equals(before!)).toBe(true);
});
