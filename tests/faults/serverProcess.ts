import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { decryptedIn } from '../../server/testing/sqlite/decrypted.ts';

const root = join(import.meta.dirname, '..', '..');
const compiled = join(root, 'node_modules', '.cache', 'forewarned-faults');

export type Ended = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

/** A server in a process of its own, which can be killed, frozen and started again on the same port and data. */
export type Child = {
  readonly pid: number;
  readonly port: number;
  readonly url: string;
  /** What it printed. */
  readonly lines: readonly string[];
  /** Resolves when it prints, or has printed, a line with these words. */
  readonly says: (words: string) => Promise<void>;
  readonly ended: Promise<Ended>;
  readonly signal: (signal: NodeJS.Signals) => void;
  /** kill -9, and waits until it is gone. */
  readonly kill: () => Promise<void>;
};

export type Start = {
  readonly port?: number;
  /** `main` is what `npm start` runs and needs a built page. */
  readonly file?: 'main' | 'entry';
  /** What runs Node: `strace -f …`. */
  readonly wrapper?: readonly string[];
  readonly env?: { readonly [name: string]: string };
};

/** A data folder with the servers that ran on it, all gone at the end of the test. */
export type Place = {
  readonly data: string;
  readonly start: (how?: Start) => Promise<Child>;
  /** Runs SQL on the database while no server has it. */
  readonly sql: (text: string) => Record<string, unknown>[];
  /** The content of every file by its path in the data folder. */
  readonly files: () => Map<string, Buffer>;
  /** How often the text stands in any file. */
  readonly count: (text: string) => number;
  /** How often the text stands in what can be decrypted with the keys that are here. */
  readonly countDecrypted: (text: string) => number;
  readonly close: () => Promise<void>;
};

/** Outside of vitest it has to be closed; a test takes `createPlace`. */
export function openPlace(): Place {
  const directory = mkdtempSync(join(tmpdir(), 'forewarned-faults-'));
  const [data, page] = [join(directory, 'data'), join(directory, 'page')];
  mkdirSync(page);
  mkdirSync(data);
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>Forewarned</title>');
  const children: Child[] = [];

  const files = (): Map<string, Buffer> => {
    const names = readdirSync(data, { recursive: true, encoding: 'utf8' }).sort();
    const isFile = (name: string): boolean => statSync(join(data, name)).isFile();
    return new Map(names.filter(isFile).map((name) => [name, readFileSync(join(data, name))]));
  };

  return {
    data,
    files,
    async start(how = {}) {
      const child = await startChild(data, page, how);
      children.push(child);
      return child;
    },
    sql(text) {
      const db = new DatabaseSync(join(data, 'forewarned.db'));
      try {
        return db.prepare(text).all();
      } finally {
        db.close();
      }
    },
    count: (text) =>
      [...files().values()].reduce((sum, file) => sum + file.toString('latin1').split(text).length - 1, 0),
    countDecrypted: (text) => decryptedIn(data).toString('latin1').split(text).length - 1,
    async close() {
      for (const child of children) await child.kill();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function startChild(
  data: string,
  page: string,
  { port = 0, file = 'entry', wrapper = [], env = {} }: Start,
): Promise<Child> {
  const [command, ...args] = [
    ...wrapper,
    process.execPath,
    file === 'main' ? 'server/main.ts' : join(import.meta.dirname, 'entry.ts'),
  ];
  const child = spawn(command, args, {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: data,
      PAGE_DIR: page,
      NODE_COMPILE_CACHE: compiled,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: what wraps the server dies together with it.
    detached: true,
  });
  const lines: string[] = [];
  const listeners = new Set<() => void>();
  const ended = once(child, 'close').then((values): Ended => {
    const [code, signal] = values as [number | null, NodeJS.Signals | null];
    return { code, signal };
  });
  const listening = new Promise<number>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        for (const listener of listeners) listener();
        const found = /listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(line);
        if (found) resolve(Number(found[1]));
      });
    }
    void ended.then(({ code }) => reject(new NotStarted(code, lines)));
  });
  const signal = (name: NodeJS.Signals): void => {
    try {
      process.kill(-child.pid!, name);
    } catch {
      // It has ended already.
    }
  };
  const listensOn = await listening;
  return {
    pid: child.pid!,
    port: listensOn,
    url: `http://127.0.0.1:${listensOn}`,
    lines,
    ended,
    signal,
    says: (words) =>
      new Promise((resolve) => {
        const listen = (): void => {
          if (!lines.some((line) => line.includes(words))) return;
          listeners.delete(listen);
          resolve();
        };
        listeners.add(listen);
        listen();
      }),
    async kill() {
      signal('SIGKILL');
      await ended;
    },
  };
}

/** The server ended before it listened. */
export class NotStarted extends Error {
  readonly code: number | null;
  readonly lines: readonly string[];

  constructor(code: number | null, lines: readonly string[]) {
    super(`The server ended with ${code} before it listened:\n${lines.join('\n')}`);
    this.code = code;
    this.lines = lines;
  }
}
