import * as Y from 'yjs';
import { notesArray } from '../../shared/notebook/notebook.ts';

/**
 * Updates of a notebook that take as much memory as the gate lets through: every letter is typed in front of the one before,
 * so that Yjs cannot merge them, and each becomes a struct of its own.
 * @param author makes the ids of notes unique
 * @param notes of 2,000 letters each, one update a note; 20 kB of bytes and 400 kB of memory a note
 */
export function hostileNotebook(notes: number, author = 'hostile'): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let note = 0; note < notes; note++) {
    doc.transact(() => {
      const text = new Y.Text();
      notesArray(doc).push([new Y.Map<unknown>([['id', `${author}-${note}`.padEnd(22, 'x')], ['text', text]])]); // prettier-ignore
      for (let letter = 0; letter < 2_000; letter++) text.insert(0, 'a');
    });
  }
  return updates;
}
