import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createKeyFiles } from './keyFiles.ts';
import { KEY_BYTES } from './keyring.ts';
import { StoreDamaged } from './port.ts';

const random = { bytes: (count: number) => randomBytes(count) };
let directory: string;
beforeEach(() => {
  directory = join(mkdtempSync(join(tmpdir(), 'forewarned-keys-')), 'keys');
});
afterEach(() => {
  rmSync(join(directory, '..'), { recursive: true });
});

const createKeyring = () => createKeyFiles({ directory, random });

describe('keyring', () => {
  test('SC17a one key is created per workshop and round and found again', () => {
    const keys = createKeyring();
    expect(keys.isEmpty()).toBe(true);
    expect(keys.find('room', 'notebook/1')).toBeNull();
    const made = Buffer.from(keys.obtain('room', 'notebook/1')).toString('hex');
    const others = [
      keys.obtain('room', 'ballot/1'),
      keys.obtain('room', 'notebook/2'),
      keys.obtain('hall', 'notebook/1'),
    ];
    expect(Buffer.from(keys.find('room', 'notebook/1') ?? []).toString('hex')).toBe(made);
    expect(Buffer.from(keys.obtain('room', 'notebook/1')).toString('hex')).toBe(made);
    expect(new Set([made, ...others.map((key) => Buffer.from(key).toString('hex'))]).size).toBe(4);
    expect(made).toHaveLength(2 * KEY_BYTES);
    expect(keys.isEmpty()).toBe(false);
  });

  test('SC17a one key, or all of a workshop, are destroyed and no other', () => {
    const keys = createKeyring();
    keys.obtain('room', 'notebook/1');
    keys.obtain('room', 'ballot/1');
    keys.obtain('room', 'ballot/2');
    keys.obtain('hall', 'notebook/1');
    keys.destroy('room', 'ballot/1');
    keys.destroy('room', 'ballot/1');
    expect(keys.find('room', 'ballot/1')).toBeNull();
    expect(keys.find('room', 'ballot/2')).not.toBeNull();
    keys.destroy('room', 'all');
    keys.destroy('room', 'all');
    expect([keys.find('room', 'notebook/1'), keys.find('room', 'ballot/2')]).toEqual([null, null]);
    expect(keys.find('hall', 'notebook/1')).not.toBeNull();
    keys.destroy('hall', 'all');
    expect(keys.isEmpty()).toBe(true);
  });
});

describe('key files', () => {
  const file = () => join(directory, 'room', 'notebook-1.key');

  test('only the owner can read them, also after a restart', () => {
    const made = Uint8Array.from(createKeyFiles({ directory, random }).obtain('room', 'notebook/1'));
    expect(statSync(file()).mode & 0o077).toBe(0);
    expect(statSync(directory).mode & 0o077).toBe(0);
    expect(readdirSync(join(directory, 'room'))).toEqual(['notebook-1.key']);
    expect(Uint8Array.from(createKeyFiles({ directory, random }).find('room', 'notebook/1') ?? [])).toEqual(made);
  });

  test('FA4b damaged key files are reported and not replaced', () => {
    const keys = createKeyFiles({ directory, random });
    keys.obtain('room', 'notebook/1');
    const content = readFileSync(file());
    for (const damaged of [
      Buffer.alloc(0),
      content.subarray(0, 20),
      Buffer.concat([content.subarray(0, 35), Buffer.of(content[35]! ^ 1)]),
    ]) {
      writeFileSync(file(), damaged);
      expect(() => keys.find('room', 'notebook/1')).toThrow(StoreDamaged);
      expect(() => keys.obtain('room', 'notebook/1')).toThrow(StoreDamaged);
      expect(readFileSync(file())).toEqual(damaged);
    }
    keys.destroy('room', 'notebook/1');
    expect(existsSync(file())).toBe(false);
  });

  test('FA2b an interrupted creation or destruction is completed', () => {
    const keys = createKeyFiles({ directory, random });
    keys.obtain('room', 'notebook/1');
    rmSync(file());
    writeFileSync(`${file()}.new`, 'half a k');
    expect(keys.find('room', 'notebook/1')).toBeNull();
    keys.obtain('room', 'notebook/1');
    expect(readdirSync(join(directory, 'room'))).toEqual(['notebook-1.key']);
    writeFileSync(`${file()}.new`, 'half a k');
    keys.destroy('room', 'notebook/1');
    expect(readdirSync(join(directory, 'room'))).toEqual([]);
  });
});
