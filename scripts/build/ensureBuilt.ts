import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { isStale } from './freshness.ts';
import { buildSources, builtPage, distFolder, rootFolder } from './paths.ts';

/**
 * Builds dist/ if it is absent or older than its sources; rejects if the build fails. The build runs in a process of its
 * own: it would set NODE_ENV here and keep its memory. Its output goes to stderr, because stdout is for the log.
 */
export async function ensureBuilt(): Promise<void> {
  if (!(await isStale(builtPage(distFolder), buildSources))) return;
  console.error('Building the page, since its sources are newer than dist/ …');
  const child = spawn(process.execPath, [join(rootFolder, 'scripts/build.ts')], {
    cwd: rootFolder,
    stdio: ['ignore', process.stderr, process.stderr],
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error('The page could not be built; the reason is printed above.');
}
