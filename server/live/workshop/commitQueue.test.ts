import { expect, test } from 'vitest';
import type { Store, Write } from '../../store/port.ts';
import { createCommitQueue } from './commitQueue.ts';

type Pending = { readonly keep: () => void; readonly lose: () => void };

/** A store whose commits end when the test says so, in whatever order. */
function createSlowStore(): { store: Store; pending: Pending[] } {
  const pending: Pending[] = [];
  const commit = (): Promise<void> =>
    new Promise((resolve, reject) => {
      pending.push({ keep: () => resolve(), lose: () => reject(new Error('the disk is full')) });
    });
  return { store: { commit } as unknown as Store, pending };
}

const write: Write = { kind: 'touch', workshopId: 'w', at: 0 };
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function begin() {
  const { store, pending } = createSlowStore();
  const seen: string[] = [];
  const committing = createCommitQueue(
    store,
    () => undefined,
    () => seen.push('failed'),
  );
  return { pending, seen, committing };
}

test('DU1a a callback waits for the commits before it, and runs at once when there are none', async () => {
  const { pending, seen, committing } = begin();
  committing.whenDurable(() => seen.push('nothing pending'));
  committing.commit([write]);
  committing.whenDurable(() => seen.push('after the first'));
  expect(seen).toEqual(['nothing pending']);
  pending[0]?.keep();
  await settled();
  expect(seen).toEqual(['nothing pending', 'after the first']);
  expect(committing.isIdle()).toBe(true);
});

test('DU1b callbacks keep their order when a later commit completes first', async () => {
  const { pending, seen, committing } = begin();
  committing.commit([write]);
  committing.whenDurable(() => seen.push('first'));
  committing.commit([write]);
  committing.whenDurable(() => seen.push('second'));
  pending[1]?.keep();
  await settled();
  expect(seen).toEqual([]);
  pending[0]?.keep();
  await settled();
  expect(seen).toEqual(['first', 'second']);
});

test('DU2a after a failed commit no waiting callback runs', async () => {
  const { pending, seen, committing } = begin();
  committing.commit([write]);
  committing.whenDurable(() => seen.push('shown'));
  committing.commit([write]);
  pending[0]?.lose();
  await settled();
  pending[1]?.keep();
  await settled();
  committing.whenDurable(() => seen.push('shown later'));
  expect(seen).toEqual(['failed']);
});
