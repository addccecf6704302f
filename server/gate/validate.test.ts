import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { deleted, forge, gc, map, sharedText, skip, text, values } from '../../tests/fuzz/forge.ts';
import { docOf, early, edited, fresh, inBallot, inNotebook, inPlan, mine, notebook, plan, riskA, sender, server, theirs } from '../../tests/fuzz/sampleDocs.ts'; // prettier-ignore
import { editDots, readBallot } from '../../shared/ballot/ballot.ts';
import { editAddNote, editRemoveNote, readNotes } from '../../shared/notebook/notebook.ts';
import { planText } from '../../shared/plan/plan.ts';
import { applyAccepted } from './applyUpdate.ts';
import { validateReadOnly } from './validate.ts';

const refused = (closeCode: number, reason: string): unknown => ({ kind: 'refused', closeCode, reason });
const noteC = 'noteC'.padEnd(22, 'x');
/** After the "vendor" of note B. */
const end = { origin: [mine, 15] as const };

describe('GA8 documents that a client only reads', () => {
  const board = (): Y.Doc => notebook();

  test('GA7 an update without anything new is ignored, also the whole state or the whole delete set', () => {
    const doc = board();
    doc.transact(() => editRemoveNote(doc, readNotes(doc)[0]!.id));
    expect(validateReadOnly(doc, Y.encodeStateAsUpdate(doc))).toEqual({ kind: 'nothingNew' });
    expect(validateReadOnly(doc, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc)))).toEqual({ kind: 'nothingNew' });
    expect(validateReadOnly(doc, forge([]))).toEqual({ kind: 'nothingNew' });
  });

  test('GA8 one new struct or delete range closes with 4403', () => {
    const doc = board();
    const readOnly = refused(4403, 'readOnly');
    expect(
      validateReadOnly(
        doc,
        edited(doc, fresh, (page) => editAddNote(page, noteC, 'x')),
      ),
    ).toEqual(readOnly);
    expect(
      validateReadOnly(
        doc,
        edited(doc, fresh, (page) => editRemoveNote(page, readNotes(page)[0]!.id)),
      ),
    ).toEqual(readOnly);
    expect(validateReadOnly(doc, forge([{ client: server, structs: [gc(1)] }]))).toEqual(readOnly);
    expect(validateReadOnly(doc, forge([{ client: mine, clock: 99, structs: [gc(1)] }]))).toEqual(readOnly);
    expect(validateReadOnly(doc, forge([], [{ client: mine, ranges: [[90, 1]] }]))).toEqual(readOnly);
    const formatted = edited(doc, fresh, (page) => page.getText('x').insert(0, 'a', { bold: true }));
    expect(validateReadOnly(doc, formatted)).toMatchObject({ closeCode: 4403 });
  });

  test('GA3 bytes that are no update close with 4400', () => {
    expect(validateReadOnly(board(), Uint8Array.of(0, 0, 0))).toEqual(refused(4400, 'trailingBytes'));
  });
});

describe('GA9 gaps', () => {
  const gaps: [string, Uint8Array][] = [
    ['a clock ahead of what the server has', forge([{ client: mine, clock: 17, structs: [text(end, 'x')] }])],
    ['a skipped clock', forge([{ client: mine, clock: 16, structs: [skip(2), text(end, 'x')] }])],
    ['a missing left neighbour', forge([{ client: mine, clock: 16, structs: [text({ origin: [fresh, 3] }, 'x')] }])],
    ['a missing right neighbour', forge([{ client: mine, clock: 16, structs: [text({ right: [fresh, 3] }, 'x')] }])],
    ['a missing parent', forge([{ client: mine, clock: 16, structs: [text({ parent: [fresh, 3] }, 'x')] }])],
    ['itself as its own neighbour', forge([{ client: mine, clock: 16, structs: [text({ origin: [mine, 16] }, 'x')] }])],
    ['a deletion of missing structs', forge([], [{ client: mine, ranges: [[14, 4]] }])],
    ['a deletion under an unused id', forge([], [{ client: fresh, ranges: [[0, 1]] }])],
    [
      'a cycle',
      forge([
        { client: mine, clock: 16, structs: [text({ origin: [fresh, 0] }, 'x')] },
        { client: fresh, structs: [text({ origin: [mine, 16] }, 'x')] },
      ]),
    ],
  ];
  test.each(gaps)('GA9 %s: dropped before step 2, refused after it', (_, bytes) => {
    expect(inNotebook(notebook(), bytes, early)).toEqual({ kind: 'gap' });
    expect(inNotebook(notebook(), bytes)).toEqual(refused(4422, 'gap'));
  });

  test('GA9 a skip over structs that the server has is no gap', () => {
    const bytes = forge([{ client: mine, clock: 14, structs: [skip(2), text(end, 'x')] }]);
    expect(inNotebook(notebook(), bytes)).toMatchObject({ kind: 'accepted' });
  });
});

