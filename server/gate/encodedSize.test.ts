import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { actInBallot, actInNotebook, actInPlan } from '../../tests/fuzz/edits.ts';
import { SeededRandom } from '../../tests/fuzz/fuzzRandom.ts';
import { Page } from '../../tests/fuzz/gateClient.ts';
import { editPlans } from '../../shared/plan/plan.ts';
import { findNewContent } from './newContent.ts';
import { parseUpdate } from './parseUpdate.ts';
import { growthBy } from './encodedSize.ts';

const anything = { mostClients: 100, clockOf: () => 0, structsOf: () => 0, mostNew: 1_000 };

test('GA16 a document never grows by more than the computed size', () => {
  let [charged, grown, worst] = [0, 0, 0];
  for (let seed = 0; seed < 60; seed++) {
    const random = new SeededRandom(seed);
    const page = new Page('page', random, { gc: !random.oneIn(2), canUndo: true });
    const doc = new Y.Doc();
    page.doc.on('update', (update: Uint8Array) => {
      const before = Y.encodeStateAsUpdate(doc).length;
      const growth = growthBy(findNewContent(doc, parseUpdate(update, anything), 1_000), update.length);
      Y.applyUpdate(doc, update);
      const grew = Y.encodeStateAsUpdate(doc).length - before;
      charged += growth;
      grown += grew;
      worst = Math.max(worst, grew - growth);
    });
    editPlans(page.doc, [random.id()]);
    for (let i = 0; i < 40; i++) [actInNotebook, actInPlan, actInBallot][seed % 3]!(page, random);
  }
  expect(worst).toBeLessThanOrEqual(0);
  expect(grown).toBeGreaterThan(charged / 20);
});
