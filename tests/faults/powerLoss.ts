import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from './serverProcess.ts';
import { killWhileWriting } from './writingKills.ts';
import type { Toll } from './writingKills.ts';

/** Whether this machine can run the trial below. */
export const canCompile = (): boolean =>
  process.platform === 'linux' && spawnSync('cc', ['--version'], { stdio: 'ignore' }).status === 0;

/**
 * Kills the server and takes away everything that it had not synced, again and again (tests/faults/powerLoss.c). Needs a C
 * compiler and Linux; LazyFS, which does the same below the file system, needs FUSE.
 * @param blindFor a file whose syncs do not count, to see that a missing sync is noticed
 */
export async function losePower(place: Place, losses: number, seed: number, blindFor?: string): Promise<Toll> {
  const library = join(place.data, '..', 'powerLoss.so');
  execFileSync('cc', [
    '-shared',
    '-fPIC',
    '-O1',
    '-o',
    library,
    join(import.meta.dirname, 'powerLoss.c'),
    '-ldl',
    '-lpthread',
  ]);
  const synced = join(place.data, '..', 'synced');
  mkdirSync(synced);
  return killWhileWriting(place, losses, seed, {
    start: {
      env: {
        LD_PRELOAD: library,
        POWER_FROM: place.data,
        POWER_TO: synced,
        ...(blindFor !== undefined && { POWER_BLIND: blindFor }),
      },
    },
    afterDeath() {
      rmSync(place.data, { recursive: true });
      cpSync(synced, place.data, { recursive: true, filter: (name) => !name.endsWith('.part') });
    },
  });
}
