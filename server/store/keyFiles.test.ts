import { randomBytes } from 'node:crypto';
import type * as FileSystem from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { createKeyFiles } from './keyFiles.ts';

const steps = vi.hoisted((): string[] => []);

/** The real file system; records the order of writes and syncs. */
vi.mock('node:fs', async (importOriginal) => {
  const original = await importOriginal<typeof FileSystem>();
  const names = new Map<number, string>();
  return {
    ...original,
    openSync: (path: string, ...rest: [string, number?]) => {
      const handle = original.openSync(path, ...rest);
      names.set(handle, basename(path));
      return handle;
    },
    fsyncSync: (handle: number) => {
      steps.push(`sync ${names.get(handle)}`);
      original.fsyncSync(handle);
    },
    renameSync: (from: string, to: string) => {
      steps.push(`rename to ${basename(to)}`);
      original.renameSync(from, to);
    },
    unlinkSync: (path: string) => {
      steps.push(`unlink ${basename(path)}`);
      original.unlinkSync(path);
    },
  };
});

test('FA1b FA2b a key and its file name are synced before use, its removal before it counts as destroyed', () => {
  const place = mkdtempSync(join(tmpdir(), 'forewarned-'));
  const keys = createKeyFiles({ directory: join(place, 'keys'), random: { bytes: (count) => randomBytes(count) } });
  keys.obtain('room', 'notebook/1');
  expect(steps).toEqual([
    'sync notebook-1.key.new',
    'rename to notebook-1.key',
    'sync room',
    'sync keys',
    `sync ${basename(place)}`,
  ]);
  steps.length = 0;
  keys.destroy('room', 'all');
  expect(steps).toEqual(['sync notebook-1.key', 'unlink notebook-1.key', 'sync room', 'sync keys']);
  rmSync(place, { recursive: true });
});
