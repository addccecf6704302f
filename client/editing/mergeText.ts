import { spliceBetween, spliced } from './textDiff.ts';

/**
 * Three-way merge: the edits made here and elsewhere, both since `base`. Where both replaced the same range, both wordings
 * stay, because no typed text may be lost.
 */
export function mergeText(base: string, mine: string, theirs: string): string {
  const [own, other] = [spliceBetween(base, mine), spliceBetween(base, theirs)];
  if (own === null || mine === theirs) return theirs;
  if (other === null) return mine;
  const shift = other.insert.length - other.remove;
  if (own.index >= other.index + other.remove) return spliced(theirs, { ...own, index: own.index + shift });
  if (own.index + own.remove <= other.index) return spliced(theirs, own);
  return spliced(theirs, { index: other.index + other.insert.length, remove: 0, insert: own.insert });
}
