// The long proofs: `node tests/secrecy/longRun.ts [pairs = 10000] [workshops = 450]`. Ends with 1 when anything differs, or when a
// guesser may be more than two points better than chance. With 200 workshops chance alone brings one of the fourteen there.
import { createSeededRandom } from '../harness/seededRandom.ts';
import { binomialTail, marginOf, measure, upperBound } from './guessers.ts';
import { createHttpFace } from './inProcessHttp.ts';
import { differences, playWorld } from './playWorld.ts';
import { measureLearned } from './learnedGuesser.ts';
import { playRealWorkshop } from './attributionWorkshop.ts';
import { createPair } from './equivalentWorlds.ts';

const [pairs = 10_000, workshops = 450] = process.argv.slice(2).map(Number);
const people = 8;
const http = await createHttpFace();
let differing = 0;
for (let seed = 1; seed <= pairs; seed++) {
  const { setting, worlds } = createPair(seed);
  const one = await playWorld(setting, worlds[0], { http });
  const found = differences(one, await playWorld(setting, worlds[1], { http }));
  for (const difference of found) console.log(`seed ${seed}: ${difference}`);
  if (found.length > 0) differing++;
  if (seed % 100 === 0) console.log(`${seed} of ${pairs} pairs, ${differing} differing`);
}
console.log(`Swap test: ${pairs} pairs, ${differing} differing.`);

const played = [];
for (let seed = 1; seed <= workshops; seed++) played.push(await playRealWorkshop(seed, people, http));
let isBeaten = false;
const scores = measure(played, createSeededRandom(1, 'ties'));
// It guesses in half of the workshops only, so its bound is wider.
scores.set('learned from the other half', measureLearned(played, createSeededRandom(3, 'ties')));
for (const [name, score] of scores) {
  const tail = binomialTail(score, 1 / people);
  const most = upperBound(score);
  isBeaten ||= tail <= 0.001 || most > 1 / people + marginOf(score.guesses, 1 / people);
  console.log(
    `${((100 * score.hits) / score.guesses).toFixed(1).padStart(5)} % of ${score.guesses}, p = ${tail.toFixed(4)}, at most ${(100 * most).toFixed(1)} %: ${name}`,
  );
}
await http.close();
process.exitCode = differing > 0 || isBeaten ? 1 : 0;
