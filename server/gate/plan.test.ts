import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { deleted, forge, gc, map, sharedText, text, values, type Part } from '../../tests/fuzz/forge.ts';
import { edited, early, fieldId, inPlan, mine, plan, riskA, riskB, sender, server, theirs } from '../../tests/fuzz/sampleDocs.ts'; // prettier-ignore
import { editPlans, planText, plansMap } from '../../shared/plan/plan.ts';
import { editReviews, reviewsMap, reviewText } from '../../shared/plan/reviews.ts';
import { applyAccepted } from './applyUpdate.ts';
import { updateLimits } from './updateLimits.ts';

const refused = (reason: string): unknown => ({ kind: 'refused', closeCode: 4422, reason });
const accepted = expect.objectContaining({ kind: 'accepted' }) as unknown;
const one = (...structs: Part[]): Uint8Array => forge([{ client: mine, structs }]);
const replaceCause = (doc: Y.Doc): void => {
  cause(doc).delete(0, 6);
  cause(doc).insert(0, 'The vendor');
};
const cause = (doc: Y.Doc): Y.Text => planText(doc, riskA, 'cause')!;

test.each<[string, (doc: Y.Doc) => void]>([
  ['the first letter of a field', (doc) => planText(doc, riskA, 'event')?.insert(0, 'x')],
  ['letters among another person’s', (doc) => cause(doc).insert(3, 'x')],
  ['letters of another person deleted', (doc) => cause(doc).delete(1, 3)],
  ['a whole sentence replaced', replaceCause],
])('GA14 %s', (_, edit) => {
  expect(inPlan(plan(), edited(plan(), mine, edit))).toEqual(accepted);
});

describe('GA14 only plain text inside the texts that the server created', () => {
  test.each<[string, string, (doc: Y.Doc) => Part]>([
    ['a plan for a risk', 'madeByServer', () => map({ root: 'plans', key: riskB })],
    ['another plan in the place of the server’s', 'madeByServer', () => map({ root: 'plans', key: riskA })],
    ['something deleted in the place of the server’s', 'madeByServer', () => deleted({ root: 'plans', key: riskA }, 1)],
    ['a value in its place', 'madeByServer', () => values({ root: 'plans', key: riskA }, 'x')],
    ['another text in the place of a field', 'madeByServer', () => sharedText({ parent: [server, 0], key: 'cause' })],
    ['a text right of a field', 'madeByServer', (doc) => sharedText({ origin: fieldId(doc, 'cause') })],
    ['something deleted right of a field', 'madeByServer', (doc) => deleted({ origin: fieldId(doc, 'cause') }, 1)],
    ['an unknown field', 'key', () => sharedText({ parent: [server, 0], key: 'author' })],
    ['an element of a plan', 'key', () => values({ parent: [server, 0] }, 1)],
    ['another root', 'root', () => text({ root: 'notes' }, 'x')],
    ['a value in a text', 'notPlainText', (doc) => values({ parent: fieldId(doc, 'cause') }, 1)],
    ['a type in a text', 'notPlainText', (doc) => map({ parent: fieldId(doc, 'cause') })],
    ['an attribute of a text', 'notPlainText', (doc) => values({ parent: fieldId(doc, 'cause'), key: 'x' }, 1)],
  ])('GA14 %s is refused', (_, reason, part) => {
    expect(inPlan(plan(), one(part(plan())))).toEqual(refused(reason));
  });

  test.each<[string, (doc: Y.Doc) => void]>([
    ['bold letters', (doc) => cause(doc).insert(0, 'x', { bold: true })],
    ['letters made bold', (doc) => cause(doc).format(0, 3, { bold: true })],
    ['a picture', (doc) => cause(doc).insertEmbed(0, { image: 'https://example.org' })],
    ['an attribute', (doc) => cause(doc).setAttribute('href', 'javascript:alert(1)')],
    ['a plan deleted', (doc) => plansMap(doc).delete(riskA)],
    ['a field deleted', (doc) => plansMap(doc).get(riskA)?.delete('cause')],
    ['a field replaced', (doc) => plansMap(doc).get(riskA)?.set('cause', new Y.Text('x'))],
    ['a plan created', (doc) => editPlans(doc, [riskB])],
  ])('GA14 %s is refused, as Yjs writes it', (_, edit) => {
    expect(inPlan(plan(), edited(plan(), mine, edit))).toMatchObject({ closeCode: 4422 });
  });

  test('GA14 a client cannot delete what the server created, also not as part of a long range', () => {
    const doc = plan();
    const state = Y.getState(doc.store, server);
    for (let clock = 0; clock < state; clock++)
      expect(inPlan(doc, forge([], [{ client: server, ranges: [[clock, 1]] }]))).toEqual(refused('madeByServer'));
    expect(inPlan(doc, forge([], [{ client: server, ranges: [[0, state]] }]))).toEqual(refused('madeByServer'));
  });
});

