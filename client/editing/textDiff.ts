import type * as Y from 'yjs';

/** One change of a text: at `index`, `remove` UTF-16 units are replaced by `insert`. */
export type Splice = { readonly index: number; readonly remove: number; readonly insert: string };

/**
 * The smallest single replacement that turns `before` into `after` (docs/decisions/0010). It never splits a surrogate pair
 * of either text.
 * @param caret where the caret is in `after`, in UTF-16 units, when a person typed the change. What was typed ends at the
 *   caret; in "aa" → "aaa" only the caret tells which letter is new, and on which side of it a concurrent insertion stays.
 * @returns null when the texts are equal
 */
export function spliceBetween(before: string, after: string, caret?: number): Splice | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  const comparedBehind =
    caret === undefined ? shorter - commonStart(before, after, shorter) : Math.max(0, after.length - caret);
  let behind = commonEnd(before, after, Math.min(shorter, comparedBehind));
  while (splitsPair(before, before.length - behind) || splitsPair(after, after.length - behind)) behind--;
  let ahead = commonStart(before, after, shorter - behind);
  while (splitsPair(before, ahead) || splitsPair(after, ahead)) ahead--;
  return { index: ahead, remove: before.length - behind - ahead, insert: after.slice(ahead, after.length - behind) };
}

export const spliced = (text: string, { index, remove, insert }: Splice): string =>
  text.slice(0, index) + insert + text.slice(index + remove);

/** Changes a Y.Text to `wanted` by one replacement, so that carets outside of it keep their places. */
export function editTextTo(text: Y.Text, wanted: string): void {
  const splice = spliceBetween(text.toString(), wanted);
  if (splice === null) return;
  if (splice.remove > 0) text.delete(splice.index, splice.remove);
  if (splice.insert !== '') text.insert(splice.index, splice.insert);
}

/** At most `length` UTF-16 units of the text, without half a surrogate pair at the end. */
export const cutTo = (text: string, length: number): string =>
  text.length <= length ? text : text.slice(0, splitsPair(text, length) ? length - 1 : length);

function commonStart(a: string, b: string, most: number): number {
  let length = 0;
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}

function commonEnd(a: string, b: string, most: number): number {
  let length = 0;
  while (length < most && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)) length++;
  return length;
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

const splitsPair = (text: string, index: number): boolean =>
  index > 0 && index < text.length && isHigh(text.charCodeAt(index - 1)) && isLow(text.charCodeAt(index));
