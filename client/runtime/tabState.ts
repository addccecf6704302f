/**
 * What one tab remembers of one seat from one load of the page to the next, so that a reload finds the field and the
 * buttons as they were. Never words, and nothing that another tab or another person could read.
 */
export type TabState = {
  readonly read: (name: string) => string | null;
  /** Null forgets it. */
  readonly set: (name: string, value: string | null) => void;
  /** The seat is given up, or the workshop is over. */
  readonly wipe: () => void;
};

type TabStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** @param seat a path of workshop and participant: two people may have sat in one tab, one after the other */
export function createTabState(tab: TabStore, seat: string): TabState {
  const prefix = `forewarned.mark.${seat}.`;
  return {
    read: (name) => quietly(() => tab.getItem(prefix + name)),
    set(name, value) {
      quietly(() => (value === null ? tab.removeItem(prefix + name) : tab.setItem(prefix + name, value)));
    },
    wipe() {
      const keys = quietly(() => Array.from({ length: tab.length }, (_, i) => tab.key(i) ?? '')) ?? [];
      for (const key of keys) if (key.startsWith(prefix)) quietly(() => tab.removeItem(key));
    },
  };
}

export const sessionTabState = (seat: string): TabState => createTabState(sessionStorage, seat);

/** A browser that keeps nothing throws; a reload then finds the page as if it were opened for the first time. */
function quietly<T>(call: () => T): T | null {
  try {
    return call();
  } catch {
    return null;
  }
}
