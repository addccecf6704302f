import type * as Y from 'yjs';
import { rankAtEnd, rankBetween } from '../../shared/board/order.ts';
import type { NoteId } from '../../shared/ids.ts';
import type { Note } from '../../shared/notebook/notebook.ts';
import { editNoteRank, notesArray, readNotes } from '../../shared/notebook/notebook.ts';
import { createDocSignal } from './docSignal.ts';
import { isShallowEqual } from './shallowEqual.ts';

/** The notes in their author's order: those with a rank by rank, then the others as they were written. */
export const ownNotes = createDocSignal<readonly Note[]>(
  (doc, before) => {
    const known = new Map(before?.map((note) => [note.id, note]));
    const notes = inOwnOrder(readNotes(doc)).map((note) => {
      const same = known.get(note.id);
      return same !== undefined && isShallowEqual(same, note) ? same : note;
    });
    return before !== null && isShallowEqual(before, notes) ? before : notes;
  },
  (doc, changed) => notesArray(doc).observeDeep(changed),
);

export function inOwnOrder(notes: readonly Note[]): Note[] {
  const ranked = notes.filter((note) => note.rank !== null);
  const rest = notes.filter((note) => note.rank === null);
  ranked.sort((a, b) =>
    (a.rank ?? '') < (b.rank ?? '') ? -1 : (a.rank ?? '') > (b.rank ?? '') ? 1 : a.id < b.id ? -1 : 1,
  );
  return [...ranked, ...rest];
}

/**
 * Moves a note to an index among `shown` (the listed notes, without the draft). Notes that were never moved have no rank;
 * those before the index get one, so that the order stays.
 */
export function editNotePlace(doc: Y.Doc, shown: readonly Note[], id: NoteId, toIndex: number): void {
  const others = shown.filter((note) => note.id !== id);
  const index = Math.max(0, Math.min(toIndex, others.length));
  doc.transact(() => {
    const ranks = Object.fromEntries(
      others.flatMap((note) => (note.rank === null ? [] : [[note.id, { rank: note.rank }]])),
    );
    for (const note of others.slice(0, index)) {
      if (ranks[note.id] !== undefined) continue;
      const rank = rankAtEnd(ranks);
      ranks[note.id] = { rank };
      editNoteRank(doc, note.id, rank);
    }
    const before = others[index - 1];
    const after = others[index];
    const low = before === undefined ? null : (ranks[before.id]?.rank ?? null);
    const high = after === undefined ? null : (ranks[after.id]?.rank ?? null);
    editNoteRank(doc, id, rankBetween(low, high !== null && (low === null || low < high) ? high : null));
  });
}
