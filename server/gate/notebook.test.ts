import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { array, deleted, forge, gc, map, sharedText, text, values, type Part, type Spot } from '../../tests/fuzz/forge.ts'; // prettier-ignore
import { docOf, edited, fresh, hashOf, inNotebook, mine, noteA, notebook } from '../../tests/fuzz/sampleDocs.ts';
import { editAddNote, editNoteKeep, editNoteRank, editRemoveNote, noteText, readNotes } from '../../shared/notebook/notebook.ts'; // prettier-ignore
import { limits } from '../../shared/protocol/limits.ts';
import { applyAccepted } from './applyUpdate.ts';
import { updateLimits } from './updateLimits.ts';

const refused = (reason: string, closeCode = 4422): unknown => ({ kind: 'refused', closeCode, reason });
const accepted = expect.objectContaining({ kind: 'accepted' }) as unknown;
const one = (...structs: Part[]): Uint8Array => forge([{ client: fresh, structs }]);
const id = (i: number): string => `note${i}`.padEnd(22, 'x');
const inA = (key: string): Spot => ({ parent: [mine, 0], key });
const keepAndNot = (doc: Y.Doc): void => {
  editNoteKeep(doc, noteA, true);
  editNoteKeep(doc, noteA, false);
};
const swap = (doc: Y.Doc): void => {
  editRemoveNote(doc, noteA);
  editAddNote(doc, id(500), '');
};
const notes: Spot = { root: 'notes' };

describe('GA13 the content of a notebook', () => {
  test.each<[string, (doc: Y.Doc) => void]>([
    ['a note at once', (doc) => editAddNote(doc, id(1), 'late', 'a0')],
    ['an empty note', (doc) => doc.getArray('notes').push([new Y.Map()])],
    ['many pasted lines', (doc) => Array.from({ length: 30 }, (_, i) => editAddNote(doc, id(i), `line ${i}`))],
    ['a letter', (doc) => noteText(doc, noteA)?.insert(2, 'x')],
    ['a new order', (doc) => editNoteRank(doc, noteA, 'a0V')],
    ['keep set and cleared', keepAndNot],
    ['a note deleted', (doc) => editRemoveNote(doc, noteA)],
    ['half of a pictograph deleted', (doc) => [noteText(doc, noteA)?.insert(0, '😀'), noteText(doc, noteA)?.delete(0, 1)]], // prettier-ignore
    ['half of a pictograph written', (doc) => noteText(doc, noteA)?.insert(0, '\ud83d')],
  ])('GA13 %s is accepted', (_, edit) => {
    expect(inNotebook(notebook(), edited(notebook(), fresh, edit))).toEqual(accepted);
  });

  test.each<[string, string, Part]>([
    ['another root', 'root', text({ root: 'ballot' }, 'x')],
    ['a letter among the notes', 'sharedType', text(notes, 'x')],
    ['a value among the notes', 'sharedType', values(notes, 1)],
    ['a text among the notes', 'sharedType', sharedText(notes)],
    ['an array among the notes', 'sharedType', array(notes)],
    ['a key on the list of notes', 'key', map({ root: 'notes', key: 'x' })],
    ['something deleted under a key of the list', 'key', deleted({ root: 'notes', key: 'x' }, 1)],
    ['an element inside a note', 'key', map({ parent: [mine, 0] })],
    ['an unknown key', 'key', values(inA('author'), 'Ana')],
    ['an unknown key, deleted', 'key', deleted(inA('author'), 1)],
    ['a malformed id', 'value', values(inA('id'), 'short')],
    ['an id that is a number', 'value', values(inA('id'), 12)],
    ['an id that is an object', 'value', values(inA('id'), { a: 1 })],
    ['one good and one bad id', 'value', values(inA('id'), noteA, 'short')],
    ['a rank that is no rank', 'value', values(inA('rank'), 'a\u202e')],
    ['a rank of 257 letters', 'value', values(inA('rank'), 'a'.repeat(257))],
    ['keep as a number', 'value', values(inA('keep'), 1)],
    ['keep as false', 'value', values(inA('keep'), false)],
    ['a map for a text', 'sharedType', map(inA('text'))],
    ['a plain string for a text', 'sharedType', values(inA('text'), 'late')],
    ['a value inside a text', 'notPlainText', values({ origin: [mine, 6] }, 1)],
    ['a map inside a text', 'notPlainText', map({ origin: [mine, 6] })],
    ['an attribute of a text', 'notPlainText', values({ parent: [mine, 2], key: 'bold' }, true)],
  ])('GA13 %s is refused', (_, reason, part) => {
    expect(inNotebook(notebook(), one(part))).toEqual(refused(reason));
  });
});

