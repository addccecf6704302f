import * as Y from 'yjs';
import type { NoteId } from '../ids.ts';

/** A note of a notebook. The text field is a note from its first character on (SPEC NB1). */
export type Note = {
  readonly id: NoteId;
  readonly text: string;
  readonly rank: string | null;
  /** True for a note that its author keeps private. */
  readonly keep: boolean;
};

/** The root Y.Array `notes` of Y.Map {id, text: Y.Text, rank?, keep?: true}. */
export const notesArray = (doc: Y.Doc): Y.Array<Y.Map<unknown>> => doc.getArray('notes');

/** Notes as plain values, in the order of the array; malformed ones are skipped. */
export function readNotes(doc: Y.Doc): Note[] {
  return notesArray(doc)
    .toArray()
    .flatMap((map): Note[] => {
      if (!(map instanceof Y.Map)) return [];
      const [id, text, rank] = [map.get('id'), map.get('text'), map.get('rank')];
      if (typeof id !== 'string' || !(text instanceof Y.Text)) return [];
      return [
        { id, text: text.toString(), rank: typeof rank === 'string' ? rank : null, keep: map.get('keep') === true },
      ];
    });
}

export const noteText = (doc: Y.Doc, id: NoteId): Y.Text | null => {
  const text = findNote(doc, id)?.get('text');
  return text instanceof Y.Text ? text : null;
};

export function editAddNote(doc: Y.Doc, id: NoteId, text: string, rank?: string): void {
  const map = new Y.Map<unknown>([['id', id], ['text', new Y.Text(text)]]); // prettier-ignore
  if (rank !== undefined) map.set('rank', rank);
  notesArray(doc).push([map]);
}

export function editRemoveNote(doc: Y.Doc, id: NoteId): void {
  const index = notesArray(doc)
    .toArray()
    .findIndex((map) => map.get('id') === id);
  if (index >= 0) notesArray(doc).delete(index);
}

export function editNoteRank(doc: Y.Doc, id: NoteId, rank: string): void {
  findNote(doc, id)?.set('rank', rank);
}

export function editNoteKeep(doc: Y.Doc, id: NoteId, keep: boolean): void {
  const note = findNote(doc, id);
  if (keep) note?.set('keep', true);
  else note?.delete('keep');
}

const findNote = (doc: Y.Doc, id: NoteId): Y.Map<unknown> | undefined =>
  notesArray(doc)
    .toArray()
    .find((map) => map.get('id') === id);
