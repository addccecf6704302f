// @vitest-environment node
import { expect, test } from 'vitest';
import type { DeviceStore } from '../runtime/deviceStore.ts';
import { createEncryptedStore } from './encryptedStore.ts';
import type { KeyStore } from '../runtime/keyStore.ts';

function create() {
  const stored = new Map<string, unknown>();
  const keys = new Map<string, Uint8Array<ArrayBuffer>>();
  const store: DeviceStore = {
    entries: async () => [...stored],
    set: async (key, value) => void stored.set(key, structuredClone(value)),
    drop: async (names) => names.forEach((name) => stored.delete(name)),
  };
  let last: Promise<unknown> = Promise.resolve();
  const keyStore: KeyStore = {
    read: async (name) => keys.get(name) ?? null,
    write: async (name, key) => void keys.set(name, key),
    drop: async (names) => names.forEach((name) => keys.delete(name)),
    async alone(step) {
      const next = last.then(step);
      last = next;
      return next;
    },
  };
  return { stored, keys, tab: () => createEncryptedStore(store, keyStore) };
}

const value = { update: new Uint8Array([1, 2, 3]), base: { a: 'Canary' }, waiting: false, rank: null };

test('DV1a a stored value cannot be read without its key, and is equal after decryption with it', async () => {
  const { stored, keys, tab } = create();
  await tab().set('w/a', value);
  expect(await tab().entries()).toEqual([['w/a', value]]);
  const [{ sealed }] = [...stored.values()] as [{ sealed: ArrayBuffer }];
  expect(Buffer.from(sealed).includes('Canary')).toBe(false);
  const copy = new Map(stored);
  await tab().drop(['w/a']);
  expect([stored.size, keys.size]).toEqual([0, 0]);
  // A database may leave deleted values in its files.
  for (const [name, left] of copy) stored.set(name, left);
  expect(await tab().entries()).toEqual([]);
  await tab().set('w/a', 'new');
  expect(await tab().entries()).toEqual([['w/a', 'new']]);
});

test('DV1a two tabs that store the same part at once use one key', async () => {
  const { tab } = create();
  await Promise.all([tab().set('w/a', 'one'), tab().set('w/a', 'two')]);
  const [found] = await tab().entries();
  expect(['one', 'two']).toContain(found?.[1]);
});

test('values stored before encryption was added are still read', async () => {
  const { stored, tab } = create();
  stored.set('w/a', value);
  expect(await tab().entries()).toEqual([['w/a', value]]);
});
