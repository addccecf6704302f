import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { message } from '../../shared/protocol/frames.ts';
import type { HttpFace } from './inProcessHttp.ts';
import { createHttpFace } from './inProcessHttp.ts';
import type { Evidence } from './playWorld.ts';
import { differences, files, playWorld, printed } from './playWorld.ts';
import { sabotages } from './leakyServers.ts';
import { createPair } from './equivalentWorlds.ts';

const pairs = Number(process.env.SWAP_PAIRS ?? 36);
const pairsOnDisk = 4;
const patienceMs = 600_000 + pairs * 4_000;

let http: HttpFace;
const found: string[] = [];
const samples: Evidence[] = [];

beforeAll(async () => {
  http = await createHttpFace();
  for (let seed = 1; seed <= pairs; seed++) {
    const { setting, worlds } = createPair(seed);
    const one = await playWorld(setting, worlds[0], { http });
    const other = await playWorld(setting, worlds[1], { http });
    found.push(...differences(one, other).map((difference) => `seed ${seed}: ${difference}`));
    if (samples.length < 3) samples.push(one);
  }
}, patienceMs);
afterAll(() => http.close());

const foundIn = (...places: string[]): string[] =>
  found.filter((difference) => places.some((place) => difference.includes(`: ${place}`)));

test(`SC1a in ${pairs} pairs of worlds that differ in who wrote and voted what, every socket of everybody else gets the same bytes at the same times`, () => {
  expect(samples[0]!.get('socket Lea session')!.split('\n').length).toBeGreaterThan(80);
  expect(samples[0]!.get('socket Olga board')!.length).toBeGreaterThan(5_000);
  expect(foundIn('socket')).toEqual([]);
});

test('SC1a different ballots and answers with equal totals give byte-identical frames', () => {
  const { worlds } = createPair(1);
  expect(worlds[0].ballots).not.toEqual(worlds[1].ballots);
  expect(foundIn('disk after the vote', 'socket Person 1 ballot')).toEqual([]);
});

test('SC2a exported files and HTTP replies are the same in both worlds', () => {
  expect(files).toHaveLength(10);
  for (const file of files) expect(samples[0]!.get(`file ${file}`)).toMatch(/^200\n/);
  expect(samples[0]!.get('knowledge Lea')).toMatch(/^200\n/);
  expect(samples[0]!.get('refused')).toMatch(/^401\n/);
  expect(foundIn('file', 'knowledge', 'refused')).toEqual([]);
});

test('SC3a after a reveal, a vote and the end the store holds the same rows in both worlds', () => {
  expect(samples[0]!.get('disk at the end')!.length).toBeGreaterThan(5_000);
  expect(foundIn('disk')).toEqual([]);
});

test('SC1b a person who joins while others write gets the same bytes in both worlds', () => {
  for (const document of ['session', 'board', 'plan', 'notebook/1']) {
    expect(samples[0]!.get(`socket Yan ${document}`)!.split('\n').length).toBeGreaterThan(4);
  }
  expect(foundIn('socket Yan')).toEqual([]);
});

test('SC1b a person who joins after the reveal receives what everyone receives', () => {
  for (const sample of samples) expect(sample.get('late joiner')).toBe('as everyone');
  expect(foundIn('late joiner')).toEqual([]);
});

test('SC4a the facilitator receives what an observer receives, and replies to their own commands', () => {
  const own: readonly number[] = [message.reply, message.hand];
  for (const sample of samples) {
    const received = (name: string, document: string): string[] =>
      sample
        .get(`socket ${name} ${document}`)!
        .split('\n')
        .filter((line) => line.includes(' in ') && !line.includes(' own notes, '))
        .filter((line) => !own.includes(parseInt(line.split(' in ')[1]!.slice(0, 2), 16)));
    expect(received('Lea', 'session').length).toBeGreaterThan(40);
    for (const document of ['session', 'board']) {
      // The first server messages differ by who was connected at the join.
      const [lead, watcher] = [received('Lea', document), received('Olga', document)];
      expect(lead.slice(-watcher.length + 1)).toEqual(watcher.slice(1));
    }
  }
});

test.each(Object.keys(sabotages))(
  'SC1a control: the test detects that the server %s',
  { timeout: 60_000 },
  async (name) => {
    const sabotage = sabotages[name]!;
    const { setting, worlds } = createPair(2);
    const one = await playWorld(setting, worlds[0], { http, sabotage });
    const other = await playWorld(setting, worlds[1], { http, sabotage });
    expect(differences(one, other)).not.toEqual([]);
  },
);

/** Every row of every table of a closed database, the order of rows in the file included. */
function dumped(file: string): string {
  const db = new DatabaseSync(file, { readOnly: true });
  const tables = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).all() as {
    name: string;
  }[];
  const rows = tables.map(({ name }) => [name, db.prepare(`SELECT * FROM "${name}"`).all()]);
  db.close();
  return printed(rows);
}

/** With equal keys and nonces two encrypted rows are equal exactly when their contents and places are. */
const alwaysTheSame = { bytes: (length: number) => new Uint8Array(length).fill(7) };

test(`SC3a ${pairsOnDisk} pairs leave the same rows in SQLite`, { timeout: 120_000 }, async () => {
  for (let seed = 101; seed < 101 + pairsOnDisk; seed++) {
    const { setting, worlds } = createPair(seed);
    const dumps: string[] = [];
    for (const deeds of worlds) {
      const directory = mkdtempSync(join(tmpdir(), 'forewarned-swap-'));
      const store = openSqliteStore({
        directory,
        random: alwaysTheSame,
        warn: () => {},
        afterTurn: queueMicrotask,
      });
      await playWorld(setting, deeds, { http, store });
      await store.close();
      dumps.push(dumped(join(directory, 'forewarned.db')));
      rmSync(directory, { recursive: true });
    }
    expect(dumps[0]!.length).toBeGreaterThan(10_000);
    expect(dumps[1] === dumps[0], `seed ${seed}`).toBe(true);
  }
});
