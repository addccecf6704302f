import type * as Y from 'yjs';

/** One replaced stretch, in UTF-16 units. */
type Splice = { readonly at: number; readonly removed: number; readonly inserted: string };

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;

/** The smallest stretch in which two texts differ; never inside a surrogate pair. */
export function spliceBetween(before: string, after: string): Splice {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  if (start > 0 && isHigh(before.charCodeAt(start - 1))) start--;
  let end = 0;
  while (end < most - start && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end))
    end++;
  if (end > 0 && isLow(before.charCodeAt(before.length - end))) end--;
  return { at: start, removed: before.length - end - start, inserted: after.slice(start, after.length - end) };
}

/**
 * What was written here and what was written elsewhere, both from the same text, in one. Where both touched the same
 * stretch, both wordings stay: nothing typed is ever lost.
 */
export function mergeText(base: string, mine: string, theirs: string): string {
  if (mine === theirs || mine === base) return theirs;
  if (theirs === base) return mine;
  const [own, other] = [spliceBetween(base, mine), spliceBetween(base, theirs)];
  const shift = other.inserted.length - other.removed;
  if (own.at >= other.at + other.removed) return spliced(theirs, { ...own, at: own.at + shift });
  if (own.at + own.removed <= other.at) return spliced(theirs, own);
  return spliced(theirs, { at: other.at + other.inserted.length, removed: 0, inserted: own.inserted });
}

const spliced = (text: string, { at, removed, inserted }: Splice): string =>
  text.slice(0, at) + inserted + text.slice(at + removed);

/** Makes a shared text say `wanted` with the smallest change, so that others' carets stay where they are. */
export function editTextTo(text: Y.Text, wanted: string): void {
  const { at, removed, inserted } = spliceBetween(text.toString(), wanted);
  if (removed > 0) text.delete(at, removed);
  if (inserted !== '') text.insert(at, inserted);
}
