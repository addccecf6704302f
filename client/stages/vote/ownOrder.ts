/**
 * The ids in an order that depends on the seed only, so that adding or removing one does not move the others. Everyone's
 * seed differs, so that no risk gets dots for being at the top of every list.
 */
export function ownOrder(ids: readonly string[], seed: string): string[] {
  const keyed = ids.map((id) => [hash(`${seed} ${id}`), id] as const);
  return keyed.sort(([a, idA], [b, idB]) => a - b || (idA < idB ? -1 : 1)).map(([, id]) => id);
}

/** FNV-1a with MurmurHash3's finisher. Not for secrets. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
