import * as Y from 'yjs';
import { applyAccepted } from '../../server/gate/applyUpdate.ts';
import { validateNotebook, validatePlan, type Sender } from '../../server/gate/validate.ts';
import { editAddNote, noteText } from '../../shared/notebook/notebook.ts';
import { forbiddenUpdates, type ForbiddenUpdate } from '../fuzz/forbiddenUpdates.ts';
import { plan, theirs } from '../fuzz/sampleDocs.ts';
import { percentile } from './figures.ts';

export type Figures = Readonly<Record<string, number>>;

const sender: Sender = { synced: true, ownerOf: () => 'mine', clientIdsHeld: 1, serverClientId: 1 };
const keystrokes = 20_000;
const noteId = (i: number): string => `note${i}`.padEnd(22, 'x');

/** What the gate costs: microseconds for a usual edit beside Yjs's own work, and milliseconds and memory for a forbidden update. */
export async function run(): Promise<{ name: string; figures: Figures }> {
  return { name: 'gate', figures: { ...typing(), ...hostile() } };
}

/** A person writes 20 notes; the same updates go into a document with and without the gate. */
function typing(): Figures {
  const page = new Y.Doc();
  const updates: Uint8Array[] = [];
  page.on('update', (update: Uint8Array) => updates.push(update));
  for (let i = 0; i < 20; i++) editAddNote(page, noteId(i), '');
  for (let i = 0; i < keystrokes; i++) {
    const text = noteText(page, noteId(Math.floor(i / 100) % 20));
    if (i % 10 === 9) text?.delete(text.length - 1, 1);
    else text?.insert(i % 25 === 0 ? 0 : text.length, 'a');
  }
  // By turns, and the best of each, so that whatever else the machine does falls on both.
  let [plain, gated] = [Infinity, Infinity];
  for (let turn = 0; turn < 7; turn++) {
    plain = Math.min(
      plain,
      timed(updates, (doc, update) => Y.applyUpdate(doc, update)),
    );
    gated = Math.min(gated, timed(updates, throughGate));
  }
  return { plainMicros: plain, gatedMicros: gated, gateMicros: gated - plain };
}

function throughGate(doc: Y.Doc, update: Uint8Array): void {
  const verdict = validateNotebook(doc, update, sender);
  if (verdict.kind !== 'accepted') throw new Error(`refused: ${JSON.stringify(verdict)}`);
  applyAccepted(doc, verdict.update, 'page');
}

function timed(updates: readonly Uint8Array[], apply: (doc: Y.Doc, update: Uint8Array) => void): number {
  const doc = new Y.Doc();
  doc.getArray('notes');
  const from = performance.now();
  for (const update of updates) apply(doc, update);
  return ((performance.now() - from) * 1_000) / updates.length;
}

/** What an attacker knows of the documents below (tests/fuzz/sampleDocs.ts). */
const inPlan = { root: 'plans', beside: [theirs, 2], free: 99, victim: theirs, victimClock: 6 } as const;
const attacker: Sender = { ...sender, ownerOf: (id) => (id === theirs ? 'other' : 'free') };

/** Everything hostile, sent to a plan; the first time is the slowest, when nothing of the gate was compiled for it. */
function hostile(): Figures {
  return Object.assign({}, ...forbiddenUpdates.map((update) => thrown(update))) as Figures;
}

function thrown({ what, make }: ForbiddenUpdate): Figures {
  const doc = plan();
  const bytes = make(inPlan);
  const before = process.memoryUsage().rss;
  const millis = Array.from({ length: 21 }, () => {
    const from = performance.now();
    validatePlan(doc, bytes, attacker);
    return performance.now() - from;
  });
  return {
    [`${what} FirstMillis`]: millis[0] ?? NaN,
    [`${what} MedianMillis`]: percentile(millis, 0.5),
    [`${what} RssMegabytes`]: (process.memoryUsage().rss - before) / 1024 ** 2,
  };
}

if (import.meta.main) console.table((await run()).figures);
