/** A stretch of a text that looks back at a person, in UTF-16 units. */
export type Blame = {
  readonly start: number;
  readonly end: number;
  readonly found: string;
  readonly kind: 'word' | 'name';
};

/** A name of one or two letters is too often a word. */
const shortestName = 3;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Whole words only; "Tom" is not found in "Tomorrow". */
function stretches(text: string, wanted: readonly string[], kind: Blame['kind'], flags: string): Blame[] {
  if (wanted.length === 0) return [];
  const longestFirst = wanted.toSorted((a, b) => b.length - a.length).map(escaped);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}_])`, flags);
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
    found,
    kind,
  }));
}

/**
 * Words and names in a review note that look back at a person instead of at what made it likely. They get a
 * hint; nothing is held back (SPEC HP6).
 * @param words of the language of the page, in lower case
 * @param names of the people of the workshop; found in their own case only, since some are words too
 */
export function findBlame(text: string, words: readonly string[], names: readonly string[]): Blame[] {
  const long = names.map((name) => name.trim()).filter((name) => name.length >= shortestName);
  return [...stretches(text, words, 'word', 'giu'), ...stretches(text, long, 'name', 'gu')].sort(
    (a, b) => a.start - b.start,
  );
}
