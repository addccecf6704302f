import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerQuestion, ServerReadings } from './measuredServer.ts';

/** The whole server in a process of its own, which says how it fares. */
export type AttackedServer = {
  readonly url: string;
  readonly isAlive: () => boolean;
  /** @param isWarm from now on growth is counted anew */
  readonly readings: (isWarm?: boolean) => Promise<ServerReadings>;
  readonly stop: () => Promise<void>;
};

/** @throws Error when it does not start */
export async function startAttackedServer(): Promise<AttackedServer> {
  const directory = mkdtempSync(join(tmpdir(), 'forewarned-attacked-'));
  const child = fork(join(import.meta.dirname, 'measuredServer.ts'), {
    env: { PATH: process.env.PATH, DATA_DIR: directory, PORT: '0', HOST: '0.0.0.0', LOG_LEVEL: 'warn' },
    execArgv: ['--expose-gc'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const isAlive = (): boolean => child.exitCode === null && child.signalCode === null;
  const stop = async (): Promise<void> => {
    if (isAlive()) {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
    rmSync(directory, { recursive: true, force: true });
  };
  const ended = once(child, 'exit').then(() => {
    throw new Error(`The server ended with ${child.exitCode ?? child.signalCode}.`);
  });
  ended.catch(() => undefined);
  const told = async <T>(): Promise<T> => ((await Promise.race([once(child, 'message'), ended])) as [T])[0];
  try {
    const { port } = await told<{ port: number }>();
    return {
      url: `http://127.0.0.1:${port}`,
      isAlive,
      async readings(isWarm = false) {
        const answer = told<ServerReadings>();
        child.send({ ask: 'readings', isWarm } satisfies ServerQuestion);
        return answer;
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
