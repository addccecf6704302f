import type * as Y from 'yjs';

/** Replaces a text. What stays the same at its begin and end is kept, with the carets in it. */
export function replaceText(shared: Y.Text, text: string): void {
  const now = shared.toString();
  let [start, end] = [0, 0];
  const shorter = Math.min(now.length, text.length);
  while (start < shorter && now[start] === text[start]) start++;
  while (end < shorter - start && now[now.length - 1 - end] === text[text.length - 1 - end]) end++;
  // Half of a surrogate pair is no text.
  if (/[\ud800-\udbff]/.test(now.charAt(start - 1))) start--;
  if (end > 0 && /[\udc00-\udfff]/.test(now.charAt(now.length - end))) end--;
  shared.delete(start, now.length - end - start);
  shared.insert(start, text.slice(start, text.length - end));
}
