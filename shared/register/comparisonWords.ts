import type { Comparison } from '../board/riskFields.ts';

/** How a value is compared with a threshold; `orEqual`: the threshold itself counts as past it. */
export type Direction = { readonly comparison: Comparison; readonly orEqual: boolean };

const above = { comparison: 'above', orEqual: false } as const;
const atLeast = { comparison: 'above', orEqual: true } as const;
const below = { comparison: 'below', orEqual: false } as const;
const atMost = { comparison: 'below', orEqual: true } as const;
const equals = { comparison: 'equals', orEqual: true } as const;
const changes = { comparison: 'changes', orEqual: true } as const;

/** Before the number, by languages: English, German, French, Spanish, Italian, Dutch, Portuguese. Longer ones come first. */
const wordsBefore: readonly (readonly [string, Direction])[] = [
  ['no(?:t)? more than|at most|höchstens|maximal|au plus|como máximo|al massimo|hoogstens|no máximo|≤|<=|=<|⩽|≦', atMost],
  ['no(?:t)? (?:less|fewer) than|at least|reach(?:es)?|hits|mindestens|erreicht|ab|au moins|al menos|almeno|minstens|pelo menos|≥|>=|=>|⩾|≧', atLeast],
  ['more than|(?:higher|greater|larger|longer) than|above|over|exceed(?:s|ing)?|max(?:imum)?|über|mehr als|(?:größer|höher|länger) als|übersteigt|plus de|au-dessus de|supérieure? à|dépasse|más de|mayor que|por encima de|supera|più di|oltre|superiore a|meer dan|boven|mais de|acima de|>|＞', above],
  ['(?:less|fewer|lower|smaller|shorter) than|below|under|min(?:imum)?|(?:weniger|kleiner|niedriger|kürzer) als|unter|unterschreitet|moins de|en dessous de|au-dessous de|inférieure? à|menos de|menor que|por debajo de|meno di|sotto|inferiore a|minder dan|onder|abaixo de|<|＜', below],
  ['equals?|equal to|exactly|gleich|genau|==?', equals],
  ['changes? by|ändert sich um|±|\\+/-', changes],
]; // prettier-ignore

/** Behind the number and its unit. */
const wordsBehind: readonly (readonly [string, Direction])[] = [
  [
    'or (?:more|above|higher|longer)|and (?:more|above)|oder mehr|und mehr|ou plus|o más|o più|of meer|ou mais',
    atLeast,
  ],
  ['or (?:less|fewer|below|lower|shorter)|oder weniger|ou moins|o menos|o meno|of minder|ou menos', atMost],
];

const letter = '[\\p{L}\\p{N}]';
/** What may stand between the words and the number: one short word ("above the 5 %", "above about 5") and a currency. */
const gap = '(?: ?\\p{L}{1,7}\\.?)? ?(?:\\p{Sc}|\\p{Lu}{3})? ?';

const patterns = (words: typeof wordsBefore, around: (word: string) => string) =>
  words.map(([word, direction]) => [new RegExp(around(word), 'iu'), direction] as const);
const before = patterns(wordsBefore, (word) => `(?<!${letter})(?:${word})(?!\\p{L})${gap}$`);
const behind = patterns(wordsBehind, (word) => `(?:^|(?<!${letter}))(?:${word})(?!${letter})`);

/**
 * What the words around a number say about the direction, null when they say nothing.
 * @param textBefore what stands between the number before it and this one
 * @param textBehind what stands between it and the next one
 */
export function directionIn(textBefore: string, textBehind: string): Direction | null {
  const said =
    before.find(([pattern]) => pattern.test(textBefore)) ?? behind.find(([pattern]) => pattern.test(textBehind));
  return said?.[1] ?? (/^\+(?![\d/])/.test(textBehind) ? atLeast : null);
}

/** A unit without the words that say the direction. */
export const withoutDirection = (unit: string): string =>
  behind.reduce((text, [pattern]) => text.replace(pattern, ' '), unit.replace(/^\+/, ''));
