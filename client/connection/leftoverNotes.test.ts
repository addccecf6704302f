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

describe('RV8 late notes in two phases', () => {
  test('point 23: saved notes are not asked about; the unsent one waits in the late round', async () => {
    const { leftoverNotes, whichArrived } = create();
    const late = new Y.Doc();
    leftoverNotes.opened(2, late);
    await leftoverNotes.settle(ended({ base: { one: 'one', two: 'two' } }, 'one', 'two', 'unsent'));
    expect(whichArrived).toHaveBeenCalledExactlyOnceWith(1, ['unsent']);
    expect(readNotes(late).map((note) => note.text)).toEqual(['unsent']);
    expect(leftoverNotes.list.get()).toMatchObject([{ id: 'unsent', reason: 'tooLate', waiting: true }]);
  });

  test('point 24: a note that arrived though its acknowledgement did not is not sent again', async () => {
    const { leftoverNotes } = create(['lost ack']);
    const late = new Y.Doc();
    leftoverNotes.opened(2, late);
    await leftoverNotes.settle(ended({}, 'lost ack'));
    expect(leftoverNotes.list.get()).toEqual([]);
    expect(readNotes(late)).toEqual([]);
  });

  test('L22 when everything was saved nothing is asked', async () => {
    const { leftoverNotes, whichArrived } = create();
    await leftoverNotes.settle(ended({ isDirty: false, base: { one: 'one' } }, 'one'));
    expect(whichArrived).not.toHaveBeenCalled();
    expect(leftoverNotes.list.get()).toEqual([]);
  });

  test('a later wording is offered, not put anywhere', async () => {
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

  test('RV2 what its author kept back stays here and goes nowhere unasked', async () => {
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

  test('leftovers outlive the page, and are gone from the device when they are dropped', async () => {
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
