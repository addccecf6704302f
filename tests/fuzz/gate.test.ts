import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { countFrom, SeededRandom } from './fuzzRandom.ts';
import { Frames } from './frames.ts';
import { checkPlan, framesPerDocument, runDocument, type Seen } from './gateRun.ts';
import { missingKinds, unknownKinds } from './gateKinds.ts';
import { fresh, mine, plan } from './sampleDocs.ts';
import { Stopwatch } from './stopwatch.ts';

/** `node tests/fuzz/longGateRun.ts` runs 10 million. A failure prints the seed of its document: GATE_SEED runs it alone. */
const frames = countFrom('GATE_FRAMES', 100_000);
const onlySeed = process.env.GATE_SEED;

test('GA20a validation never throws, and only an accepted frame changes the document', () => {
  const seen: Seen = new Map();
  const stopwatch = new Stopwatch();
  const rounds = onlySeed === undefined ? Math.ceil(frames / framesPerDocument) : 1;
  for (let i = 0; i < rounds; i++) runDocument(onlySeed === undefined ? i : Number(onlySeed), seen, stopwatch);
  console.log(`${rounds * framesPerDocument} frames:`, Object.fromEntries([...seen].sort((a, b) => b[1] - a[1])));
  console.log('Slowest:', stopwatch.worst());
  if (onlySeed !== undefined) return;
  expect(missingKinds(seen)).toEqual([]);
  expect(unknownKinds(seen)).toEqual([]);
  expect(seen.get('accepted')).toBeGreaterThan(frames / 50);
}, 3_600_000);

test('GA20a probe: without the gate the same frames change the document', () => {
  const doc = plan();
  const frames = new Frames('plan', doc, new SeededRandom(5));
  let changed = 0;
  for (let i = 0; i < 500; i++) {
    try {
      Y.applyUpdate(doc, frames.next().bytes);
      checkPlan(doc);
    } catch {
      changed += 1;
    }
  }
  expect(changed).toBeGreaterThan(100);
  expect([mine, fresh].some((client) => Y.getState(doc.store, client) > 0)).toBe(true);
});
