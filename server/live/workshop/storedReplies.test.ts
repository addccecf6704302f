import { expect, test } from 'vitest';
import { dayMs } from '../../../shared/time.ts';
import { createOutcomes } from './storedReplies.ts';

const asked = (key: string) => ({ key, body: `body of ${key}` });
const done = Promise.resolve({ ok: true } as const);

test('CM5 an outcome is remembered for a day, in whatever order it was stored', () => {
  const outcome = { body: 'body of new', reply: { ok: true } };
  const outcomes = createOutcomes([
    { key: 'new', outcome, at: dayMs },
    { key: 'old', outcome: { ...outcome, body: 'body of old' }, at: 0 },
  ]);
  expect(outcomes.find(asked('old'))).not.toBeNull();
  expect(outcomes.remember(asked('now'), done, dayMs + 1)).toEqual([]);
  expect(outcomes.find(asked('old'))).toBeNull();
  expect(outcomes.find(asked('new'))).not.toBeNull();
});

test('CM5 whoever gives commands without end makes the server forget the oldest, not grow', () => {
  const outcomes = createOutcomes([], 3);
  const dropped = ['a', 'b', 'c', 'd', 'e'].flatMap((key, at) => outcomes.remember(asked(key), done, at));
  expect(dropped).toEqual(['a', 'b']);
  expect(['a', 'b', 'c', 'd', 'e'].map((key) => outcomes.find(asked(key)) !== null)).toEqual([false, false, true, true, true]); // prettier-ignore
});
