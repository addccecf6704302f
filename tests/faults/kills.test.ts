import { expect, test } from 'vitest';
import { createPlace } from './createPlace.ts';
import { killWhileWriting } from './writingKills.ts';

/** tests/faults/longRun.ts does it a thousand times. */
const kills = 20;

test('T52 FA1 whatever was acknowledged survives kill -9 at any moment of writing, and nothing is there twice', async () => {
  const toll = await killWhileWriting(createPlace(), kills, 52);
  expect(toll.kills).toBe(kills);
  // Not vacuous: the server died with words on their way as well as with words it had taken.
  expect(toll.acknowledged).toBeGreaterThan(kills);
  expect(toll.unacknowledged).toBeGreaterThan(0);
});
