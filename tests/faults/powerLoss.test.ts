import { expect, test } from 'vitest';
import { createPlace } from './createPlace.ts';
import { loseTails } from './tornLog.ts';
import { canCompile, losePower } from './powerLoss.ts';

test('FA1b acknowledged changes survive a loss of power, whatever the disk kept of later writes', async () => {
  // A cut that takes acknowledged commits along is noticed.
  await expect(loseTails(createPlace(), 5, 541, 5)).rejects.toThrow('was told that');

  const toll = await loseTails(createPlace(), 10, 54);
  expect(toll.kills).toBe(10);
  expect(toll.acknowledged).toBeGreaterThan(toll.kills);
  // Not vacuous: there was something to lose.
  expect(toll.tails).toBeGreaterThan(2);
});

// Not skipped elsewhere, since the test above holds everywhere; this one watches each sync, and needs a C compiler and Linux.
if (canCompile()) {
  test('FA1b acknowledged changes survive a disk that keeps only synced data', async () => {
    const toll = await losePower(createPlace(), 5, 542);
    expect(toll.acknowledged).toBeGreaterThan(toll.kills);
    // Nothing of a log whose syncs do not count comes to the disk, and not even a workshop is left.
    await expect(losePower(createPlace(), 1, 543, '-wal')).rejects.toThrow('still not: the server shows notebook/1');
  });
}
