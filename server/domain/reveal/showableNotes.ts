import { isBlank } from '../../../shared/notebook/normalise.ts';
import type { Context, OpenedNotebook } from '../core/context.ts';
import type { State } from '../core/state.ts';

/** The notes of a notebook that are neither blank, nor kept by their author, nor shown before. */
function showableNotes(notebook: OpenedNotebook, hasArrived: (noteId: string) => boolean): OpenedNotebook {
  return {
    participantId: notebook.participantId,
    notes: notebook.notes.filter((note) => !note.keep && !isBlank(note.text) && !hasArrived(note.id)),
  };
}

/** The notebooks of these rounds, each with its showable notes. */
export function showableNotebooks(state: State, rounds: readonly number[], context: Context): OpenedNotebook[] {
  const arrived = new Set(state.hidden.arrived);
  const hasArrived = (noteId: string): boolean => arrived.has(context.hashNoteId(noteId));
  return rounds.flatMap((round) => context.openNotebooks(round)).map((notebook) => showableNotes(notebook, hasArrived));
}

/** How many people wrote at least one showable note; a person can have notebooks of several rounds (SPEC RV2b). */
export const countWriters = (notebooks: readonly OpenedNotebook[]): number =>
  new Set(notebooks.filter((notebook) => notebook.notes.length > 0).map((notebook) => notebook.participantId)).size;

/** `arrived` with these notes added, sorted: the order of insertion would tell which notes have one author. */
export const arrivedWith = (state: State, notebooks: readonly OpenedNotebook[], context: Context): readonly string[] =>
  [
    ...new Set([
      ...state.hidden.arrived,
      ...notebooks.flatMap((notebook) => notebook.notes.map((note) => context.hashNoteId(note.id))),
    ]),
  ].sort();
