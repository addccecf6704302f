import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Child, Place } from './serverProcess.ts';
import { NotStarted } from './serverProcess.ts';
import { createPlace } from './createPlace.ts';
import {
  allReturn,
  boardOnServer,
  notesOnServer,
  openWritingWorkshop,
  sessionOnServer,
  worldOf,
} from './serverState.ts';

/** No file of the server may grow past this; null: as far as the disk goes. The write beyond it fails as on a full disk. */
function limitFiles(child: Child, bytes: number | null): void {
  execFileSync('prlimit', ['--pid', String(child.pid), `--fsize=${bytes ?? 'unlimited'}:unlimited`]);
}

const fillDisk = (place: Place, child: Child): void =>
  limitFiles(child, statSync(join(place.data, 'forewarned.db-wal')).size);

test('FA3 while the disk is full nothing is acknowledged or shown; everything is sent once there is space', async () => {
  const place = createPlace();
  const child = await place.start();
  const room = await openWritingWorkshop(child.url, { people: 4 });
  const [lea, ana] = [room.lead, room.person('Ana')];
  await ana.write('Saved before');

  fillDisk(place, child);
  const notebook = ana.document('notebook/1');
  ana.jot('Written on a full disk');
  lea.ask('setSay', { stage: 'write', text: 'Said on a full disk' });
  await room.world.until(
    () => notebook.closedWith === 4500 && lea.document('session').closedWith === 4500,
    'sockets close',
  );
  expect(notebook.isSaved).toBe(false);
  expect(room.person('Ben').session().say.write).not.toBe('Said on a full disk');
  const refused = await fetch(`${child.url}/api/workshops`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'Half a workshop' }),
  });
  expect(refused.status).toBeGreaterThanOrEqual(500);
  await child.says('a commit failed');

  limitFiles(child, null);
  await allReturn(room);
  await room.world.until(() => lea.session().say.write === 'Said on a full disk', 'the command is carried out');
  const there = (await notesOnServer(room.world, ana)).map((note) => note.text);
  expect(there).toEqual(['Saved before', 'Written on a full disk']);

  await child.kill();
  expect(place.countDecrypted('Said on a full disk')).toBeGreaterThan(0);
  expect([place.count('Half a workshop'), place.countDecrypted('Half a workshop')]).toEqual([0, 0]);
  expect(place.sql('SELECT count(*) AS workshops FROM workshop')).toEqual([{ workshops: 1 }]);
});

/** Spoils the end of one row. @param which picks it in SQL, from `log` or `sealed` */
const spoil = (place: Place, table: 'log' | 'sealed', which: string): unknown =>
  place.sql(`UPDATE ${table} SET body = CAST(substr(body, 1, length(body) - 4) || x'00112233' AS BLOB) WHERE ${which}`);

test('FA4a a corrupt row is quarantined and logged; the rest of the document loads', async () => {
  const place = createPlace();
  const child = await place.start();
  const room = await openWritingWorkshop(child.url, { people: 4 });
  const ana = room.person('Ana');
  for (const person of room.everyone) await person.write(`First of ${person.name}`);
  for (const which of ['Second', 'Third']) await ana.write(`${which} of Ana`);
  await child.kill();
  // Ana's is the longest; in the middle, so that what follows rests on it.
  spoil(place, 'sealed', `seq = 2 AND slot = (SELECT slot FROM sealed GROUP BY slot ORDER BY count(*) DESC LIMIT 1)`);

  const again = await place.start({ port: child.port });
  const others = room.everyone.filter((person) => person !== ana);
  const texts = await Promise.all(others.map((person) => notesOnServer(room.world, person)));
  expect(texts.flat().map((note) => note.text).sort()).toEqual(others.map(({ name }) => `First of ${name}`).sort()); // prettier-ignore
  expect((await notesOnServer(room.world, ana)).map((note) => note.text)).toContain('First of Ana');
  await again.says('set aside');
  // The page still holds the words and brings them back; what is written from then on is kept.
  await allReturn(room);
  await ana.write('Fourth of Ana');
  const written = ['First', 'Second', 'Third', 'Fourth'].map((which) => `${which} of Ana`);
  expect((await notesOnServer(room.world, ana)).map((note) => note.text)).toEqual(written);
  await again.kill();
  const last = await place.start({ port: child.port });
  expect((await notesOnServer(room.world, ana)).map((note) => note.text)).toEqual(written);
  expect(last.lines.some((line) => line.includes('set aside'))).toBe(false);
});

test('FA4a the board continues from the state before a corrupt row, and later changes are correct', async () => {
  const place = createPlace();
  const child = await place.start();
  const room = await openWritingWorkshop(child.url, { people: 4 });
  await Promise.all(room.everyone.map((person) => person.write(`Of ${person.name}`)));
  await room.lead.must('advanceStage', { from: 'write' });
  await room.lead.must('dealRest');
  await room.lead.must('advanceStage', { from: 'share' });
  for (const title of ['One', 'Two', 'Three']) await room.lead.must('addRisk', { title });
  for (const person of room.everyone) person.goOffline();
  await child.kill();
  spoil(place, 'log', `doc = 'board' AND seq = (SELECT max(seq) - 1 FROM log WHERE doc = 'board')`);

  const again = await place.start({ port: child.port });
  const titles = async (): Promise<string[]> =>
    Object.values((await boardOnServer(room.world, room.lead)).risks).map((risk) => risk.title).sort(); // prettier-ignore
  expect(await titles()).toEqual(['One', 'Three']);
  for (const title of ['Four', 'Five', 'Six']) {
    const reply = await room.world.post(room.founded.workshopId, room.lead.token, { type: 'addRisk', title });
    expect(reply).toMatchObject({ ok: true });
  }
  expect(await titles()).toEqual(['Five', 'Four', 'One', 'Six', 'Three']);
  await again.kill();
  await place.start({ port: child.port });
  expect(await titles()).toEqual(['Five', 'Four', 'One', 'Six', 'Three']);
});

