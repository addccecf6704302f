import type { Random } from '../../../shared/ids.ts';
import { createId, shuffled } from '../../../shared/ids.ts';
import { isBlank, normaliseText } from '../../../shared/notebook/normalise.ts';
import type { DeckCard } from '../core/state.ts';
import type { OpenedNotebook } from '../core/context.ts';

/** A notebook's notes that may be shown: not blank, not kept by their author, not shown before. */
export function showableNotes(notebook: OpenedNotebook, hasArrived: (noteId: string) => boolean): OpenedNotebook {
  return {
    participantId: notebook.participantId,
    notes: notebook.notes.filter((note) => !note.keep && !isBlank(note.text) && !hasArrived(note.id)),
  };
}

/** How many people wrote at least one note that may be shown; a person may have several notebooks (SPEC RV2). */
export const countWriters = (notebooks: readonly OpenedNotebook[]): number =>
  new Set(notebooks.filter((notebook) => notebook.notes.length > 0).map((notebook) => notebook.participantId)).size;

const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Sorts the texts, then shuffles them, so that the order depends on `mixing` alone: not on author or time (SPEC RV4). */
export const shuffledTexts = (texts: readonly string[], mixing: Random): string[] =>
  shuffled([...texts].sort(byCodeUnits), mixing);

/**
 * Rebuilds cards from plain text: normalised, mixed, and only then given new ids (THREATS 4.3; SPEC RV4, RV5).
 * @param waiting cards that were mixed before and that nobody has seen; they join the shuffle
 */
export function createDeckCards(
  notebooks: readonly OpenedNotebook[],
  waiting: readonly DeckCard[],
  random: { readonly ids: Random; readonly mixing: Random },
): DeckCard[] {
  const texts = notebooks.flatMap((notebook) => notebook.notes.map((note) => normaliseText(note.text)));
  return shuffledTexts([...texts, ...waiting.map((card) => card.text)], random.mixing).map((text) => ({
    cardId: createId(random.ids),
    text,
  }));
}