describe('GA11 the owner of a client id', () => {
  test.each([
    ['an item', [text(end, 'x')]],
    ['a GC', [gc(1)]],
    ['a deleted item', [deleted(end, 1)]],
  ])('GA11 %s under the id of another person is refused, and that person can still write', (_, structs) => {
    for (const from of [sender, early])
      expect(inNotebook(notebook(), forge([{ client: theirs, structs }]), from)).toEqual(
        refused(4422, 'foreignClientId'),
      );
  });

  test('GA11 own and unused ids are accepted, up to 64', () => {
    const bytes = forge([{ client: fresh, structs: [gc(1)] }]);
    expect(inNotebook(notebook(), bytes, { ...sender, clientIdsHeld: 63 })).toMatchObject({ clientIds: [fresh] });
    expect(inNotebook(notebook(), bytes, { ...sender, clientIdsHeld: 64 })).toEqual(refused(4422, 'tooManyClientIds'));
    const own = forge([{ client: mine, clock: 16, structs: [gc(1)] }]);
    expect(inNotebook(notebook(), own, { ...sender, clientIdsHeld: 64 })).toMatchObject({ kind: 'accepted' });
  });

  test('GA12 deleting what another person has not written yet is refused', () => {
    const future = forge([], [{ client: theirs, ranges: [[6, 500]] }]);
    for (const from of [sender, early]) expect(inPlan(plan(), future, from)).toEqual(refused(4422, 'foreignFuture'));
  });
});

describe('GA10b the id of the server', () => {
  const asServer = (clock: number): Uint8Array =>
    forge([{ client: server, clock, structs: [text({ root: 'plans' }, 'x')] }]);

  test('GA10b in a document that the server does not write, its id is refused', () => {
    for (const from of [sender, early])
      expect(inNotebook(notebook(), asServer(0), from)).toEqual(refused(4422, 'serverClientId'));
  });

  test('GA10b in the plan a client can be ahead before its step 2, or by a gap; otherwise the server’s id is refused', () => {
    const doc = plan();
    const state = Y.getState(doc.store, server);
    expect(inPlan(doc, asServer(state), early)).toEqual({ kind: 'ahead' });
    expect(inPlan(doc, asServer(state + 3))).toEqual({ kind: 'ahead' });
    expect(inPlan(doc, asServer(state))).toEqual(refused(4422, 'serverClientId'));
    const typed = forge([{ client: mine, structs: [text({ parent: [server, state] }, 'x')] }]);
    expect(inPlan(doc, typed)).toEqual({ kind: 'ahead' });
    expect(inPlan(doc, forge([], [{ client: server, ranges: [[state, 1]] }]))).toEqual({ kind: 'ahead' });
  });
});