describe('GA15a limits', () => {
  const added = (doc: Y.Doc, words: string): Uint8Array =>
    edited(doc, fresh, (page) => noteText(page, noteA)?.insert(0, words));

  test('GA15a the page warns at 2,000 letters; the server accepts up to twice that', () => {
    expect(inNotebook(notebook(), added(notebook(), 'x'.repeat(limits.textLength + 1)))).toEqual(accepted);
    expect(inNotebook(notebook(), added(notebook(), 'x'.repeat(updateLimits.textUnits - 4)))).toEqual(accepted);
    expect(inNotebook(notebook(), added(notebook(), 'x'.repeat(updateLimits.textUnits - 3)))).toEqual(
      refused('textTooLong'),
    );
    expect(inNotebook(notebook(), added(notebook(), '😀'.repeat(1_999)))).toEqual(refused('textTooLong'));
  });

  test('GA15a the limit holds for small steps too, and other notes can still be edited', () => {
    const doc = notebook();
    applyAccepted(doc, added(doc, 'x'.repeat(updateLimits.textUnits - 4)), 'test');
    expect(inNotebook(doc, added(doc, 'y'))).toEqual(refused('textTooLong'));
    expect(
      inNotebook(
        doc,
        edited(doc, fresh, (page) => noteText(page, readNotes(page)[1]!.id)?.insert(0, 'y')),
      ),
    ).toEqual(accepted);
  });

  test('GA15b content that the same update deletes is not counted', () => {
    const long = 'x'.repeat(updateLimits.textUnits - 4);
    const doc = notebook();
    applyAccepted(doc, added(doc, long), 'test');
    const replaced = edited(doc, mine, (page) => {
      noteText(page, noteA)?.delete(0, 3_000);
      noteText(page, noteA)?.insert(0, 'y'.repeat(3_000));
    });
    expect(inNotebook(doc, replaced)).toEqual(accepted);
    // A client that stores deleted texts for undo sends both completely.
    const kept = one(text({ origin: [mine, 6] }, long), text({ origin: [fresh, long.length - 1] }, long));
    expect(inNotebook(notebook(), kept)).toEqual(refused('textTooLong'));
    const bothWays = forge(
      [
        {
          client: fresh,
          structs: [text({ origin: [mine, 6] }, long), text({ origin: [fresh, long.length - 1] }, long)],
        },
      ],
      [{ client: fresh, ranges: [[0, long.length]] }],
    );
    expect(inNotebook(notebook(), bothWays)).toEqual(accepted);
  });

  test('GA15a 200 notes are accepted, the next one is refused', () => {
    const add = (count: number) => (page: Y.Doc) =>
      Array.from({ length: count }, (_, i) => editAddNote(page, id(i), ''));
    const doc = notebook();
    expect(inNotebook(doc, edited(doc, fresh, add(199)))).toEqual(refused('tooManyNotes'));
    applyAccepted(doc, edited(doc, fresh, add(198)), 'test');
    expect(inNotebook(doc, edited(doc, fresh, add(1)))).toEqual(refused('tooManyNotes'));
    const swapped = edited(doc, fresh, swap);
    expect(inNotebook(doc, swapped)).toEqual(accepted);
  });
});

describe('GA17 claimed deletions', () => {
  test('GA17 up to 100,000 in one update, as GC or deleted items', () => {
    expect(inNotebook(notebook(), one(gc(updateLimits.deletedLength)))).toEqual(accepted);
    expect(inNotebook(notebook(), one(gc(updateLimits.deletedLength + 1)))).toEqual(refused('tooMuchDeleted'));
    const half = updateLimits.deletedLength / 2;
    expect(inNotebook(notebook(), one(gc(half), deleted({ origin: [mine, 6] }, half + 1)))).toEqual(
      refused('tooMuchDeleted'),
    );
  });

  test('GA17 up to 5,000 new delete ranges, any number of known ones', () => {
    const doc = docOf([mine, (one) => editAddNote(one, noteA, 'x'.repeat(15_000))]);
    const ranges = (count: number): Uint8Array =>
      forge([], [{ client: mine, ranges: Array.from({ length: count }, (_, i) => [3 + 2 * i, 1] as const) }]);
    expect(inNotebook(doc, ranges(5_001))).toEqual(refused('tooManyNewDeleteRanges'));
    applyAccepted(doc, ranges(5_000), 'test');
    expect(inNotebook(doc, ranges(5_001))).toEqual(accepted);
  });
});

test('GA16 a document does not grow above 512 kB; deleting is always possible', () => {
  const doc = new Y.Doc();
  doc.getArray('notes');
  let i = 0;
  let verdict: unknown = accepted;
  for (; i < 200; i++) {
    const update = edited(doc, mine, (page) => editAddNote(page, id(i), '漢'.repeat(3_900)));
    verdict = inNotebook(doc, update);
    if ((verdict as { kind: string }).kind === 'refused') break;
    applyAccepted(doc, update, 'test');
  }
  expect(verdict).toEqual(refused('documentTooLarge', 4413));
  const size = Y.encodeStateAsUpdate(doc).length;
  expect(size).toBeGreaterThan(updateLimits.notebookBytes * 0.9);
  expect(size).toBeLessThan(updateLimits.notebookBytes);
  const before = hashOf(doc);
  expect(
    inNotebook(
      doc,
      edited(doc, mine, (page) => editRemoveNote(page, id(0))),
    ),
  ).toEqual(accepted);
  expect(hashOf(doc)).toBe(before);
});
