import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isStale } from './freshness.ts';

let folder: string;

function write(name: string, changedAt: number): string {
  const path = join(folder, name);
  writeFileSync(path, '');
  utimesSync(path, new Date(changedAt), new Date(changedAt));
  return path;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'freshness-'));
  mkdirSync(join(folder, 'client'));
});

afterEach(() => rmSync(folder, { recursive: true }));

test('an absent build is stale', async () => {
  expect(await isStale(join(folder, 'index.html'), [])).toBe(true);
});

test('a build is stale once a source deep inside changed after it, and not for a changed test', async () => {
  const built = write('index.html', 2_000);
  write('client/page.ts', 1_000);
  write('client/page.test.ts', 3_000);
  expect(await isStale(built, [join(folder, 'client')])).toBe(false);
  write('client/page.ts', 3_000);
  expect(await isStale(built, [join(folder, 'client')])).toBe(true);
});

test('sources that are not there do not make a build stale', async () => {
  const built = write('index.html', 2_000);
  expect(await isStale(built, [join(folder, 'absent')])).toBe(false);
});