describe('GA11 GA12 one person cannot block another', () => {
  /** The other person goes on typing in the attacked document. */
  function lettersAfter(attack: Uint8Array, from = sender): string {
    const doc = plan();
    const verdict = inPlan(doc, attack, from);
    if (verdict.kind === 'accepted') applyAccepted(doc, verdict.update, 'attack');
    const own = { ...sender, ownerOf: (id: number) => (id === theirs ? ('mine' as const) : ('free' as const)) };
    for (const letter of ' cuts') {
      const typed = edited(doc, theirs, (page) => cause(page).insert(cause(page).length, letter));
      const taken = inPlan(doc, typed, own);
      if (taken.kind === 'accepted') applyAccepted(doc, taken.update, 'victim');
    }
    return cause(doc).toString();
  }

  test('GA11 by GC structs or letters under their id, before or after step 2', () => {
    for (const part of [gc(5), text({ origin: [theirs, 5] }, 'x'), deleted({ origin: [theirs, 5] }, 5)])
      for (const from of [sender, early])
        expect(lettersAfter(forge([{ client: theirs, clock: 6, structs: [part] }]), from)).toBe('budget cuts');
  });

  test('GA12 by deleting what they have not written yet', () => {
    for (const from of [sender, early])
      expect(lettersAfter(forge([], [{ client: theirs, ranges: [[6, 100]] }]), from)).toBe('budget cuts');
  });

  test('GA12 without the gate the same probe succeeds', () => {
    const doc = plan();
    Y.applyUpdate(doc, forge([], [{ client: theirs, ranges: [[6, 100]] }]));
    Y.applyUpdate(
      doc,
      edited(plan(), theirs, (page) => cause(page).insert(6, ' cuts')),
    );
    expect(cause(doc).toString()).toBe('budget');
  });
});

test('GA15a a field holds at most 4,000 letters of all authors together', () => {
  const doc = plan();
  const long = (length: number): Uint8Array => edited(doc, mine, (page) => cause(page).insert(0, 'x'.repeat(length)));
  expect(inPlan(doc, long(updateLimits.textUnits - 6))).toEqual(accepted);
  expect(inPlan(doc, long(updateLimits.textUnits - 5))).toEqual(refused('textTooLong'));
});

test('GA21b text typed into a plan that the server removed is accepted as deleted', () => {
  const doc = plan();
  const typed = edited(doc, mine, (page) => cause(page).insert(3, 'x'));
  const first = edited(doc, mine, (page) => planText(page, riskA, 'event')?.insert(0, 'x'));
  plansMap(doc).delete(riskA);
  for (const update of [typed, first]) {
    const verdict = inPlan(doc, update);
    expect(verdict).toEqual(accepted);
  }
});

describe('GA14 HP4b the lines of a review note', () => {
  const withNote = (): Y.Doc => {
    const doc = plan();
    doc.clientID = server;
    editReviews(doc, { [riskB]: { happened: 'It tripped' } });
    return doc;
  };
  const happened = (doc: Y.Doc): Y.Text => reviewText(doc, riskB, 'happened')!;

  test('are written, and shortened, like the texts of a plan', () => {
    for (const edit of [
      (doc: Y.Doc) => happened(doc).insert(2, ' twice'),
      (doc: Y.Doc) => happened(doc).delete(0, 3),
      (doc: Y.Doc) => reviewText(doc, riskB, 'gap')!.insert(0, 'x'),
    ])
      expect(inPlan(withNote(), edited(withNote(), mine, edit))).toEqual(accepted);
    const long = (doc: Y.Doc) => happened(doc).insert(0, 'x'.repeat(updateLimits.textUnits));
    expect(inPlan(withNote(), edited(withNote(), mine, long))).toEqual(refused('textTooLong'));
  });

  test.each<[string, (doc: Y.Doc) => void]>([
    ['a note of one’s own', (doc) => void doc.getMap('reviews').set(riskA, new Y.Map())],
    ['the note removed', (doc) => reviewsMap(doc).delete(riskB)],
    ['a line replaced', (doc) => void reviewsMap(doc).get(riskB)!.set('gap', new Y.Text('x'))],
    ['a line removed', (doc) => reviewsMap(doc).get(riskB)!.delete('gap')],
  ])('are neither made nor replaced by clients: %s', (_, edit) => {
    expect(inPlan(withNote(), edited(withNote(), mine, edit))).toEqual(refused('madeByServer'));
  });

  test('have no other names than the four', () => {
    const edit = (doc: Y.Doc): void => void reviewsMap(doc).get(riskB)!.set('author', new Y.Text('x'));
    expect(inPlan(withNote(), edited(withNote(), mine, edit))).toEqual(refused('key'));
  });

  test('GA21b words written in a note that was removed meanwhile are taken as deleted', () => {
    const doc = withNote();
    const update = edited(withNote(), mine, (page) => happened(page).insert(2, 'late'));
    editReviews(doc, { [riskB]: null });
    expect(inPlan(doc, update)).toEqual(accepted);
  });
});
