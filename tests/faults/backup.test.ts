import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { createPlace } from './createPlace.ts';
import type { Place } from './serverProcess.ts';

const root = join(import.meta.dirname, '..', '..');

type Result = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** Runs `npm run backup` or `npm run restore` without npm. */
async function run(
  script: 'backup' | 'restore',
  data: string,
  args: readonly string[],
  wrapper: readonly string[] = [],
): Promise<Result> {
  const [command = '', ...rest] = [...wrapper, process.execPath, `scripts/${script}.ts`, ...args];
  const child = spawn(command, rest, { cwd: root, env: { PATH: process.env.PATH, DATA_DIR: data } });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].on('data', (text: Buffer) => (said[name] += String(text)));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...said };
}

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'forewarned-backup-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const create = (url: string, title: string): Promise<Response> =>
  fetch(`${url}/api/workshops`, { method: 'POST', body: JSON.stringify({ title }) });

/** A server with some workshops. */
async function openFilled(place: Place, count = 3) {
  const child = await place.start();
  for (let i = 0; i < count; i++) expect((await create(child.url, `Canary ${i}`)).status).toBe(201);
  return child;
}

const titlesIn = (file: string): number => {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    return (db.prepare('SELECT count(*) AS count FROM workshop').get() as { count: number }).count;
  } finally {
    db.close();
  }
};

/** Files of the data folder that are not the server's usual ones. */
const leftovers = (data: string): string[] =>
  readdirSync(data).filter((name) => !/^(forewarned\.db(-wal|-shm)?|keys|control\.sock)$/.test(name));

const mayMount = process.platform === 'linux' && spawnSync('unshare', ['-m', 'true']).status === 0;

test.runIf(mayMount)(
  'BU1a a server that sees another file system than the caller gives its backup to the caller',
  async () => {
    const place = createPlace();
    const folder = createFolder();
    // What PrivateTmp and ProtectSystem of a systemd unit do.
    const child = await place.start({
      wrapper: ['unshare', '-m', 'sh', '-c', `mount -t tmpfs none ${folder} && exec "$@"`, 'sh'],
    });
    for (let i = 0; i < 3; i++) await create(child.url, `Canary ${i}`);
    const file = join(folder, 'copy.db');
    const { code, stdout } = await run('backup', place.data, [file]);
    expect({ code, exists: existsSync(file) }).toEqual({ code: 0, exists: true });
    expect(stdout).toMatch(/3 workshops, \d+(\.\d)? (kB|MB), verified/);
    expect(titlesIn(file)).toBe(3);
  },
  60_000,
);

test('BU1b a backup is counted, checked and readable by its owner only; running or not', async () => {
  const place = createPlace();
  const folder = createFolder();
  const child = await openFilled(place, 2);
  for (const [name, isRunning] of [
    ['running.db', true],
    ['stopped.db', false],
  ] as const) {
    if (!isRunning) await child.kill();
    const file = join(folder, name);
    const { code, stdout } = await run('backup', place.data, [file], ['sh', '-c', 'umask 0; exec "$@"', 'sh']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/2 workshops, .*verified/);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(titlesIn(file)).toBe(2);
  }
  expect(readdirSync(folder).sort()).toEqual(['running.db', 'stopped.db']);
  expect(leftovers(place.data)).toEqual([]);
}, 60_000);

test('BU2a without a database there is no backup, and none is made', async () => {
  const folder = createFolder();
  const data = join(folder, 'wrong');
  for (const isThere of [false, true]) {
    if (isThere) mkdirSync(data);
    const { code, stderr } = await run('backup', data, [join(folder, 'copy.db')]);
    expect(code).toBe(1);
    expect(stderr).toContain('There is no database');
    expect(stderr).toContain('DATA_DIR');
    expect(existsSync(join(folder, 'copy.db'))).toBe(false);
    expect(existsSync(data)).toBe(isThere);
    if (isThere) expect(readdirSync(data)).toEqual([]);
  }
}, 60_000);

test('OP3 the control socket belongs to the account of the server alone, whatever the umask', async () => {
  const place = createPlace();
  await place.start({ wrapper: ['sh', '-c', 'umask 0; exec "$@"', 'sh'] });
  expect(statSync(join(place.data, 'control.sock')).mode & 0o777).toBe(0o600);
}, 60_000);

test('BU1c a server that dies while it sends leaves no backup, and the last one stays', async () => {
  const folder = createFolder();
  const file = join(folder, 'copy.db');
  writeFileSync(file, 'the last backup');
  // A server that sends half of what it announced.
  const server = createServer((socket) => void socket.end(`{"ok":true,"bytes":100000}\n${'x'.repeat(50_000)}`));
  server.listen(join(folder, 'control.sock'));
  await once(server, 'listening');
  const { code, stderr } = await run('backup', folder, [file]);
  server.close();
  expect(code).toBe(1);
  expect(stderr).toContain('No backup was made');
  expect(readFileSync(file, 'utf8')).toBe('the last backup');
  expect(readdirSync(folder)).toEqual(['copy.db']);
}, 60_000);

