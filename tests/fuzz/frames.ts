import * as Y from 'yjs';
import { actInBallot, actInNotebook, actInPlan, type Act } from './edits.ts';
import { forbiddenUpdates, type Target } from './forbiddenUpdates.ts';
import type { SeededRandom } from './fuzzRandom.ts';
import { array, claims, deleted, forge, gc, map, raw, sharedText, skip, text, values } from './forge.ts';
import type { Id, Part, Ranges, Section, Spot } from './forge.ts';
import { Page } from './gateClient.ts';
import { fresh, mine, noteA, riskA, server, theirs } from './sampleDocs.ts';

export type Which = 'notebook' | 'ballot' | 'plan';

const acts: Readonly<Record<Which, Act>> = { notebook: actInNotebook, ballot: actInBallot, plan: actInPlan };

export type FrameKind = 'noise' | 'mutated' | 'boast' | 'grammar' | 'forbidden';
export type Frame = { readonly kind: FrameKind; readonly bytes: Uint8Array };

/** They are large; most of the run is for the small frames. */
const forbiddenOneIn = 2_000;
const somebody = { free: fresh + 2, victim: theirs, victimClock: 6 };
const targets: Readonly<Record<Which, Target>> = {
  notebook: { root: 'notes', beside: [mine, 5], ...somebody },
  ballot: { root: 'dots', beside: [mine, 0], ...somebody },
  plan: { root: 'plans', beside: [theirs, 2], ...somebody },
};

/** What pages sent lately is kept and sent again in other disguises: making it costs more than all the rest of a frame. */
const keptFrames = 6;
const freshOneIn = 4;

/** Frames for one document, from pure noise to what a page would send. */
export class Frames {
  private readonly which: Which;
  private readonly doc: Y.Doc;
  private readonly random: SeededRandom;
  private readonly kept: Uint8Array[] = [];

  constructor(which: Which, doc: Y.Doc, random: SeededRandom) {
    this.which = which;
    this.doc = doc;
    this.random = random;
  }

  next(): Frame {
    const { doc, random } = this;
    if (random.oneIn(forbiddenOneIn))
      return { kind: 'forbidden', bytes: random.pick(forbiddenUpdates).make(targets[this.which]) };
    const kind = random.below(100);
    if (kind < 15) return { kind: 'noise', bytes: noise(random) };
    if (kind < 55) return { kind: 'mutated', bytes: mutated(this.honest(), random) };
    if (kind < 58) return { kind: 'boast', bytes: boastful(random) };
    return { kind: 'grammar', bytes: grammatical(doc, random) };
  }

  /** What a page sends that holds the document, or held it a moment ago. */
  private honest(): Uint8Array {
    const { random, kept } = this;
    if (kept.length > 0 && !random.oneIn(freshOneIn)) return random.pick(kept);
    const bytes = honestFor(this.which, this.doc, random);
    if (kept.length < keptFrames) kept.push(bytes);
    else kept[random.below(keptFrames)] = bytes;
    return bytes;
  }
}

/** What a page that holds the document would send next. */
function honestFor(which: Which, doc: Y.Doc, random: SeededRandom): Uint8Array {
  const page = new Page('page', random, { gc: true, canUndo: false });
  Y.applyUpdate(page.doc, Y.encodeStateAsUpdate(doc));
  const before = Y.encodeStateVector(doc);
  page.doc.clientID = random.pick([mine, fresh, fresh + 1]);
  for (let i = 1 + random.below(3); i > 0; i--) acts[which](page, random);
  return Y.encodeStateAsUpdate(page.doc, random.oneIn(5) ? undefined : before);
}

const noise = (random: SeededRandom): Uint8Array =>
  Uint8Array.from({ length: random.below(60) }, () => random.below(random.oneIn(3) ? 256 : 12));

/** With up to three bytes changed, bits turned, bytes taken out or put in, or the end cut off. */
function mutated(honest: Uint8Array, random: SeededRandom): Uint8Array {
  // Space for a byte put in each time.
  const bytes = new Uint8Array(honest.length + 3);
  bytes.set(honest);
  let { length } = honest;
  for (let i = random.below(4); i > 0; i--) {
    const at = random.below(length);
    const kind = random.below(5);
    if (kind === 0) bytes[at] = random.below(256);
    else if (kind === 1) bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
    else if (kind === 2) {
      const taken = Math.min(1 + random.below(4), length - at);
      bytes.copyWithin(at, at + taken, length);
      length -= taken;
    } else if (kind === 3) {
      bytes.copyWithin(at + 1, at, length);
      bytes[at] = random.below(256);
      length += 1;
    } else if (random.oneIn(4)) length = at;
  }
  return bytes.subarray(0, length);
}

