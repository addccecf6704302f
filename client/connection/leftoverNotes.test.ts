import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { editAddNote, editNoteKeep, readNotes } from '../../shared/notebook/notebook.ts';
import type { EndedNotebook } from './leftoverNotes.ts';
import { askedNotes, createLeftoverNotes } from './leftoverNotes.ts';
import { createMemoryOutbox } from '../testing/memoryOutbox.ts';

function ended(changed: Partial<EndedNotebook>, ...notes: string[]): EndedNotebook {
  const doc = new Y.Doc();
  for (const text of notes) editAddNote(doc, text, text);
  return { round: 1, doc, isDirty: true, base: {}, isConsented: false, isWitnessed: true, isClosed: false, ...changed };
}

function create() {
  const outbox = createMemoryOutbox();
  return { outbox, leftoverNotes: createLeftoverNotes({ outbox, outboxPrefix: 'l/' }) };
}

describe('notes of an ended round', () => {
  test('RV8a acknowledged notes of a witnessed round were shown; the unsent one waits in the late round', () => {
    const { leftoverNotes } = create();
    const late = new Y.Doc();
    leftoverNotes.opened(2, late);
    leftoverNotes.settle(ended({ base: { one: 'one', two: 'two' } }, 'one', 'two', 'unsent'), []);
    expect(readNotes(late).map((note) => note.text)).toEqual(['unsent']);
    expect(leftoverNotes.list.get()).toMatchObject([{ id: 'unsent', reason: 'tooLate', waiting: true }]);
  });

  test('RV8a a note that arrived without its ack is not sent again', () => {
    const { leftoverNotes } = create();
    const late = new Y.Doc();
    leftoverNotes.opened(2, late);
    leftoverNotes.settle(ended({}, 'lost ack'), ['lost ack']);
    expect(leftoverNotes.list.get()).toEqual([]);
    expect(readNotes(late)).toEqual([]);
  });

  test('RV8a when everything was acknowledged nothing is left over, also without a reply', () => {
    const { leftoverNotes } = create();
    leftoverNotes.settle(ended({ isDirty: false, base: { one: 'one' } }, 'one'), null);
    expect(leftoverNotes.list.get()).toEqual([]);
  });

  test('EN1d when the workshop is closed the notes that were not shown stay with their author', () => {
    const { leftoverNotes } = create();
    const saved = { isDirty: false, base: { mine: 'mine', shown: 'shown' }, isClosed: true };
    leftoverNotes.settle(ended(saved, 'mine', 'shown'), ['shown']);
    expect(leftoverNotes.list.get()).toMatchObject([{ id: 'mine', reason: 'closed', waiting: false }]);
  });

  test('RV8a an edit that came too late is offered to its author and added to no document', () => {
    const { leftoverNotes } = create();
    const late = new Y.Doc();
    leftoverNotes.opened(2, late);
    leftoverNotes.settle(ended({ base: { note: 'not' } }, 'note'), ['note']);
    expect(leftoverNotes.list.get()).toMatchObject([{ text: 'note', reason: 'edited', waiting: false }]);
    expect(readNotes(late)).toEqual([]);
    leftoverNotes.reuse('note');
    expect(readNotes(late).map((note) => note.text)).toEqual(['note']);
    expect(leftoverNotes.list.get()).toEqual([]);
  });

  test('RV8b a note that its author keeps stays on the device and is sent only on request', () => {
    const { leftoverNotes } = create();
    const late = new Y.Doc();
    leftoverNotes.opened(2, late);
    const round = ended(
      { isConsented: true, isDirty: false, base: { private: 'private', shown: 'shown' } },
      'private',
      'shown',
    );
    leftoverNotes.settle(round, ['shown']);
    const markedKeep = ended({ round: 3, isDirty: false, base: { mine: 'mine' } }, 'mine');
    editNoteKeep(markedKeep.doc, 'mine', true);
    expect(askedNotes(markedKeep)).toEqual([]);
    leftoverNotes.settle(markedKeep, []);
    expect(leftoverNotes.list.get().map(({ id, reason }) => [id, reason])).toEqual([
      ['private', 'kept'],
      ['mine', 'kept'],
    ]);
    expect(readNotes(late)).toEqual([]);
  });

  test('RV8a leftover notes survive the page and are erased from the device when dropped', async () => {
    const { leftoverNotes, outbox } = create();
    leftoverNotes.settle(ended({}, 'unsent'), []);
    const next = createLeftoverNotes({ outbox, outboxPrefix: 'l/' });
    await next.restore();
    expect(next.list.get()).toMatchObject([{ text: 'unsent', waiting: false }]);
    const late = new Y.Doc();
    next.opened(2, late);
    expect(readNotes(late)).toHaveLength(1);
    next.drop('unsent');
    expect(readNotes(late)).toEqual([]);
    expect(await outbox.read('')).toEqual([]);
  });
});
