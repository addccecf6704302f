import type { Format } from '../../format.ts';

const untitled = 'Not named yet';
const quoted = (words: readonly string[]): string[] => words.map((word) => `“${word}”`);

/** Piles that the page suggests. */
export const suggestionsText = ({ list, plural }: Format) => ({
  suggesting: 'Comparing the cards',
  suggestions: 'Suggestions',
  suggestionsHint:
    'Cards that mention the same things, which is not always the same cause. Compared in this browser only; nothing moves until you accept.',
  noSuggestions: 'No cards are alike enough to suggest anything. Group the rest by hand.',
  allSeen: 'That was the last suggestion.',
  suggestionFailed: 'This browser couldn’t compare the cards. Nothing changed. Group them by hand.',
  suggestedNew: 'One cause?',
  suggestedInto: (title: string) => `May belong to “${title || untitled}”`,
  suggestedMove: (title: string, from: string) =>
    `May belong to “${title || untitled}” instead of “${from || untitled}”`,
  mentions: (words: readonly string[], n: number) =>
    `${plural(n, { one: 'They mention', other: n === 2 ? 'Both mention' : 'They mention' })} ${list(quoted(words))}`,
  spelledAlike: (words: readonly string[]) => `Similar words: ${list(quoted(words))}`,
  movedMeanwhile: 'Moved in the meantime',
  accept: 'Make a pile',
  acceptInto: 'Move it there',
  dismiss: 'Dismiss',
  closeSuggestions: 'Close suggestions',
});
