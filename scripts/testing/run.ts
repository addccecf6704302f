import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, join } from 'node:path';
import { rootFolder } from '../build/paths.ts';

export type Finished = { code: number; output: string };

/** An environment whose PATH finds the tools of node_modules first, Node 24 among them. */
export function toolEnvironment(extra: Record<string, string> = {}): NodeJS.ProcessEnv {
  const path = [join(rootFolder, 'node_modules/.bin'), process.env.PATH ?? ''].join(delimiter);
  return { ...process.env, PATH: path, ...extra };
}

/**
 * Runs a tool and waits for its end. `show` streams what it prints; without it the output is only returned. A tool that cannot be started ends with code 127.
 */
export async function run(
  command: string,
  args: readonly string[],
  { show = false, env = {}, cwd = rootFolder }: { show?: boolean; env?: Record<string, string>; cwd?: string } = {},
): Promise<Finished> {
  const child = spawn(command, args, {
    cwd,
    env: toolEnvironment(env),
    stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    shell: process.platform === 'win32',
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    return { code: code ?? 1, output };
  } catch (error) {
    return { code: 127, output: String(error) };
  }
}
