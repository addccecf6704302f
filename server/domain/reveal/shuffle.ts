import type { Random } from '../../../shared/ids.ts';
import { createId, shuffled } from '../../../shared/ids.ts';
import { normaliseText } from '../../../shared/notebook/normalise.ts';
import type { DeckCard } from '../core/state.ts';
import type { OpenedNotebook } from '../core/context.ts';

const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Sorts the texts, then shuffles them, so that the order depends on `mixing` alone: not on author or time (SPEC RV4). */
export const shuffledTexts = (texts: readonly string[], mixing: Random): string[] =>
  shuffled([...texts].sort(byCodeUnits), mixing);

/**
 * Creates cards from plain texts: normalised, sorted, shuffled, and only then given new ids (SPEC RV4, RV5).
 * @param waiting undealt cards of earlier rounds; they are shuffled together with the new ones
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
