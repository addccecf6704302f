import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Question, Readings } from './probe.ts';

const patienceMs = 20_000;

type ServerFile = 'ownServer.ts' | 'bareServer.ts';

/** A server in a process of its own, on loopback, with its data in a directory that goes when it stops. */
export type Child = {
  /** `127.0.0.1:<port>` */
  readonly host: string;
  /** @param collect frees what nobody refers to first, so that memory can be compared */
  readonly readings: (collect?: boolean) => Promise<Readings>;
  /** Ends it as a deploy does, and resolves when another one listens on the same port with the same data. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/**
 * @param file a module of this folder that calls `answerReadings` and then reports `{port}`
 * @throws Error when it does not report in time
 */
export async function startChild(file: ServerFile): Promise<Child> {
  const directory = await mkdtemp(join(tmpdir(), 'forewarned-bench-'));
  const remove = (): Promise<void> => rm(directory, { recursive: true, force: true });
  let running: Running;
  try {
    running = await begin(file, directory, 0);
  } catch (error) {
    await remove();
    throw error;
  }
  const { port } = running;
  return {
    host: `127.0.0.1:${port}`,
    readings: (collect = false) => running.readings(collect),
    async restart() {
      await running.end();
      running = await begin(file, directory, port);
    },
    async stop() {
      await running.end();
      await remove();
    },
  };
}

/** One life of a child. */
type Running = {
  readonly port: number;
  readonly readings: (collect: boolean) => Promise<Readings>;
  readonly end: () => Promise<void>;
};

async function begin(file: ServerFile, directory: string, port: number): Promise<Running> {
  const profiles = process.env.BENCH_PROFILES;
  const child = fork(join(import.meta.dirname, file), {
    env: { PATH: process.env.PATH, DATA_DIR: directory, PORT: `${port}`, HOST: '127.0.0.1', LOG_LEVEL: 'warn' },
    execArgv: ['--expose-gc', ...(profiles ? ['--cpu-prof', `--cpu-prof-dir=${profiles}`] : [])],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const end = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    const kill = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    child.kill('SIGTERM');
    await ended;
    clearTimeout(kill);
  };
  const told = async <T>(what: string): Promise<T> => {
    const [answer] = (await inTime(once(child, 'message'), what)) as [T];
    return answer;
  };
  try {
    const started = await told<{ port: number }>(`the start of ${file}`);
    return {
      port: started.port,
      async readings(collect) {
        const answer = told<Readings>(`the readings of ${file}`);
        child.send({ ask: 'readings', collect } satisfies Question);
        return answer;
      },
      end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** @throws Error that names what did not happen in time */
export async function inTime<T>(promise: Promise<T>, what: string, ms = patienceMs): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`Waited ${ms} ms in vain for ${what}.`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
