import { describe, expect, test } from 'vitest';
import { createFakeClock } from '../testing/fakeServer.ts';
import { createDeviceOutbox } from './outbox.ts';
import type { DeviceStore } from '../runtime/deviceStore.ts';

/** A browser's store that a test breaks and mends. */
function create() {
  const kept = new Map<string, unknown>();
  const hands = createFakeClock();
  let state: 'well' | 'refuses' | 'full' | 'silent' = 'well';
  let answerAll = (): void => undefined;
  const ask = async <T>(call: () => T, isWrite: boolean): Promise<T> => {
    if (state === 'silent') await new Promise<void>((resolve) => (answerAll = resolve));
    if (state === 'refuses') throw new DOMException('', 'SecurityError');
    if (state === 'full' && isWrite) throw new DOMException('', 'QuotaExceededError');
    return call();
  };
  const store: DeviceStore = {
    entries: () => ask(() => [...kept], false),
    set: (key, value) => ask(() => void kept.set(key, value), true),
    drop: (keys) => ask(() => keys.forEach((key) => kept.delete(key)), false),
  };
  return {
    kept,
    hands,
    outbox: createDeviceOutbox(hands, store),
    become: (now: typeof state): void => void (state = now),
    answer: () => answerAll(),
  };
}
const settled = async (): Promise<void> => {
  for (let i = 0; i < 20; i++) await Promise.resolve();
};

describe('the device', () => {
  test('SA3 what the device takes is on the device', async () => {
    const { outbox, kept } = create();
    await outbox.put('w/a', 1);
    expect([...kept]).toEqual([['w/a', 1]]);
    expect(outbox.keeps.get()).toBe(true);
    await outbox.drop(['w/a']);
    expect([...kept]).toEqual([]);
  });

  test('T60 SA3 a browser that refuses is known as soon as it is read, and what is put there stays in the page', async () => {
    const { outbox, become } = create();
    become('refuses');
    await outbox.read('w/');
    expect(outbox.keeps.get()).toBe(false);
    await outbox.put('w/a', 1);
    expect(await outbox.read('w/')).toEqual([['w/a', 1]]);
    expect(outbox.keeps.get()).toBe(false);
  });

  test('T60 SA3 a device that becomes full after having worked is noticed, and told again when it has taken everything', async () => {
    const { outbox, become, kept } = create();
    await outbox.put('w/a', 'old');
    become('full');
    await outbox.put('w/a', 'new');
    await outbox.put('w/b', 2);
    expect(outbox.keeps.get()).toBe(false);
    expect(await outbox.read('w/')).toEqual([['w/a', 'new'], ['w/b', 2]]); // prettier-ignore
    become('well');
    await outbox.put('w/c', 3);
    expect(outbox.keeps.get()).toBe(true);
    expect([...kept]).toEqual([['w/a', 'new'], ['w/c', 3], ['w/b', 2]]); // prettier-ignore
  });

  test('T60 SA3 a device that does not answer holds nothing up, and is asked again once it does', async () => {
    const { outbox, become, hands, answer, kept } = create();
    become('silent');
    const reading = outbox.read('w/');
    await settled();
    hands.turn(3_000);
    expect(await reading).toEqual([]);
    expect(outbox.keeps.get()).toBe(false);
    await outbox.put('w/a', 1);
    expect(await outbox.read('w/')).toEqual([['w/a', 1]]);
    become('well');
    answer();
    await settled();
    await outbox.put('w/b', 2);
    expect(outbox.keeps.get()).toBe(true);
    expect([...kept.keys()].sort()).toEqual(['w/a', 'w/b']);
  });

  test('what was dropped while its put was failing does not come back', async () => {
    const { outbox, become } = create();
    become('refuses');
    const putting = outbox.put('w/a', 1);
    const dropping = outbox.drop(['w/a']);
    await Promise.all([putting, dropping]);
    expect(await outbox.read('w/')).toEqual([]);
  });
});
