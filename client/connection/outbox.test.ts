import { describe, expect, test } from 'vitest';
import { createFakeClock } from '../../tests/harness/fakeClock.ts';
import { createDeviceOutbox } from './outbox.ts';
import type { DeviceStore } from '../runtime/deviceStore.ts';

/** A device store whose failures the test controls. */
function create() {
  const stored = new Map<string, unknown>();
  const clock = createFakeClock();
  const timers = clock.startTimers();
  let state: 'well' | 'refuses' | 'full' | 'silent' = 'well';
  let answerAll = (): void => undefined;
  const ask = async <T>(call: () => T, isWrite: boolean): Promise<T> => {
    if (state === 'silent') await new Promise<void>((resolve) => (answerAll = resolve));
    if (state === 'refuses') throw new DOMException('', 'SecurityError');
    if (state === 'full' && isWrite) throw new DOMException('', 'QuotaExceededError');
    return call();
  };
  const store: DeviceStore = {
    entries: () => ask(() => [...stored], false),
    set: (key, value) => ask(() => void stored.set(key, value), true),
    drop: (keys) => ask(() => keys.forEach((key) => stored.delete(key)), false),
  };
  return {
    stored,
    clock,
    outbox: createDeviceOutbox(timers, store),
    become: (now: typeof state): void => void (state = now),
    answer: () => answerAll(),
  };
}
const settled = async (): Promise<void> => {
  for (let i = 0; i < 20; i++) await Promise.resolve();
};

describe('the device', () => {
  test('SA3a what the device accepts is stored on it', async () => {
    const { outbox, stored } = create();
    await outbox.put('w/a', 1);
    expect([...stored]).toEqual([['w/a', 1]]);
    expect(outbox.storesOnDevice.get()).toBe(true);
    await outbox.drop(['w/a']);
    expect([...stored]).toEqual([]);
  });

  test('SA3a a device that refuses is reported at the first read, and values stay in the page', async () => {
    const { outbox, become } = create();
    become('refuses');
    await outbox.read('w/');
    expect(outbox.storesOnDevice.get()).toBe(false);
    await outbox.put('w/a', 1);
    expect(await outbox.read('w/')).toEqual([['w/a', 1]]);
    expect(outbox.storesOnDevice.get()).toBe(false);
  });

  test('SA3a a device that becomes full is reported until it has stored everything', async () => {
    const { outbox, become, stored } = create();
    await outbox.put('w/a', 'old');
    become('full');
    await outbox.put('w/a', 'new');
    await outbox.put('w/b', 2);
    expect(outbox.storesOnDevice.get()).toBe(false);
    expect(await outbox.read('w/')).toEqual([['w/a', 'new'], ['w/b', 2]]); // prettier-ignore
    become('well');
    await outbox.put('w/c', 3);
    expect(outbox.storesOnDevice.get()).toBe(true);
    expect([...stored]).toEqual([['w/a', 'new'], ['w/c', 3], ['w/b', 2]]); // prettier-ignore
  });

  test('SA3c a device that does not answer delays nothing and is used again once it answers', async () => {
    const { outbox, become, clock, answer, stored } = create();
    become('silent');
    const reading = outbox.read('w/');
    await settled();
    clock.advanceSync(3_000);
    expect(await reading).toEqual([]);
    expect(outbox.storesOnDevice.get()).toBe(false);
    await outbox.put('w/a', 1);
    expect(await outbox.read('w/')).toEqual([['w/a', 1]]);
    become('well');
    answer();
    await settled();
    await outbox.put('w/b', 2);
    expect(outbox.storesOnDevice.get()).toBe(true);
    expect([...stored.keys()].sort()).toEqual(['w/a', 'w/b']);
  });

  test('SA3d what a device holds that answers late is handed over when it answers', async () => {
    const { outbox, become, clock, answer, stored } = create();
    stored.set('w/a', 'typed before').set('v/a', 'of another seat');
    become('silent');
    const late: unknown[] = [];
    const first = outbox.read('w/', (found) => late.push(found));
    await settled();
    clock.advanceSync(3_000);
    expect(await first).toEqual([]);
    // The second read does not wait at all, and hears of it all the same.
    expect(await outbox.read('w/a', (found) => late.push(found))).toEqual([]);
    await outbox.put('w/b', 'typed meanwhile');
    become('well');
    answer();
    await settled();
    const both = [['w/a', 'typed before'], ['w/b', 'typed meanwhile']]; // prettier-ignore
    expect(late).toEqual([both, [['w/a', 'typed before']]]);
  });

  test('SA3d a device that refuses hands nothing over later, and one that answers in time nothing twice', async () => {
    const { outbox, become } = create();
    const late: unknown[] = [];
    await outbox.read('w/', (found) => late.push(found));
    become('refuses');
    await outbox.read('w/', (found) => late.push(found));
    become('well');
    await outbox.put('w/a', 1);
    await settled();
    expect(late).toEqual([]);
  });

  test('a value dropped while its put was failing is not restored', async () => {
    const { outbox, become } = create();
    become('refuses');
    const putting = outbox.put('w/a', 1);
    const dropping = outbox.drop(['w/a']);
    await Promise.all([putting, dropping]);
    expect(await outbox.read('w/')).toEqual([]);
  });
});
