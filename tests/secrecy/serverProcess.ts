import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A server in its own process, with its whole output recorded. */
export type ServerChild = {
  readonly url: string;
  readonly process: ChildProcess;
  /** Stdout and stderr so far. */
  readonly output: () => string;
};

export async function createChild(env: { readonly [name: string]: string }): Promise<ServerChild> {
  const child = fork(join(import.meta.dirname, 'fixtures', 'childServer.ts'), {
    silent: true,
    env: { PATH: process.env.PATH, PORT: '0', HOST: '127.0.0.1', ...env },
    execArgv: [],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said.push(chunk.toString('latin1'));
      const port = /listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(said.join(''))?.[1];
      if (port !== undefined) resolve(`http://127.0.0.1:${port}`);
    };
    child.stdout!.on('data', hear);
    child.stderr!.on('data', hear);
    child.once('exit', () => reject(new Error(`The server did not start:\n${said.join('')}`)));
  });
  return { url, process: child, output: () => said.join('') };
}
