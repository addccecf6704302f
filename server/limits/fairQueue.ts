/** A queue that serves groups in turn, however many items one of them has waiting. */
export type FairQueue<T> = {
  readonly size: () => number;
  /** @returns null; when the queue is full the newest item of the longest group, which has lost its place */
  readonly add: (group: string, item: T) => T | null;
  readonly next: () => T | null;
  readonly remove: (group: string, item: T) => boolean;
  /** How many items are served before one that `group` adds now. */
  readonly ahead: (group: string) => number;
};

export function createFairQueue<T>(most: number): FairQueue<T> {
  /** The groups in the order of their turns; none is empty. */
  const groups = new Map<string, T[]>();
  let size = 0;

  const dropFromLongest = (): T | null => {
    let longest: readonly [string, T[]] | null = null;
    for (const group of groups) if (longest === null || group[1].length > longest[1].length) longest = group;
    if (!longest) return null;
    const [group, items] = longest;
    const dropped = items.pop() ?? null;
    if (items.length === 0) groups.delete(group);
    size--;
    return dropped;
  };

  return {
    size: () => size,
    add(group, item) {
      const items = groups.get(group);
      if (items) items.push(item);
      else groups.set(group, [item]);
      size++;
      return size > most ? dropFromLongest() : null;
    },
    next() {
      const [first] = groups;
      if (!first) return null;
      const [group, items] = first;
      const item = items.shift() ?? null;
      groups.delete(group);
      if (items.length > 0) groups.set(group, items);
      size--;
      return item;
    },
    remove(group, item) {
      const items = groups.get(group);
      const at = items?.indexOf(item) ?? -1;
      if (!items || at < 0) return false;
      items.splice(at, 1);
      if (items.length === 0) groups.delete(group);
      size--;
      return true;
    },
    ahead(group) {
      const own = groups.get(group)?.length ?? 0;
      let others = 0;
      for (const [other, items] of groups) if (other !== group) others += Math.min(items.length, own + 1);
      return own + others;
    },
  };
}
