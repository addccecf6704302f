// `node tests/faults/longRun.ts [kills|turns|power|tails|syncs …]`: repeats the crash tests of
// `npm test` many times. How often: KILLS (1,000), TURNS (400, a hundred of each), LOSSES (100), CHANGES (200), SEED (1). Stops at the first thing that is lost, with exit code 1.

import { openPlace } from './serverProcess.ts';
import type { Place } from './serverProcess.ts';
import { loseTails } from './tornLog.ts';
import { losePower } from './powerLoss.ts';
import { watchSyncs } from './syscalls.ts';
import { compaction } from './compaction.ts';
import { killAround } from './killAround.ts';
import { purge, reveal, tally } from './atomicChanges.ts';
import { killWhileWriting } from './writingKills.ts';

const number = (name: string, usual: number): number => Number(process.env[name] ?? usual);
const seed = number('SEED', 1);
const workshops = 10;

const parts: { readonly [name: string]: (place: Place) => Promise<unknown> } = {
  kills: (place) => killWhileWriting(place, number('KILLS', 1_000), seed),
  async turns(place) {
    const deaths = Math.ceil(number('TURNS', 400) / workshops / 4);
    const reveals = await killAround(place, reveal, deaths, workshops, 10, seed);
    const tallies = await killAround(place, tally, deaths, workshops, 10, seed + 1);
    const purges = await killAround(place, purge, deaths, workshops, 3, seed + 2);
    const compactions = await killAround(place, compaction, deaths, workshops, 10, seed + 3);
    return { reveals, tallies, purges, compactions };
  },
  async power(place) {
    const blind = openPlace();
    const noticed = await losePower(blind, 3, seed, '-wal').then(
      () => false,
      () => true,
    );
    await blind.close();
    if (!noticed) throw new Error('A log that is never synced loses nothing, so this trial shows nothing.');
    return losePower(place, number('LOSSES', 100), seed);
  },
  tails: (place) => loseTails(place, number('LOSSES', 100), seed),
  syncs: async (place) => ({ acknowledgements: await watchSyncs(place, number('CHANGES', 200)) }),
};

const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(parts);
for (const name of wanted) {
  const place = openPlace();
  const startedAt = Date.now();
  try {
    const found = await parts[name]?.(place);
    console.log(
      `${name}: nothing was lost, nothing twice, nothing by halves in ${Math.round((Date.now() - startedAt) / 1_000)} s`,
      found,
    );
  } catch (error) {
    console.error(`${name}: ${error instanceof Error ? error.stack : String(error)}`);
    process.exitCode = 1;
  } finally {
    await place.close();
  }
}
process.exit();
