import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Question, Readings } from './probe.ts';

const patienceMs = 20_000;

/** A server in a process of its own, on loopback, with its data in a directory that goes when it stops. */
export type Child = {
  /** `127.0.0.1:<port>` */
  readonly host: string;
  /** @param collect frees what nobody refers to first, so that memory can be compared */
  readonly readings: (collect?: boolean) => Promise<Readings>;
  readonly stop: () => Promise<void>;
};

/**
 * @param file a module of this folder that calls `answerReadings` and then reports `{port}`
 * @throws Error when it does not report in time
 */
export async function startChild(file: 'ownServer.ts' | 'bareServer.ts'): Promise<Child> {
  const directory = await mkdtemp(join(tmpdir(), 'forewarned-bench-'));
  const profiles = process.env.BENCH_PROFILES;
  const child = fork(join(import.meta.dirname, file), {
    env: { PATH: process.env.PATH, DATA_DIR: directory, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'warn' },
    execArgv: ['--expose-gc', ...(profiles ? ['--cpu-prof', `--cpu-prof-dir=${profiles}`] : [])],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      const kill = setTimeout(() => child.kill('SIGKILL'), patienceMs);
      child.kill('SIGTERM');
      await ended;
      clearTimeout(kill);
    }
    await rm(directory, { recursive: true, force: true });
  };
  const told = async <T>(what: string): Promise<T> => {
    const [answer] = (await inTime(once(child, 'message'), what)) as [T];
    return answer;
  };
  try {
    const { port } = await told<{ port: number }>(`the start of ${file}`);
    return {
      host: `127.0.0.1:${port}`,
      async readings(collect = false) {
        const answer = told<Readings>(`the readings of ${file}`);
        child.send({ ask: 'readings', collect } satisfies Question);
        return answer;
      },
      stop,
    };
  } catch (error) {
    await stop();
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
