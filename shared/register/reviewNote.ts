import type { ReviewTexts } from '../plan/reviews.ts';
import { isBlankText } from './words.ts';
import type { Incident } from '../board/records.ts';

/** The lines without which a note is not complete: what happened, which kind and why, one change (SPEC HP4c). */
export const neededLines = [2, 4, 5] as const;
export type NeededLine = (typeof neededLines)[number];

/** The lines that a note still lacks. */
export function missingLines(
  { cause, changes }: Pick<Incident, 'cause' | 'changes'>,
  texts: Pick<ReviewTexts, 'happened' | 'because'> | null,
): NeededLine[] {
  const has: { readonly [L in NeededLine]: boolean } = {
    2: !isBlankText(texts?.happened ?? ''),
    4: cause !== null && !isBlankText(texts?.because ?? ''),
    5: changes.length > 0,
  };
  return neededLines.filter((line) => !has[line]);
}
