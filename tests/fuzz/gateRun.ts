import * as Y from 'yjs';
import { applyAccepted } from '../../server/gate/applyUpdate.ts';
import { updateLimits } from '../../server/gate/updateLimits.ts';
import {
  validateBallot,
  validateNotebook,
  validatePlan,
  validateReadOnly,
  type Sender,
} from '../../server/gate/validate.ts';
import { planText, plansMap } from '../../shared/plan/plan.ts';
import { planFields } from '../../shared/board/riskFields.ts';
import { notesArray, readNotes } from '../../shared/notebook/notebook.ts';
import { SeededRandom } from './fuzzRandom.ts';
import { Frames, type Which } from './frames.ts';
import type { Judge } from './gateServer.ts';
import { ballot, notebook, plan, riskA, sender, server, theirs } from './sampleDocs.ts';
import type { Stopwatch } from './stopwatch.ts';

export const framesPerDocument = 400;

const documents: Readonly<Record<Which, { make: () => Y.Doc; judge: Judge; check: (doc: Y.Doc) => void }>> = {
  notebook: { make: notebook, judge: validateNotebook, check: checkNotebook },
  ballot: { make: ballot, judge: (doc, bytes, from) => validateBallot(doc, bytes, { ...from, maxPerRisk: 2 }), check: checkBallot }, // prettier-ignore
  plan: { make: plan, judge: validatePlan, check: checkPlan },
};
const names = Object.keys(documents) as Which[];

/** What came of the frames of a run: how often each verdict or reason. */
export type Seen = Map<string, number>;

/**
 * Frames against one document; what is accepted goes in, so that later frames meet a document an attacker has shaped. The
 * document is compared byte by byte before each acceptance and at the end. When that or anything else fails, the same
 * frames come once more and are compared one by one, so that the error names the frame.
 * @throws Error with the seed
 */
export function runDocument(seed: number, seen: Seen, stopwatch: Stopwatch): void {
  try {
    runFrames(seed, seen, stopwatch, false);
  } catch (error) {
    try {
      runFrames(seed, new Map(), stopwatch, true);
    } catch (sharper) {
      throw new Error(`GATE_SEED=${seed}: ${String(sharper)}`, { cause: sharper });
    }
    throw new Error(`GATE_SEED=${seed}: ${String(error)}`, { cause: error });
  }
}

function runFrames(seed: number, seen: Seen, stopwatch: Stopwatch, comparesEach: boolean): void {
  const random = new SeededRandom(seed);
  const which = names[seed % names.length]!;
  const { make, judge, check } = documents[which];
  const doc = make();
  const replica = make();
  const frames = new Frames(which, doc, random);
  let before = Y.encodeStateAsUpdate(doc);
  const roots = doc.share.size;
  const foreign = [Y.getState(doc.store, theirs), Y.getState(doc.store, server)].join();
  const saw = (what: string): void => void seen.set(what, (seen.get(what) ?? 0) + 1);
  for (let i = 0; i < framesPerDocument; i++) {
    const from: Sender = {
      ...sender,
      synced: !random.oneIn(3),
      clientIdsHeld: random.oneIn(20) ? updateLimits.clientIds : 1,
    };
    const { kind, bytes } = frames.next();
    const named = (what: string): string => `frame ${i}, ${kind}: ${what}`;
    const readOnly = stopwatch.time('read only', kind, bytes, () => validateReadOnly(doc, bytes));
    const verdict = stopwatch.time(which, kind, bytes, () => judge(doc, bytes, from));
    hold(doc.share.size === roots && doc.store.pendingStructs === null, named('a verdict left something behind'));
    if (comparesEach || verdict.kind === 'accepted')
      hold(isSame(Y.encodeStateAsUpdate(doc), before), named('a verdict changed the document'));
    saw(verdict.kind === 'refused' ? verdict.reason : verdict.kind);
    if (readOnly.kind === 'refused' && readOnly.reason === 'readOnly') saw('readOnly');
    if (verdict.kind !== 'accepted') continue;
    hold(readOnly.kind === 'refused', named('who only reads was let in'));
    stopwatch.time(`${which}, applied`, kind, bytes, () => applyAccepted(doc, verdict.update, 'fuzz'));
    Y.applyUpdate(replica, verdict.update);
    check(doc);
    hold(judge(doc, bytes, from).kind === 'nothingNew', named('the same again is not known'));
    hold(
      [Y.getState(doc.store, theirs), Y.getState(doc.store, server)].join() === foreign,
      named('it wrote as another'),
    );
    before = Y.encodeStateAsUpdate(doc);
  }
  hold(isSame(Y.encodeStateAsUpdate(doc), before), 'a verdict changed the document');
  hold(isSame(Y.encodeStateAsUpdate(replica), before), 'who is passed what was accepted holds something else');
}

const isSame = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;

function hold(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

function checkNotebook(doc: Y.Doc): void {
  hold([...doc.share.keys()].join() === 'notes', 'a root of its own');
  hold(notesArray(doc).length <= updateLimits.notes, 'too many notes');
  for (const map of notesArray(doc)) hold(map instanceof Y.Map, 'a note that is no map');
  for (const { text } of readNotes(doc)) hold(text.length <= updateLimits.textUnits, 'a text that is too long');
}

function checkBallot(doc: Y.Doc): void {
  hold([...doc.share.keys()].sort().join() === 'answers,dots', 'a root of its own');
  for (const count of doc.getMap('dots').values()) hold(count === 0 || count === 1 || count === 2, 'too many dots');
}

/** Whatever was tried, the server's structure stands. */
export function checkPlan(doc: Y.Doc): void {
  hold([...doc.share.keys()].join() === 'plans', 'a root of its own');
  hold([...plansMap(doc).keys()].join() === riskA, 'a risk of its own');
  for (const field of planFields) {
    const text = planText(doc, riskA, field);
    hold(text?._item?.id.client === server, 'a text that is not the server’s');
    const delta = text?.toDelta() as { insert?: unknown; attributes?: unknown }[];
    const isPlain = delta.every(({ insert, attributes }) => typeof insert === 'string' && attributes === undefined);
    hold(isPlain && delta.length <= 1 && (delta[0]?.insert ?? '') === text?.toString(), 'a text that is not plain');
  }
}
