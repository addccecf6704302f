import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const script = (first: string): string => `
  import { logUnhandledRejections } from '${import.meta.dirname}/unhandledRejections.ts';
  ${first}
  void Promise.reject(new TypeError('a secret'));
  setTimeout(() => console.log('alive'), 50);`;

const run = (first: string): Promise<{ stdout: string; code?: number }> =>
  promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script(first)]).catch(
    (error: unknown) => error as { stdout: string; code: number },
  );

test('FA4d a promise that nobody handles is logged by class and place, and the process goes on', async () => {
  expect(await run('')).toMatchObject({ code: 1, stdout: '' });
  const logs = 'logUnhandledRejections({ warn: (message, fields) => console.log(message, JSON.stringify(fields)) });';
  const { stdout, code } = await run(logs);
  expect(code).toBeUndefined();
  expect(stdout).toMatch(/^a promise failed and nothing handled it \{"error":"TypeError","place":".+"\}\nalive\n$/);
});
