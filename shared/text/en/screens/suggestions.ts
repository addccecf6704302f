import type { Format } from '../../format.ts';

const untitled = 'Not named yet';

/** Piles that the page suggests. */
export const suggestionsText = ({ list, plural }: Format) => ({
  suggesting: 'Comparing the cards',
  suggestions: 'Suggestions',
  suggestionsHint: 'Cards that use the same words, compared in this browser only. Nothing moves until you accept.',
  noSuggestions: 'No loose cards are alike enough to suggest a pile. Group the rest by hand.',
  suggestionFailed: 'This browser couldn’t compare the cards. Nothing changed. Group them by hand.',
  suggestedNew: 'These read alike',
  suggestedInto: (title: string, n: number) =>
    `${plural(n, { one: 'This reads like', other: 'These read like' })} “${title || untitled}”`,
  suggestedFor: (words: readonly string[]) => `They share: ${list(words)}`,
  accept: 'Make this a pile',
  acceptInto: (title: string) => `Put into “${title || untitled}”`,
  dismiss: 'Dismiss',
  closeSuggestions: 'Close suggestions',
});