describe('GA18 only what is new is passed on', () => {
  test('GA18 a partly known struct is cut, and its rest has the known part as origin', () => {
    const doc = notebook();
    const longer = forge([{ client: mine, clock: 10, structs: [text({ root: 'notes' }, 'vendor is 😀')] }]);
    const verdict = inNotebook(doc, longer);
    expect(verdict).toMatchObject({ kind: 'accepted', clientIds: [mine] });
    if (verdict.kind !== 'accepted') return;
    applyAccepted(doc, verdict.update, 'test');
    // The root that the update named has no effect.
    expect(readNotes(doc).map((note) => note.text)).toEqual(['late', 'vendor is 😀']);
    expect(inNotebook(doc, longer)).toEqual({ kind: 'nothingNew' });
  });

  test('GA18 deleted items, GC structs and several values of a key are cut too', () => {
    const doc = notebook();
    const cut = (part: ReturnType<typeof gc>, clock: number): Uint8Array => {
      const verdict = inNotebook(doc, forge([{ client: mine, clock, structs: [part] }]));
      return verdict.kind === 'accepted' ? verdict.update : new Uint8Array();
    };
    expect(cut(gc(4), 14)).toEqual(forge([{ client: mine, clock: 16, structs: [gc(2)] }]));
    expect(cut(deleted({ origin: [mine, 13] }, 4), 14)).toEqual(forge([{ client: mine, clock: 16, structs: [deleted(end, 2)] }])); // prettier-ignore
  });

  test('GA18 several values of a key are cut also as a client without garbage collection writes them', () => {
    const doc = docOf([mine, (one) => editDots(one, riskA, 1)]);
    const verdict = inBallot(doc, forge([{ client: mine, structs: [values({ root: 'dots', key: riskA }, 1, 0, 2)] }]));
    const rest = forge([{ client: mine, clock: 1, structs: [values({ origin: [mine, 0] }, 0, 2)] }]);
    expect(verdict).toMatchObject({ kind: 'accepted', update: rest });
    applyAccepted(doc, rest, 'test');
    expect(readBallot(doc).dots).toEqual({ [riskA]: 2 });
  });

  test('GA18 known deletions are removed, new ones stay', () => {
    const doc = notebook();
    applyAccepted(doc, forge([], [{ client: mine, ranges: [[3, 2]] }]), 'test');
    const verdict = inNotebook(doc, forge([], [{ client: mine, ranges: [[3, 4]] }]));
    expect(verdict).toMatchObject({ update: forge([], [{ client: mine, ranges: [[5, 2]] }]) });
  });

  test('GA7 structs of another person that the server has are accepted again', () => {
    const doc = plan();
    const page = edited(doc, mine, (one) => planText(one, riskA, 'event')?.insert(0, 'late'));
    const all = Y.mergeUpdates([Y.encodeStateAsUpdate(doc), page]);
    const verdict = inPlan(doc, all);
    expect(verdict).toMatchObject({ kind: 'accepted', clientIds: [mine] });
    if (verdict.kind === 'accepted') expect(verdict.update).toEqual(page);
  });
});

test('GA21b an item beside or inside a deleted one is accepted as deleted', () => {
  const doc = notebook();
  editRemoveNote(doc, readNotes(doc)[0]!.id);
  for (const spot of [{ parent: [mine, 2] as const }, { origin: [mine, 4] as const }, { parent: [mine, 0] as const, key: 'rank' }])
    expect(inNotebook(doc, forge([{ client: fresh, structs: [text(spot, 'typed offline')] }]))).toMatchObject({ kind: 'accepted' }); // prettier-ignore
});

test('GA21a neighbours in different parents are refused', () => {
  const between = forge([{ client: fresh, structs: [text({ origin: [mine, 6], right: [mine, 10] }, 'x')] }]);
  expect(inNotebook(notebook(), between)).toEqual(refused(4422, 'twoPlaces'));
  const parent = forge([{ client: fresh, structs: [text({ parent: [mine, 3] }, 'x')] }]);
  expect(inNotebook(notebook(), parent)).toEqual(refused(4422, 'parent'));
});

test('GA21a a note created in one update is placed for any order of clients', () => {
  const bytes = forge([
    { client: mine, clock: 16, structs: [text({ parent: [fresh, 2] }, 'across'), map({ origin: [fresh, 0] })] },
    { client: fresh, structs: [map({ root: 'notes' }), values({ parent: [fresh, 0], key: 'id' }, noteC), sharedText({ parent: [fresh, 0], key: 'text' }), text({ origin: [mine, 21] }, ' tabs')] }, // prettier-ignore
  ]);
  const doc = notebook();
  const verdict = inNotebook(doc, bytes);
  expect(verdict).toMatchObject({ kind: 'accepted' });
  if (verdict.kind === 'accepted') applyAccepted(doc, verdict.update, 'test');
  expect(readNotes(doc).map((note) => note.text)).toContain('across tabs');
});
