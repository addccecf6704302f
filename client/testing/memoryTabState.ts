import type { TabState } from '../runtime/tabState.ts';

/** Tab state in memory. Pass the same one to a second connection to simulate a reload in the same tab. */
export function createMemoryTabState(): TabState {
  const values = new Map<string, string>();
  return {
    read: (name) => values.get(name) ?? null,
    set(name, value) {
      if (value === null) values.delete(name);
      else values.set(name, value);
    },
    wipe: () => values.clear(),
  };
}
