/** One change of a text: at `index`, `remove` UTF-16 units go and `insert` comes. */
export type Splice = { readonly index: number; readonly remove: number; readonly insert: string };

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** True when cutting the text at `index` would part a surrogate pair. */
export const cutsPair = (text: string, index: number): boolean =>
  index > 0 && index < text.length && isHigh(text.charCodeAt(index - 1)) && isLow(text.charCodeAt(index));

/**
 * The smallest change that makes `after` of `before`. What was typed ends where the caret stands now, so the end of the
 * text is compared only behind the caret: in "aa" → "aaa" that tells which of the letters is the new one, and keeps
 * somebody else's insertion on the right side of it.
 * @param caret where the caret stands in `after`, in UTF-16 units
 * @returns null when nothing changed; never parts a surrogate pair, in either text
 */
export function spliceBetween(before: string, after: string, caret: number): Splice | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  const mostBehind = Math.min(shorter, Math.max(0, after.length - caret));
  let behind = 0;
  while (behind < mostBehind && before.at(-1 - behind) === after.at(-1 - behind)) behind++;
  while (cutsPair(before, before.length - behind) || cutsPair(after, after.length - behind)) behind--;
  let ahead = 0;
  while (ahead < shorter - behind && before.charCodeAt(ahead) === after.charCodeAt(ahead)) ahead++;
  while (cutsPair(before, ahead) || cutsPair(after, ahead)) ahead--;
  return { index: ahead, remove: before.length - behind - ahead, insert: after.slice(ahead, after.length - behind) };
}

/** At most `length` UTF-16 units of the text, without half a pair at the end. */
export const cutTo = (text: string, length: number): string =>
  text.length <= length ? text : text.slice(0, cutsPair(text, length) ? length - 1 : length);
