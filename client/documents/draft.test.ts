import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { editAddNote, editRemoveNote, noteText, readNotes } from '../../shared/notebook/notebook.ts';
import { createMemoryTabState } from '../testing/memoryTabState.ts';
import type { TabState } from '../runtime/tabState.ts';
import { createDraftField } from './draft.ts';
import { createFakeConnection } from '../testing/fakeConnection.ts';

let pages = 0;

/** A page whose notebook is `doc`; pages of one person share it, as if synced by the server. */
function open(doc = new Y.Doc(), tabState: TabState = createMemoryTabState(), round = 1) {
  const connection = createFakeConnection({ tabState });
  const page = ++pages;
  let minted = 0;
  const desk = createDraftField({ ...connection, createId: () => `page${page}note${++minted}` });
  const link = connection.openRound('notebook', round);
  link.doc.set(doc);
  const close = desk.follow();
  const type = (letters: string): void => {
    const text = desk.draft.get()!.text;
    for (const letter of letters) text.insert(text.length, letter);
  };
  const field = (): string | undefined => desk.draft.get()?.text.toString();
  return { connection, desk, link, doc, tabState, close, type, field };
}
const texts = (doc: Y.Doc): string[] => readNotes(doc).map((note) => note.text);

describe('the draft field', () => {
  test('NB1a an empty draft makes no note, however often the page is loaded', () => {
    const { doc, tabState } = open();
    for (let load = 0; load < 50; load++) open(doc, tabState).close();
    open(doc).close();
    expect(readNotes(doc)).toEqual([]);
    open(doc, tabState).type('N');
    expect(texts(doc)).toEqual(['N']);
  });

  test('NB1a the draft and its note are kept equal in both directions', () => {
    const { doc, type, field, desk } = open();
    type('It failed');
    expect(texts(doc)).toEqual(['It failed']);
    noteText(doc, desk.draft.get()!.id)!.insert(9, ' twice');
    expect(field()).toBe('It failed twice');
    desk.draft.get()!.text.delete(0, 3);
    expect(texts(doc)).toEqual(['failed twice']);
  });

  test('NB1b a draft that was emptied remains the same note', () => {
    const { doc, type, desk } = open();
    type('No');
    desk.draft.get()!.text.delete(0, 2);
    type('Yes');
    expect(texts(doc)).toEqual(['Yes']);
  });
});

describe('after a reload', () => {
  test('NB3a after a reload the draft is in its field and remains the same note', () => {
    const before = open();
    before.type('Entered');
    before.desk.next();
    before.type('Half of');
    before.close();
    const after = open(before.doc, before.tabState);
    expect(after.field()).toBe('Half of');
    after.type(' it');
    expect(texts(after.doc)).toEqual(['Entered', 'Half of it']);
    after.desk.next();
    expect(after.field()).toBe('');
    expect(open(after.doc, after.tabState).field()).toBe('');
  });

  test('NB3a a notebook that arrives late restores the draft, unless something was typed by then', () => {
    const before = open();
    before.type('Half of it');
    for (const [typed, expected] of [
      ['', 'Half of it'],
      ['Quick', 'Quick'],
    ] as const) {
      const late = open(new Y.Doc(), before.tabState);
      late.type(typed);
      const marked = before.tabState.read('draft');
      Y.applyUpdate(late.doc, Y.encodeStateAsUpdate(before.doc));
      expect(late.field()).toBe(expected);
      expect(texts(late.doc).filter((text) => text === 'Half of it')).toHaveLength(1);
      late.close();
      if (typed === '') expect(before.tabState.read('draft')).toBe(marked);
    }
  });

  test('NB3b a second tab has its own draft and lists that of the first as a note', () => {
    const one = open();
    one.type('From one');
    const two = open(one.doc);
    expect(two.field()).toBe('');
    two.type('From two');
    expect(one.field()).toBe('From one');
    expect(texts(one.doc)).toEqual(['From one', 'From two']);
  });

  test('NB3b the stored mark holds no text, belongs to one round and ends when the note is entered', () => {
    const page = open();
    page.type('Secret');
    expect(page.tabState.read('draft')).toBe(`1 ${page.desk.draft.get()!.id}`);
    const next = open(page.doc, page.tabState, 2);
    expect(next.field()).toBe('');
    expect(page.tabState.read('draft')).toBeNull();
    page.type(' again');
    page.desk.next();
    expect(page.tabState.read('draft')).toBeNull();
  });
});

describe('a replaced document', () => {
  test('FA8d a draft continues in the rebuilt document', () => {
    const { doc, link, type, field } = open();
    type('It fai');
    const rebuilt = new Y.Doc();
    for (const note of readNotes(doc)) editAddNote(rebuilt, note.id, note.text);
    link.doc.set(rebuilt);
    type('led');
    expect(field()).toBe('It failed');
    expect(texts(rebuilt)).toEqual(['It failed']);
  });

  test('NB1a a draft that another tab removed leaves an empty field', () => {
    const { doc, desk, type, field } = open();
    type('Shown by the other tab');
    editRemoveNote(doc, desk.draft.get()!.id);
    expect(field()).toBe('');
    type('Next');
    expect(texts(doc)).toEqual(['Next']);
  });

  test('without an open notebook there is no draft', () => {
    const { connection, desk } = open();
    connection.notebook.set(null);
    expect(desk.draft.get()).toBeNull();
    expect(desk.next()).toBeNull();
  });
});
