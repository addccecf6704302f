import { expect, test } from 'vitest';
import { createPlace } from './createPlace.ts';
import { killWhileWriting } from './writingKills.ts';

/** tests/faults/longRun.ts does it a thousand times. */
const kills = 20;

test('FA1a acknowledged changes survive kill -9 at any moment of writing, and none is stored twice', async () => {
  const toll = await killWhileWriting(createPlace(), kills, 52);
  expect(toll.kills).toBe(kills);
  // Not vacuous: the server died with words on their way as well as with words it had taken.
  expect(toll.acknowledged).toBeGreaterThan(kills);
  expect(toll.unacknowledged).toBeGreaterThan(0);
});
