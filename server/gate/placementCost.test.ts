import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { SeededRandom } from '../../tests/fuzz/fuzzRandom.ts';
import { forge, text, values, type Id, type Part, type Section, type Spot } from '../../tests/fuzz/forge.ts';
import { ballot, fresh, inBallot, inNotebook, inPlan, mine, notebook, plan, riskA, sender, theirs } from '../../tests/fuzz/sampleDocs.ts'; // prettier-ignore
import { planText } from '../../shared/plan/plan.ts';
import { applyAccepted } from './applyUpdate.ts';
import { updateLimits } from './updateLimits.ts';
import type { AnyType } from './locations.ts';
import { SiblingList } from './siblings.ts';
import { findNewContent } from './newContent.ts';
import { Placement } from './placement.ts';
import { parseUpdate } from './parseUpdate.ts';
import { planShape } from './documentShapes.ts';

const tooCrowded = { kind: 'refused', closeCode: 4422, reason: 'tooCrowded' };
const accepted: unknown = expect.objectContaining({ kind: 'accepted' });
const others = { ...sender, ownerOf: () => 'free' as const };

/** Letters that all have the same left neighbour. */
const beside = (origin: Id, count: number): Part[] => Array.from({ length: count }, () => text({ origin }, 'x'));

describe('GA22 updates that are expensive to integrate are refused', () => {
  test('GA22 letters of two clients at one position, in two updates', () => {
    const doc = plan();
    const first = forge([{ client: 20, structs: beside([theirs, 2], 600) }]);
    expect(inPlan(doc, first, others)).toEqual(accepted);
    applyAccepted(doc, first, 'test');
    const second = (count: number): Uint8Array => forge([{ client: 21, structs: beside([theirs, 2], count) }]);
    // Each letter passes the 600 of the other client and, except the first, one of its own.
    const most = Math.floor(updateLimits.placingSteps / 601);
    expect(inPlan(doc, second(most), others)).toEqual(accepted);
    expect(inPlan(doc, second(most + 1), others)).toEqual(tooCrowded);
  });

  test('GA22 letters of one client between the same left and changing right neighbours', () => {
    const structs = Array.from({ length: 3_900 }, (_, i) =>
      text({ origin: [mine, 3], right: i < 2 ? [mine, 4] : [fresh, Math.floor(i / 2)] }, 'x'),
    );
    expect(inNotebook(notebook(), forge([{ client: fresh, structs }]))).toEqual(tooCrowded);
    expect(inNotebook(notebook(), forge([{ client: fresh, structs: structs.slice(0, 200) }]))).toEqual(accepted);
  });

  test('GA22 values of one key', () => {
    const doc = ballot();
    const key = (client: number, count: number): Uint8Array =>
      forge([{ client, structs: Array.from({ length: count }, () => values({ root: 'dots', key: riskA }, 1)) }]);
    expect(inBallot(doc, key(fresh, 1_000))).toEqual(tooCrowded);
    expect(inBallot(doc, key(fresh, 300))).toEqual(accepted);
  });

  test('GA22 8,000 letters typed one after the other, forwards and backwards, are accepted', () => {
    const forwards = Array.from({ length: 4_000 }, (_, i) =>
      text({ origin: i === 0 ? [mine, 6] : [fresh, i - 1] }, 'x'),
    );
    expect(inNotebook(notebook(), forge([{ client: fresh, structs: forwards.slice(0, 3_900) }]))).toEqual(accepted);
    const backwards = Array.from({ length: 3_900 }, (_, i) =>
      text({ origin: [mine, 3], right: i === 0 ? [mine, 4] : [fresh, i - 1] }, 'x'),
    );
    expect(inNotebook(notebook(), forge([{ client: fresh, structs: backwards }]))).toEqual(accepted);
  });
});

/** The order of clocks, independent of how they are merged into items. */
type Order = string[];

function orderOf(line: SiblingList): Order {
  const order: Order = [];
  type Spot = { client: number; clock: number; length: number; right: Spot | null };
  for (let one = (line as unknown as { first: Spot | null }).first; one !== null; one = one.right)
    for (let k = 0; k < one.length; k++) order.push(`${one.client}:${one.clock + k}`);
  return order;
}

function orderIn(doc: Y.Doc): Order {
  const order: Order = [];
  for (let item = planText(doc, riskA, 'cause')!._start; item !== null; item = item.right)
    for (let k = 0; k < item.length; k++) order.push(`${item.id.client}:${item.id.clock + k}`);
  return order;
}

/** Letters at random positions, in the document and in the update itself. */
function crowd(doc: Y.Doc, random: SeededRandom): Uint8Array {
  const ids: Id[] = [];
  for (let item = planText(doc, riskA, 'cause')!._start; item !== null; item = item.right)
    for (let k = 0; k < item.length; k++) ids.push([item.id.client, item.id.clock + k]);
  const sections: Section[] = [30, 31, 32].map((client) => {
    const from = Y.getState(doc.store, client);
    const own: Id[] = [];
    const structs = Array.from({ length: 1 + random.below(8) }, (_, i) => {
      const [origin, right] = [
        random.pick([...ids, ...own]),
        random.oneIn(2) ? random.pick([...ids, ...own]) : undefined,
      ];
      const spot: Spot = { origin, ...(right && { right }) };
      own.push([client, from + 2 * i], [client, from + 2 * i + 1]);
      return text(spot, 'xy');
    });
    return { client, clock: from, structs };
  });
  return forge(sections);
}

test('GA22 the computed steps are exactly those that Yjs takes', () => {
  const held = { mostClients: 100, clockOf: () => 0, structsOf: () => 0, mostNew: 1_000 };
  let steps = 0;
  for (let seed = 0; seed < 150; seed++) {
    const random = new SeededRandom(seed);
    const doc = plan();
    for (let round = 0; round < 6; round++) {
      const update = crowd(doc, random);
      const placing = new Placement(doc, planShape, findNewContent(doc, parseUpdate(update, held), 1_000).runs);
      expect(placing.placeAll()).toBeNull();
      const line = new SiblingList(planText(doc, riskA, 'cause') as unknown as AnyType, null);
      for (const { struct } of placing.placed) steps += line.add(struct, 1_000_000);
      Y.applyUpdate(doc, update);
      expect(orderOf(line)).toEqual(orderIn(doc));
    }
  }
  expect(steps).toBeGreaterThan(10_000);
});
