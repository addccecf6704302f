import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const testFile = /\.test\.tsx?$/;

/** When anything at or below `path` last changed, in epoch milliseconds; 0 if there is nothing. Tests do not count. */
export async function newestChange(path: string): Promise<number> {
  if (!existsSync(path)) return 0;
  const own = await stat(path);
  if (!own.isDirectory()) return testFile.test(path) ? 0 : own.mtimeMs;
  const names = await readdir(path);
  const inside = await Promise.all(names.map((name) => newestChange(join(path, name))));
  return Math.max(0, ...inside);
}

/** True if `built` is absent or older than any of `sources`. */
export async function isStale(built: string, sources: readonly string[]): Promise<boolean> {
  if (!existsSync(built)) return true;
  const builtAt = await newestChange(built);
  const changes = await Promise.all(sources.map(newestChange));
  return changes.some((changedAt) => changedAt > builtAt);
}
