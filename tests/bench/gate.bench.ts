import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { applyAccepted } from '../../server/gate/apply.ts';
import { judgeNotebook, type Sender } from '../../server/gate/judge.ts';
import { editAddNote, noteText } from '../../shared/notebook/notebook.ts';

export type Figures = Readonly<Record<string, number>>;

const sender: Sender = { synced: true, ownerOf: () => 'mine', clientIdsHeld: 1, serverClientId: 1 };
const keystrokes = 20_000;
const noteId = (i: number): string => `note${i}`.padEnd(22, 'x');

/** What the gate costs: microseconds for a usual edit beside Yjs's own work, and milliseconds and memory for a bomb. */
export async function run(): Promise<{ name: string; figures: Figures }> {
  return { name: 'gate', figures: { ...typing(), ...bombs() } };
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
  const verdict = judgeNotebook(doc, update, sender);
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

function bombs(): Figures {
  const doc = new Y.Doc();
  const structs = encoded([1, 33_554_432, 7, 0]);
  const clients = encoded([100_000, ...Array.from({ length: 100_000 }, (_, i) => [1, i, 0, 0, 1]).flat(), 0]);
  const ranges = encoded([0, 1, 7, 50_000, ...Array.from({ length: 50_000 }, (_, i) => [i * 2, 1]).flat()]);
  const nested = encoded([1, 1, 7, 0, 8, 1, 1, 110, 1, ...Array.from({ length: 20_000 }, () => [117, 1]).flat()]);
  const garbage = encoded([1, 20_000, 7, 0, ...Array.from({ length: 20_000 }, () => [0, 1]).flat(), 0]);
  return {
    ...bomb('structs33M', doc, structs),
    ...bomb('clients100k', doc, clients),
    ...bomb('ranges50k', doc, ranges),
    ...bomb('nested20k', doc, nested),
    ...bomb('gc20k', doc, garbage),
  };
}

function encoded(numbers: readonly number[]): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of numbers) encoding.writeVarUint(encoder, number);
  });
}

function bomb(name: string, doc: Y.Doc, bytes: Uint8Array): Figures {
  const before = process.memoryUsage().rss;
  const millis = Array.from({ length: 41 }, () => {
    const from = performance.now();
    judgeNotebook(doc, bytes, sender);
    return performance.now() - from;
  }).sort((a, b) => a - b);
  return {
    [`${name}MedianMillis`]: millis[20] ?? NaN,
    [`${name}WorstMillis`]: millis[40] ?? NaN,
    [`${name}RssMegabytes`]: (process.memoryUsage().rss - before) / 1024 ** 2,
  };
}

if (import.meta.main) console.table((await run()).figures);
