import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { applyAccepted } from '../../server/gate/apply.ts';
import { caps } from '../../server/gate/caps.ts';
import { judgeBallot, judgeNotebook, judgePlan, judgeReadOnly, type Sender } from '../../server/gate/judge.ts';
import { planFields, planText, plansMap } from '../../shared/plan/plan.ts';
import { notesArray, readNotes } from '../../shared/notebook/notebook.ts';
import { countFrom, Dice } from './chance.ts';
import { frameFor, type Which } from './frames.ts';
import type { Judge } from './hub.ts';
import { ballot, fresh, mine, notebook, plan, riskA, sender, server, theirs } from './samples.ts';

/** G4 asks for 10 million by script: GATE_FRAMES=10000000. A failure prints the seed of its document: GATE_SEED runs it alone. */
const frames = countFrom('GATE_FRAMES', 100_000);
const onlySeed = process.env.GATE_SEED;
const framesPerDocument = 400;

const documents: Readonly<Record<Which, { make: () => Y.Doc; judge: Judge; check: (doc: Y.Doc) => void }>> = {
  notebook: { make: notebook, judge: judgeNotebook, check: checkNotebook },
  ballot: { make: ballot, judge: (doc, bytes, from) => judgeBallot(doc, bytes, { ...from, maxPerRisk: 2 }), check: checkBallot }, // prettier-ignore
  plan: { make: plan, judge: judgePlan, check: checkPlan },
};
const names = Object.keys(documents) as Which[];

/** What fits no small document; the gate's own tests show these. */
const rare = ['documentTooLarge', 'tooManyNewDeleteRanges'];
const reasons = [
  'truncated', 'trailingBytes', 'zeroLength', 'strayFlags', 'emptySection', 'clientTwice', 'unsortedDeletes',
  'numberTooLarge', 'stringTooLong', 'notUtf8', 'keyTooLong', 'refusedKey', 'valueKind', 'tooDeep', 'tooManyKeys',
  'listTooLong', 'tooManyStructs', 'tooManyDeleteRanges', 'tooManyClients', 'clockTooHigh', 'sharedType', 'contentKind',
  'serverClientId', 'foreignClientId', 'tooManyClientIds', 'foreignFuture', 'gap', 'twoPlaces', 'root', 'parent',
  'notPlainText', 'key', 'madeByServer', 'value', 'tooMuchDeleted', 'textTooLong', 'tooManyNotes', 'readOnly',
]; // prettier-ignore

test('G4 T39 GA20 no frame throws, and none changes a document but by being accepted', () => {
  const seen = new Map<string, number>();
  const rounds = onlySeed === undefined ? Math.ceil(frames / framesPerDocument) : 1;
  for (let i = 0; i < rounds; i++) {
    const seed = onlySeed === undefined ? i : Number(onlySeed);
    try {
      runDocument(seed, (what) => seen.set(what, (seen.get(what) ?? 0) + 1));
    } catch (error) {
      throw new Error(`GATE_SEED=${seed}`, { cause: error });
    }
  }
  console.log(`${rounds * framesPerDocument} frames:`, Object.fromEntries([...seen].sort((a, b) => b[1] - a[1])));
  if (onlySeed !== undefined) return;
  for (const what of ['accepted', 'nothingNew', 'gap', 'ahead', ...reasons])
    expect(seen.get(what), what).toBeGreaterThan(0);
  expect([...seen.keys()].filter((what) => ![...verdicts, ...reasons, ...rare].includes(what))).toEqual([]);
  expect(seen.get('accepted')).toBeGreaterThan(frames / 50);
}, 3_600_000);

const verdicts = ['accepted', 'nothingNew', 'ahead'];

/** Frames against one document; what is accepted goes in, so that later frames meet a document an attacker has shaped. */
function runDocument(seed: number, saw: (what: string) => void): void {
  const dice = new Dice(seed);
  const which = names[seed % names.length]!;
  const { make, judge, check } = documents[which];
  const doc = make();
  const replica = make();
  let before = Y.encodeStateAsUpdate(doc);
  const foreign = [Y.getState(doc.store, theirs), Y.getState(doc.store, server)];
  for (let i = 0; i < framesPerDocument; i++) {
    const from: Sender = { ...sender, synced: !dice.oneIn(3), clientIdsHeld: dice.oneIn(20) ? caps.clientIds : 1 };
    const bytes = frameFor(which, doc, dice);
    const readOnly = judgeReadOnly(doc, bytes);
    const verdict = judge(doc, bytes, from);
    expect(Buffer.compare(Y.encodeStateAsUpdate(doc), before)).toBe(0);
    saw(verdict.kind === 'refused' ? verdict.reason : verdict.kind);
    if (readOnly.kind === 'refused' && readOnly.reason === 'readOnly') saw('readOnly');
    if (verdict.kind !== 'accepted') continue;
    expect(readOnly.kind).toBe('refused');
    applyAccepted(doc, verdict.update, 'fuzz');
    Y.applyUpdate(replica, verdict.update);
    check(doc);
    expect(judge(doc, bytes, from).kind, 'the same again').toBe('nothingNew');
    expect([Y.getState(doc.store, theirs), Y.getState(doc.store, server)]).toEqual(foreign);
    before = Y.encodeStateAsUpdate(doc);
  }
  expect(Buffer.compare(Y.encodeStateAsUpdate(replica), before)).toBe(0);
}

function checkNotebook(doc: Y.Doc): void {
  expect([...doc.share.keys()]).toEqual(['notes']);
  expect(notesArray(doc).length).toBeLessThanOrEqual(caps.notes);
  for (const map of notesArray(doc)) expect(map).toBeInstanceOf(Y.Map);
  for (const { text } of readNotes(doc)) expect(text.length).toBeLessThanOrEqual(caps.textUnits);
}

function checkBallot(doc: Y.Doc): void {
  expect([...doc.share.keys()].sort()).toEqual(['answers', 'dots']);
  for (const count of doc.getMap('dots').values()) expect([0, 1, 2]).toContain(count);
}

/** Whatever was tried, the server's structure stands. */
function checkPlan(doc: Y.Doc): void {
  expect([...doc.share.keys()]).toEqual(['plans']);
  expect([...plansMap(doc).keys()]).toEqual([riskA]);
  for (const field of planFields) {
    expect(planText(doc, riskA, field)?._item?.id.client).toBe(server);
    expect(planText(doc, riskA, field)?.toDelta()).toEqual(plainDelta(planText(doc, riskA, field)?.toString()));
  }
}

const plainDelta = (text = ''): unknown[] => (text === '' ? [] : [{ insert: text }]);

test('G4 GA20 the probe sees a change where there is no gate', () => {
  const doc = plan();
  const dice = new Dice(5);
  let changed = 0;
  for (let i = 0; i < 500; i++) {
    try {
      Y.applyUpdate(doc, frameFor('plan', doc, dice));
      checkPlan(doc);
    } catch {
      changed += 1;
    }
  }
  expect(changed).toBeGreaterThan(100);
  expect([mine, fresh].some((client) => Y.getState(doc.store, client) > 0)).toBe(true);
});
