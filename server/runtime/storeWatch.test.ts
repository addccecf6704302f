import { expect, test } from 'vitest';
import { createMemoryStore } from '../testing/memoryStore.ts';
import { createFakeClock } from '../../tests/harness/fakeClock.ts';
import { watchStore, watchStoreEveryMs } from './storeWatch.ts';

test('FA18c the server is ready while its newest durable write succeeded, and not long ago', async () => {
  const time = createFakeClock(1_000);
  const timers = time.startTimers();
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const written: number[] = [];
  const messages: string[] = [];
  let trouble: Error | null = null;
  const store = {
    ...createMemoryStore(),
    async heartbeat(at: number) {
      if (trouble) throw trouble;
      written.push(at);
    },
  };
  const failed: unknown[] = [];
  const log = { info: (message: string) => messages.push(message), warn: (message: string) => messages.push(message) };
  const watch = watchStore({ store, clock: time.clock, timers, log }, (error) => failed.push(error));
  expect(watch.isDurable()).toBe(false);
  await turn();
  expect(watch.isDurable()).toBe(true);
  await time.advance(watchStoreEveryMs, turn);
  expect(written).toEqual([1_000, 1_000 + watchStoreEveryMs]);

  trouble = new Error('ENOSPC');
  await time.advance(3 * watchStoreEveryMs, turn);
  expect(watch.isDurable()).toBe(false);
  expect(failed).toEqual([trouble, trouble, trouble]);
  trouble = null;
  await time.advance(watchStoreEveryMs, turn);
  expect(watch.isDurable()).toBe(true);
  expect(messages).toEqual([expect.stringContaining('cannot make a durable write'), 'the store writes again']);

  // A write that never returns is no recent one.
  store.heartbeat = () => new Promise(() => undefined);
  await time.advance(4 * watchStoreEveryMs, turn);
  expect(watch.isDurable()).toBe(false);
  watch.close();
});
