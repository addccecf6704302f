import { useMemo } from 'react';
import type * as Y from 'yjs';
import type { NoteId } from '../../shared/ids.ts';
import type { Note } from '../../shared/notebook/notebook.ts';
import { editAddNote, editNoteKeep, editRemoveNote, noteText, readNotes } from '../../shared/notebook/notebook.ts';
import { isBlank } from '../../shared/notebook/blank.ts';
import type { Round } from '../../shared/session/session.ts';
import type { LeftoverNote, SaveState } from '../connection/workshopConnection.ts';
import { cleanText } from '../connection/cleanText.ts';
import { createSignal } from '../runtime/signal.ts';
import { editNotePlace, inOwnOrder, ownNotes } from './noteOrder.ts';
import type { Draft } from './draft.ts';
import type { WorkshopStore } from './workshopStore.ts';
import { useDocument, useDocSignal } from './useDocument.ts';
import { useSignal, useWorkshopStore } from './WorkshopProvider.tsx';

export type NotebookView = {
  /** The open round: that of write, or a late one from share on. */
  readonly round: Round | null;
  /** In the author's order, newest last; without the draft and blank notes. */
  readonly notes: readonly Note[];
  readonly save: SaveState;
  /** The server's state has not arrived yet: it may hold notes that are not listed. */
  readonly loading: boolean;
  /** No round is open. */
  readonly closed: boolean;
  readonly addNote: (text: string) => NoteId | null;
  readonly addNotes: (texts: readonly string[]) => void;
  readonly removeNote: (id: NoteId) => void;
  readonly moveNote: (id: NoteId, toIndex: number) => void;
  /** Kept notes of a late round are not shown with the batch. */
  readonly setKeep: (id: NoteId, keep: boolean) => void;
  /** The Y.Text of a note, for SharedText. */
  readonly text: (id: NoteId) => Y.Text | null;
  /** Null only while no notebook is open. */
  readonly draft: Draft | null;
  /** Lists the draft and starts the next one; a blank draft is used again (SPEC NB1b). Null while no notebook is open. */
  readonly startDraft: () => NoteId | null;
  /** Notes of ended rounds that were not shown. */
  readonly leftoverNotes: readonly LeftoverNote[];
  readonly dropLeftoverNote: (id: NoteId) => void;
  readonly reuseLeftoverNote: (id: NoteId) => void;
};

const noNotes = createSignal<readonly Note[]>([]);
const nothingToLoad = createSignal(true);

/** The own notebook of the open round. */
export function useNotebook(): NotebookView {
  const store = useWorkshopStore();
  const { connection } = store;
  const open = useSignal(connection.notebook);
  const { doc, save } = useDocument(open);
  const synced = useSignal(open?.synced ?? nothingToLoad);
  const all = useDocSignal(doc, ownNotes, noNotes);
  const draft = useSignal(store.draftField.draft);
  const draftId = draft?.id;
  const leftoverNotes = useSignal(connection.leftoverNotes);
  const notes = useMemo(() => all.filter((note) => note.id !== draftId && !isBlank(note.text)), [all, draftId]);
  const edits = useMemo(() => notebookEdits(store, doc), [store, doc]);
  return {
    ...edits,
    round: open?.round ?? null,
    notes,
    save,
    loading: !synced,
    closed: doc === null,
    moveNote: (id, toIndex) => doc !== null && editNotePlace(doc, notes, id, toIndex),
    draft,
    leftoverNotes,
    dropLeftoverNote: connection.dropLeftoverNote,
    reuseLeftoverNote: connection.reuseLeftoverNote,
  };
}

type NotebookEdits = Pick<NotebookView, 'addNote' | 'addNotes' | 'removeNote' | 'setKeep' | 'text' | 'startDraft'>;

function notebookEdits(store: WorkshopStore, doc: Y.Doc | null): NotebookEdits {
  const { createId } = store.connection;
  const add = (text: string): NoteId | null => {
    if (doc === null) return null;
    const id = createId();
    editAddNote(doc, id, cleanText(text));
    return id;
  };
  return {
    addNote: add,
    addNotes: (texts) => doc?.transact(() => texts.forEach((text) => isBlank(text) || add(text))),
    removeNote: (id) => doc !== null && editRemoveNote(doc, id),
    setKeep: (id, keep) => doc !== null && editNoteKeep(doc, id, keep),
    text: (id) => (doc === null ? null : noteText(doc, id)),
    startDraft() {
      const current = store.draftField.draft.get();
      if (doc === null || current === null || isBlank(current.text.toString())) return current?.id ?? null;
      const written = inOwnOrder(readNotes(doc)).filter((note) => !isBlank(note.text));
      // A draft started before earlier notes arrived may be in front of them, but it is the newest (SPEC NB1c).
      if (written.at(-1)?.id !== current.id) editNotePlace(doc, written, current.id, written.length);
      return store.draftField.next();
    },
  };
}
