import { useState } from 'react';
import { limits } from '../../../shared/protocol/limits.ts';
import type { Note } from '../../../shared/notebook/notebook.ts';
import type { NotebookView } from '../../documents/notebook.ts';
import { LiveRegion, VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { useText } from '../../text/useText.ts';
import { NoteRow } from './NoteRow.tsx';
import styles from './NoteList.module.css';

type Removed = { readonly text: string; readonly index: number };
type Editing = { readonly note: Note; readonly index: number };

/** This person's notes, newest first; each can be edited in place. */
export function NoteList({ notebook }: { readonly notebook: NotebookView }) {
  const writeText = useText('write');
  const [editing, setEditing] = useState<Editing | null>(null);
  const [removed, setRemoved] = useState<Removed | null>(null);
  const [announced, setAnnounced] = useState('');
  const notes = withEdited(notebook.notes, editing, notebook);

  const remove = (note: Note, index: number): void => {
    setEditing(null);
    notebook.removeNote(note.id);
    setRemoved({ text: note.text, index });
  };
  const undo = (): void => {
    if (removed === null) return;
    // The restored note is a new one at the end, so it is moved to where the deleted one was.
    const id = notebook.addNote(removed.text);
    if (id !== null) notebook.moveNote(id, removed.index);
    setRemoved(null);
  };
  const move = (note: Note, index: number): void => {
    notebook.moveNote(note.id, index);
    setAnnounced(writeText.moved(index + 1));
  };

  return (
    <section aria-label={writeText.listLabel} className={styles.notes}>
      {removed !== null && (
        <p className={styles.removed} role="status">
          {writeText.removed} <VisuallyHidden>{writeText.undoNext}</VisuallyHidden>{' '}
          <button type="button" className={styles.link} onClick={undo}>
            {writeText.undo}
          </button>
        </p>
      )}
      {notes.length > limits.notesPerPerson && (
        <p className={styles.tooMany} role="status">
          {writeText.tooMany(limits.notesPerPerson)}
        </p>
      )}
      {notes.length === 0 && <p className={styles.empty}>{writeText.empty}</p>}
      <ol className={styles.list} reversed>
        {notes
          .map((note, index) => (
            <NoteRow
              key={note.id}
              note={note}
              number={index + 1}
              count={notes.length}
              text={notebook.text(note.id)}
              closed={notebook.closed}
              onEdit={() => setEditing({ note, index })}
              onLeave={() => setEditing(null)}
              onRemove={() => remove(note, index)}
              onMove={(to) => move(note, to)}
            />
          ))
          .reverse()}
      </ol>
      <LiveRegion message={announced} />
    </section>
  );
}

/** Keeps the edited note in the list while its text is empty. */
function withEdited(notes: readonly Note[], editing: Editing | null, notebook: NotebookView): readonly Note[] {
  if (editing === null || notes.some((note) => note.id === editing.note.id)) return notes;
  return notebook.text(editing.note.id) === null ? notes : notes.toSpliced(editing.index, 0, editing.note);
}