/** Claims with little or nothing behind them. */
function boastful(random: SeededRandom): Uint8Array {
  const much = random.pick([2 ** 16, 2 ** 25, 2 ** 32, 2 ** 53 - 1]);
  return random.pick([
    () => claims(1, much, fresh, 0),
    () => claims(much, 1, fresh, 0),
    () => claims(0, much),
    () => claims(0, 1, mine, much),
    () => claims(1, 1, fresh, 0, 8, 1, 5, much),
    () => forge([{ client: fresh, structs: [raw(8, { root: 'notes' }, [1, 118, ...claims(much)])] }]),
    () => forge([{ client: fresh, structs: [raw(8, { root: 'notes' }, [1, ...nested(random)])] }]),
    () => forge([{ client: fresh, structs: [values({ root: 'notes' }, { ['k'.repeat(300)]: 1 })] }]),
    () => forge([{ client: fresh, structs: Array.from({ length: 300 }, () => map({ root: 'notes' })) }]),
    () => forge([{ client: mine, structs: [text({ origin: [mine, 2] }, 'x'.repeat(5_000))] }]),
    () => forge([{ client: fresh, structs: [gc(much)] }]),
    () => forge([{ client: fresh, structs: [gc(99_999), gc(2)] }]),
    () => forge(Array.from({ length: 64 }, (_, i) => ({ client: 1_000 + i, structs: [gc(1)] }))),
  ])();
}

const nested = (random: SeededRandom): number[] =>
  Array.from({ length: 7 + random.below(5_000) }, () => random.pick([[117, 1], [118, 1, 1, 97]])).flat(); // prettier-ignore

function grammatical(doc: Y.Doc, random: SeededRandom): Uint8Array {
  const sections: Section[] = [];
  const clients = random.oneIn(4)
    ? [mine, fresh, fresh + 1]
    : [random.pick([mine, mine, fresh, fresh, theirs, server])];
  for (const client of clients) {
    const state = Y.getState(doc.store, client);
    const clock = Math.max(0, state + random.pick([0, 0, 0, 0, 0, 0, -1, -3, 1]));
    const structs: Part[] = [];
    for (let i = 1 + random.below(4); i > 0; i--) structs.push(partFor(doc, random, [client, clock]));
    sections.push({ client, clock, structs });
  }
  return forge(random.oneIn(3) ? [] : sections, random.oneIn(2) ? [] : rangesFor(doc, random));
}

function rangesFor(doc: Y.Doc, random: SeededRandom): Ranges[] {
  const client = random.oneIn(8) ? fresh + 5 : random.pick([...doc.store.clients.keys(), mine]);
  const ranges: [number, number][] = [];
  let clock = random.below(Y.getState(doc.store, client) + 1);
  for (let i = 1 + random.below(3); i > 0; i--) {
    const length = 1 + random.below(random.oneIn(9) ? 50 : 3);
    ranges.push([clock, length]);
    clock += length + random.below(4);
  }
  return [{ client, ranges }];
}

const keys = [
  'id',
  'text',
  'rank',
  'keep',
  riskA,
  'confidence',
  'pulse',
  'cause',
  'author',
  '__proto__',
  'constructor',
];
const someValues = [noteA, 'a0', 1, 2, 3, -1, 50, 0.5, true, false, null, undefined, {}, [1], { a: { b: [] } }, 'x'];

function partFor(doc: Y.Doc, random: SeededRandom, self: Id): Part {
  const spot = spotFor(doc, random, self);
  const length = 1 + random.below(4);
  const kind = random.below(16);
  if (kind < 6) return text(spot, random.pick(['a', 'late ', '😀', '漢字']));
  if (kind < 8) return values(spot, ...Array.from({ length: random.oneIn(6) ? 3 : 1 }, () => random.pick(someValues)));
  if (kind < 13) return random.pick([map, sharedText, deleted].map((make) => () => make(spot, length)))();
  if (kind < 14) return gc(length);
  if (kind < 15) return random.oneIn(2) ? skip(length) : array(spot);
  return raw(random.pick([2, 3, 4, 5, 6, 7, 8, 9, 11, 31]), spot, [
    random.below(4),
    random.pick([0, 3, 122, 0xed]),
    0xa0,
  ]);
}

function spotFor(doc: Y.Doc, random: SeededRandom, self: Id): Spot {
  const key = random.oneIn(2) ? { key: random.pick(keys) } : {};
  const kind = random.below(10);
  if (kind < 2)
    return {
      root: random.oneIn(8) ? random.pick(['x', '__proto__']) : random.pick([...doc.share.keys(), 'notes']),
      ...key,
    };
  if (kind < 5) return { parent: someId(doc, random, self), ...key };
  const neighbours = { origin: someId(doc, random, self), right: someId(doc, random, self) };
  if (kind < 8) return { origin: neighbours.origin };
  return kind === 8 ? { right: neighbours.right } : neighbours;
}

/** Mostly something that is there, else something of this very update, or of nobody. */
function someId(doc: Y.Doc, random: SeededRandom, [client, clock]: Id): Id {
  if (random.oneIn(8)) return [client, Math.max(0, clock + random.below(3) - 1)];
  if (random.oneIn(30) || doc.store.clients.size === 0) return [fresh + 5, random.below(9)];
  const struct = random.pick(random.pick([...doc.store.clients.values()]));
  return [struct.id.client, struct.id.clock + random.below(struct.length)];
}