test('FA5 a second process on the same data exits with a message, and the first is not affected', async () => {
  const place = createPlace();
  const child = await place.start();
  const room = await openWritingWorkshop(child.url, { people: 4 });
  const second = await place.start().catch((error: unknown) => error);
  expect(second).toBeInstanceOf(NotStarted);
  const { code, message } = second as NotStarted;
  expect(code).not.toBe(0);
  expect(message).toContain('another process uses');
  await room.lead.write('Still here');
  expect(await notesOnServer(room.world, room.lead)).toHaveLength(1);
});

test('FA5 a frozen process keeps its lock against a second one, and writes again when it resumes', async () => {
  const place = createPlace();
  const child = await place.start();
  const room = await openWritingWorkshop(child.url, { people: 4 });
  await room.lead.write('Before the frost');
  child.signal('SIGSTOP');
  const second = await place.start().catch((error: unknown) => error);
  child.signal('SIGCONT');
  expect(second).toBeInstanceOf(NotStarted);
  await room.lead.write('After the frost');
  expect(await notesOnServer(room.world, room.lead)).toHaveLength(2);
});

test('FA4b a workshop with an unreadable session refuses with 4500, never starts empty, and keeps its bytes', async () => {
  const place = createPlace();
  const child = await place.start();
  const room = await openWritingWorkshop(child.url, { people: 4 });
  const healthy = await openWritingWorkshop(child.url, { people: 4, seed: 2 });
  await room.lead.write('Must stay');
  await child.kill();
  const { workshopId } = room.founded;
  const rows = (): unknown => place.sql(`SELECT * FROM log WHERE workshop_id = '${workshopId}' ORDER BY doc, seq`);
  place.sql(`DELETE FROM log WHERE workshop_id = '${workshopId}' AND doc = 'session'`);
  const before = [rows(), place.sql(`SELECT * FROM sealed WHERE workshop_id = '${workshopId}'`)];

  const again = await place.start({ port: child.port });
  for (const person of room.everyone) person.connect();
  const isRefused = (): boolean => room.everyone.every((one) => one.document('session').closedWith === 4500);
  await room.world.until(isRefused, 'everyone is refused');
  expect((await fetch(`${again.url}/readyz`)).status).toBe(200);
  expect((await sessionOnServer(worldOf(again.url), healthy.lead)).session.stage.name).toBe('write');
  await again.kill();
  expect([rows(), place.sql(`SELECT * FROM sealed WHERE workshop_id = '${workshopId}'`)]).toEqual(before);
});

/** Which row of the session is spoilt: the one that began it, the one that opened the round, the newest. */
const sessionRows = ['min(seq)', '(min(seq) + max(seq)) / 2', 'max(seq)'];

test('FA4b a corrupt session row reopens no earlier round: refused each time, unchanged, and whole once the row is repaired', async () => {
  const place = createPlace();
  let child = await place.start();
  const room = await openWritingWorkshop(child.url, { people: 4 });
  for (const person of room.everyone) await person.write(`Of ${person.name}`);
  await room.lead.must('advanceStage', { from: 'write' });
  await room.lead.must('dealNext');
  await room.lead.must('setSay', { stage: 'share', text: 'The newest word' });
  for (const person of room.everyone) person.goOffline();
  await child.kill();
  const kept = (): unknown =>
    ['log', 'record', 'sealed', 'quarantine', 'shredded'].map((table) => place.sql(`SELECT * FROM ${table}`));
  const whole = kept();
  // What was shown to everyone last, but for who is connected and where the clock stands.
  const { stage, open, turn, lead, say } = room.session();

  const damages = sessionRows.flatMap((row) => {
    const which = `doc = 'session' AND seq = (SELECT ${row} FROM log WHERE doc = 'session')`;
    return [() => spoil(place, 'log', which), () => place.sql(`DELETE FROM log WHERE ${which}`)];
  });
  // A newest row that is gone without a trace cannot be told from one that never was.
  for (const damage of damages.slice(0, -1)) {
    const rows = place.sql(`SELECT * FROM log WHERE doc = 'session'`);
    damage();
    const spoilt = kept();
    for (let start = 0; start < 2; start++) {
      child = await place.start({ port: child.port });
      for (const person of room.everyone) person.connect();
      const isRefused = (): boolean => room.everyone.every((one) => one.document('session').closedWith === 4500);
      await room.world.until(isRefused, 'everyone is refused');
      await child.kill();
      expect(kept()).toEqual(spoilt);
    }
    restore(place, rows);
    expect(kept()).toEqual(whole);
  }

  child = await place.start({ port: child.port });
  const { session } = await sessionOnServer(room.world, room.lead);
  expect(session).toMatchObject({ stage, open, turn, lead, say });
}, 120_000);

function restore(place: Place, rows: readonly Record<string, unknown>[]): void {
  place.sql(`DELETE FROM log WHERE doc = 'session'`);
  for (const { workshop_id, doc, seq, body, checksum } of rows) {
    const hex = Buffer.from(body as Uint8Array).toString('hex');
    place.sql(`INSERT INTO log VALUES ('${workshop_id as string}', '${doc as string}', ${seq as number}, x'${hex}', ${checksum as number})`); // prettier-ignore
  }
}
