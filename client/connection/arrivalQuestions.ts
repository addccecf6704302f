import type { NoteId } from '../../shared/ids.ts';
import { limits } from '../../shared/protocol/limits.ts';
import type { Round } from '../../shared/session/session.ts';

/** Asks the server which of the own notes of a round it has or has shown; null without a successful reply. */
export type AskWhichArrived = (round: Round, noteIds: readonly NoteId[]) => Promise<readonly NoteId[] | null>;

/** What one question names at most: as many notes as the server accepts in a notebook. Their ids fit into its frame. */
const mostNotes = 2 * limits.notesPerPerson;

/**
 * Asks about all of these notes: one question, also about none, since a question that is missing would tell an observer of
 * the network that this person wrote nothing (SPEC PA6).
 */
export async function askAbout(
  ask: AskWhichArrived,
  round: Round,
  noteIds: readonly NoteId[],
): Promise<readonly NoteId[] | null> {
  const questions = [ask(round, noteIds.slice(0, mostNotes))];
  for (let from = mostNotes; from < noteIds.length; from += mostNotes)
    questions.push(ask(round, noteIds.slice(from, from + mostNotes)));
  const answers = await Promise.all(questions);
  return answers.every((answer) => answer !== null) ? answers.flat() : null;
}
