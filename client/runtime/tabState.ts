/**
 * State of one seat in one tab that survives a reload: which note is the draft, which buttons are pressed (SPEC NB3).
 * It never holds text, and other tabs cannot read it.
 */
export type TabState = {
  readonly read: (name: string) => string | null;
  /** Null removes it. */
  readonly set: (name: string, value: string | null) => void;
  /** Removes all of this seat's state. */
  readonly wipe: () => void;
};

type TabStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** @param seat workshop and participant id: a tab may have had another seat before */
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

/** Storage may throw (private window, full disk); a reload is then like a first visit. */
function quietly<T>(call: () => T): T | null {
  try {
    return call();
  } catch {
    return null;
  }
}
