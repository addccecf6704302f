import { expect, test } from 'vitest';
import { dayMs } from '../../../shared/time.ts';
import { createStoredReplies } from './storedReplies.ts';

const commandKey = (key: string) => ({ key, body: `body of ${key}` });
const done = Promise.resolve({ ok: true } as const);

test('CM5d a reply is remembered for a day, in whatever order it was stored', () => {
  const outcome = { body: 'body of new', reply: { ok: true } };
  const outcomes = createStoredReplies([
    { key: 'new', outcome, at: dayMs },
    { key: 'old', outcome: { ...outcome, body: 'body of old' }, at: 0 },
  ]);
  expect(outcomes.find(commandKey('old'))).not.toBeNull();
  expect(outcomes.remember(commandKey('now'), done, dayMs + 1)).toEqual([]);
  expect(outcomes.find(commandKey('old'))).toBeNull();
  expect(outcomes.find(commandKey('new'))).not.toBeNull();
});

test('CM5d above the limit the oldest replies are dropped', () => {
  const outcomes = createStoredReplies([], 3);
  const dropped = ['a', 'b', 'c', 'd', 'e'].flatMap((key, at) => outcomes.remember(commandKey(key), done, at));
  expect(dropped).toEqual(['a', 'b']);
  expect(['a', 'b', 'c', 'd', 'e'].map((key) => outcomes.find(commandKey(key)) !== null)).toEqual([false, false, true, true, true]); // prettier-ignore
});
