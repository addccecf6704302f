import { isBlank } from '../../../shared/notebook/blank.ts';
import type { Context, OpenedNotebook } from '../core/context.ts';
import type { RosteredRound, State } from '../core/state.ts';
import type { SealedNotes } from './openableRounds.ts';

/** The notes of a notebook that are neither blank, nor kept by their author, nor shown before. */
function showableNotes(notebook: OpenedNotebook, hasArrived: (noteId: string) => boolean): OpenedNotebook {
  return {
    participantId: notebook.participantId,
    notes: notebook.notes.filter((note) => !note.keep && !isBlank(note.text) && !hasArrived(note.id)),
  };
}

/** The carried rounds and the open one, oldest first, each with its showable notes. */
export function sealedNotes(state: State, context: Context): SealedNotes[] {
  const arrived = new Set(state.hidden.arrived);
  const hasArrived = (noteId: string): boolean => arrived.has(context.hashNoteId(noteId));
  return sealedRounds(state).map(({ round, roster }) => ({
    round,
    roster,
    notebooks: context.openNotebooks(round).map((notebook) => showableNotes(notebook, hasArrived)),
  }));
}

function sealedRounds({ session, hidden }: State): readonly RosteredRound[] {
  const { notebook: round, roster } = session.open;
  return round === null ? hidden.conduct.carried : [...hidden.conduct.carried, { round, roster: roster ?? [] }];
}

/** `arrived` with these notes added, sorted: the order of insertion would tell which notes have one author. */
export const arrivedWith = (state: State, notebooks: readonly OpenedNotebook[], context: Context): readonly string[] =>
  [
    ...new Set([
      ...state.hidden.arrived,
      ...notebooks.flatMap((notebook) => notebook.notes.map((note) => context.hashNoteId(note.id))),
    ]),
  ].sort();
