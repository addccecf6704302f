import { describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { editAddNote, editNoteKeep, readNotes } from '../../shared/notebook/notebook.ts';
import type { EndedNotebook } from './leftoverNotes.ts';
import { createLeftoverNotes } from './leftoverNotes.ts';
import { createMemoryOutbox } from '../testing/memoryOutbox.ts';

function ended(changed: Partial<EndedNotebook>, ...notes: string[]): EndedNotebook {
  const doc = new Y.Doc();
  for (const text of notes) editAddNote(doc, text, text);
  return { round: 1, doc, isDirty: true, base: {}, isConsented: false, isWitnessed: true, ...changed };
}

function create(arrived: readonly string[] | null = []) {
  const outbox = createMemoryOutbox();
  const whichArrived = vi.fn(async () => arrived);
  return { outbox, whichArrived, leftoverNotes: createLeftoverNotes({ outbox, outboxPrefix: 'l/', whichArrived }) };
}

describe('notes of an ended round', () => {
  test('RV8a acknowledged notes are not asked about; the unsent one waits in the late round', async () => {
    const { leftoverNotes, whichArrived } = create();
    const late = new Y.Doc();
    leftoverNotes.opened(2, late);
    await leftoverNotes.settle(ended({ base: { one: 'one', two: 'two' } }, 'one', 'two', 'unsent'));
    expect(whichArrived).toHaveBeenCalledExactlyOnceWith(1, ['unsent']);
    expect(readNotes(late).map((note) => note.text)).toEqual(['unsent']);
    expect(leftoverNotes.list.get()).toMatchObject([{ id: 'unsent', reason: 'tooLate', waiting: true }]);
  });

  test('RV8a a note that arrived without its ack is not sent again', async () => {
    const { leftoverNotes } = create(['lost ack']);
    const late = new Y.Doc();
    leftoverNotes.opened(2, late);
    await leftoverNotes.settle(ended({}, 'lost ack'));
    expect(leftoverNotes.list.get()).toEqual([]);
    expect(readNotes(late)).toEqual([]);
  });

  test('RV8a when everything was acknowledged nothing is asked', async () => {
    const { leftoverNotes, whichArrived } = create();
    await leftoverNotes.settle(ended({ isDirty: false, base: { one: 'one' } }, 'one'));
    expect(whichArrived).not.toHaveBeenCalled();
    expect(leftoverNotes.list.get()).toEqual([]);
  });

  test('RV8a an edit that came too late is offered to its author and added to no document', async () => {
    const { leftoverNotes } = create(['note']);
    const late = new Y.Doc();
    leftoverNotes.opened(2, late);
    await leftoverNotes.settle({ ...ended({ base: { note: 'not' } }, 'note') });
    expect(leftoverNotes.list.get()).toMatchObject([{ text: 'note', reason: 'edited', waiting: false }]);
    expect(readNotes(late)).toEqual([]);
    leftoverNotes.reuse('note');
    expect(readNotes(late).map((note) => note.text)).toEqual(['note']);
    expect(leftoverNotes.list.get()).toEqual([]);
  });

  test('RV8b a note that its author keeps stays on the device and is sent only on request', async () => {
    const { leftoverNotes } = create(['shown']);
    const late = new Y.Doc();
    leftoverNotes.opened(2, late);
    const round = ended(
      { isConsented: true, isDirty: false, base: { private: 'private', shown: 'shown' } },
      'private',
      'shown',
    );
    await leftoverNotes.settle(round);
    const markedKeep = ended({ round: 3, isDirty: false, base: { mine: 'mine' } }, 'mine');
    editNoteKeep(markedKeep.doc, 'mine', true);
    await leftoverNotes.settle(markedKeep);
    expect(leftoverNotes.list.get().map(({ id, reason }) => [id, reason])).toEqual([
      ['private', 'kept'],
      ['mine', 'kept'],
    ]);
    expect(readNotes(late)).toEqual([]);
  });

  test('RV8a leftover notes survive the page and are erased from the device when dropped', async () => {
    const { leftoverNotes, outbox, whichArrived } = create();
    await leftoverNotes.settle(ended({}, 'unsent'));
    const next = createLeftoverNotes({ outbox, outboxPrefix: 'l/', whichArrived });
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
