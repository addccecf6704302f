import * as Y from 'yjs';
import type { NoteId } from '../../shared/ids.ts';
import { editAddNote, noteText } from '../../shared/notebook/notebook.ts';
import type { Round } from '../../shared/session/session.ts';
import type { RoundConnection, WorkshopConnection } from '../connection/workshopConnection.ts';
import { editTextTo } from '../editing/textDiff.ts';
import { createSignal } from '../runtime/signal.ts';
import type { Signal } from '../runtime/signal.ts';
import { ownNotes } from './noteOrder.ts';

/** The note being typed. It has its own text and becomes a note with its first character (SPEC NB1a). */
export type Draft = { readonly id: NoteId; readonly text: Y.Text };

/** The field for the next note. */
export type DraftField = {
  /** Null while no notebook is open. */
  readonly draft: Signal<Draft | null>;
  /** Ends the present draft and starts an empty one. @returns its id, null while no notebook is open */
  readonly next: () => NoteId | null;
  /** Starts to follow the notebook. @returns a function that stops; it can be started again */
  readonly follow: () => () => void;
};

/** The notebook of one round. A rebuild replaces its document. */
type Place = { readonly round: Round; doc: Y.Doc };

const markName = 'draft';
const fromNotebook = 'notebook';

/**
 * An empty draft makes no note, because each load of the page would otherwise leave a blank one. The tab state holds the
 * id of the draft, so that a reload finds it (SPEC NB3).
 */
export function createDraftField(
  connection: Pick<WorkshopConnection, 'notebook' | 'createId' | 'tabState'>,
): DraftField {
  const { notebook, createId, tabState } = connection;
  const draft = createSignal<Draft | null>(null);
  let place: Place | null = null;
  /** The draft has a note in the notebook. */
  let isNote = false;

  const markOf = ({ round }: Place, id: NoteId): string => `${round} ${id}`;
  const begin = (here: Place, id: NoteId = createId()): void => {
    const text = new Y.Doc().getText('draft');
    const note = noteText(here.doc, id);
    isNote = note !== null;
    if (note !== null) text.insert(0, note.toString());
    text.observe((_event, { origin }) => {
      if (origin !== fromNotebook) write(here, id, text);
    });
    draft.set({ id, text });
  };
  const write = (here: Place, id: NoteId, text: Y.Text): void => {
    const note = noteText(here.doc, id);
    const written = text.toString();
    // In one transaction: observers would otherwise read the note between deletion and insertion.
    if (note !== null) here.doc.transact(() => editTextTo(note, written));
    else if (written !== '') {
      if (draft.get()?.id === id) tabState.set(markName, markOf(here, id));
      editAddNote(here.doc, id, written);
    }
  };
  /** Called when the notebook changed: updates the draft from its note, or restores the draft from before a reload. */
  const settle = (): void => {
    const current = draft.get();
    if (place === null || current === null) return;
    const note = noteText(place.doc, current.id);
    if (note !== null) {
      isNote = true;
      const { text } = current;
      text.doc?.transact(() => editTextTo(text, note.toString()), fromNotebook);
      return;
    }
    // Another tab of the same person removed the note, or it was published.
    if (isNote) begin(place);
    const marked = markedIn(place);
    if (marked !== null && current.text.length === 0 && noteText(place.doc, marked) !== null) begin(place, marked);
  };
  const markedIn = ({ round }: Place): NoteId | null => {
    const [markedRound, id] = tabState.read(markName)?.split(' ') ?? [];
    return Number(markedRound) === round ? (id ?? null) : null;
  };

  const attach = (opened: RoundConnection | null): (() => void) => {
    if (opened === null) {
      place = null;
      draft.set(null);
      return () => undefined;
    }
    let stopNotes = (): void => undefined;
    const follow = (): void => {
      stopNotes();
      const doc = opened.doc.get();
      if (place?.round === opened.round) place.doc = doc;
      else {
        place = { round: opened.round, doc };
        if (markedIn(place) === null) tabState.set(markName, null);
        begin(place);
      }
      stopNotes = ownNotes(doc).subscribe(settle);
      settle();
    };
    follow();
    const stopDoc = opened.doc.subscribe(follow);
    return () => {
      stopNotes();
      stopDoc();
    };
  };

  return {
    draft,
    next() {
      if (place === null) return null;
      tabState.set(markName, null);
      begin(place);
      return draft.get()?.id ?? null;
    },
    follow() {
      let stopRound = attach(notebook.get());
      const stopNotebook = notebook.subscribe(() => {
        stopRound();
        stopRound = attach(notebook.get());
      });
      return () => {
        stopNotebook();
        stopRound();
      };
    },
  };
}