test('BU1d no copy is left in the data folder: not of a caller that is gone, nor of a server that was killed', async () => {
  const place = createPlace();
  const child = await openFilled(place);
  const caller = connect(join(place.data, 'control.sock'));
  caller.write('{"backup":true}\n');
  await once(caller, 'data');
  caller.destroy();
  await expect.poll(() => leftovers(place.data)).toEqual([]);
  await child.kill();
  writeFileSync(join(place.data, 'backup-of-a-process-that-died'), 'Canary');
  const again = await place.start();
  expect(leftovers(place.data)).toEqual([]);
  expect((await run('backup', place.data, [join(createFolder(), 'copy.db')])).code).toBe(0);
  await again.kill();
}, 60_000);

// A limit on the size of files stands for a full disk.
test.runIf(process.platform === 'linux')(
  'BU1e a caller without space for the backup is told so, and nothing is left',
  async () => {
    const place = createPlace();
    const folder = createFolder();
    const child = await openFilled(place);
    for (const isRunning of [true, false]) {
      if (!isRunning) await child.kill();
      const full = ['sh', '-c', `trap '' XFSZ; ulimit -f 16; exec "$@"`, 'sh'];
      const { code, stderr } = await run('backup', place.data, [join(folder, 'copy.db')], full);
      expect(code).toBe(1);
      expect(stderr).not.toBe('');
      expect(readdirSync(folder)).toEqual([]);
    }
  },
  60_000,
);

test('BU3a BU3d a restored backup is checked, counted and served', async () => {
  const place = createPlace();
  const file = join(createFolder(), 'copy.db');
  const child = await openFilled(place, 2);
  const founded = (await (await create(child.url, 'Canary restored')).json()) as { joinCode: string };
  await run('backup', place.data, [file]);

  const other = createPlace();
  rmSync(other.data, { recursive: true, force: true });
  const { code, stdout } = await run('restore', other.data, [file]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/3 workshops, .*verified/);
  const restored = await other.start();
  const { joinCode } = founded;
  expect(
    (await fetch(`${restored.url}/api/joins`, { method: 'POST', body: JSON.stringify({ joinCode }) })).status,
  ).toBe(201);
}, 60_000);

test('BU3b nothing is restored while a server runs, also a frozen one', async () => {
  const place = createPlace();
  const file = join(createFolder(), 'copy.db');
  const child = await openFilled(place);
  await run('backup', place.data, [file]);
  for (const signal of ['SIGCONT', 'SIGSTOP'] as const) {
    child.signal(signal);
    const { code, stderr } = await run('restore', place.data, [file, '--replace']);
    expect(code).toBe(1);
    expect(stderr).toContain('Stop it first');
  }
  // Without its control socket the lock on the database tells.
  rmSync(join(place.data, 'control.sock'));
  const { code, stderr } = await run('restore', place.data, [file, '--replace']);
  expect(code).toBe(1);
  expect(stderr).toContain('another process uses');
  expect(leftovers(place.data)).toEqual([]);
}, 60_000);

test('BU3c a database that is there is replaced only when asked, and is kept', async () => {
  const place = createPlace();
  const file = join(createFolder(), 'copy.db');
  const child = await openFilled(place, 2);
  await run('backup', place.data, [file]);
  await create(child.url, 'Canary after the backup');
  await child.kill();

  const refused = await run('restore', place.data, [file]);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('--replace');
  expect(place.sql('SELECT id FROM workshop')).toHaveLength(3);

  const { code, stdout } = await run('restore', place.data, [file, '--replace']);
  expect(code).toBe(0);
  const [kept] = leftovers(place.data);
  expect(stdout).toContain(join(place.data, kept!));
  expect(titlesIn(join(place.data, kept!, 'forewarned.db'))).toBe(3);
  expect(place.sql('SELECT id FROM workshop')).toHaveLength(2);
}, 60_000);

test('BU3d a file that is no undamaged database of Forewarned is refused, and what is there stays', async () => {
  const place = createPlace();
  const folder = createFolder();
  const child = await openFilled(place, 2);
  const file = join(folder, 'copy.db');
  await run('backup', place.data, [file]);
  await child.kill();
  const damaged = readFileSync(file);
  damaged.fill(0xa5, 8_192, 40_960);
  writeFileSync(join(folder, 'damaged.db'), damaged);
  writeFileSync(join(folder, 'text.db'), 'no database at all');
  new DatabaseSync(join(folder, 'other.db')).exec('CREATE TABLE workshop (id TEXT)');
  const newer = join(folder, 'newer.db');
  writeFileSync(newer, readFileSync(file));
  new DatabaseSync(newer).exec(
    'UPDATE schema_version SET version = 999 WHERE version = (SELECT max(version) FROM schema_version)',
  );
  for (const name of ['damaged.db', 'text.db', 'other.db', 'newer.db', 'missing.db']) {
    const { code, stderr } = await run('restore', place.data, [join(folder, name), '--replace']);
    expect(code, name).toBe(1);
    expect(stderr, name).toContain(name === 'damaged.db' || name === 'text.db' ? 'damaged' : name);
  }
  expect(leftovers(place.data)).toEqual([]);
  expect(place.sql('SELECT id FROM workshop')).toHaveLength(2);
}, 60_000);
