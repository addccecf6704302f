import type { StopWords } from './stopWords.ts';
import { stopWords } from './stopWords.ts';

/** The languages whose stop words are known. */
export type Language = keyof typeof stopWords;

/** From this share of stop words on, texts are taken to be in their language; in English prose about half of the words are. */
const enough = 0.2;

/**
 * The language of the board: the one whose stop words are most frequent in it, or null. One answer for all cards, because a
 * single card is too short to tell.
 */
export function languageOf(words: readonly (readonly string[])[]): Language | null {
  const all = words.flat();
  let best: Language | null = null;
  let most = all.length * enough;
  for (const [language, list] of Object.entries(stopWords) as [Language, StopWords][]) {
    const count = all.filter((word) => list.has(word)).length;
    if (count > most) [best, most] = [language, count];
  }
  return best;
}
