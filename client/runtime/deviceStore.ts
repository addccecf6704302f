import { createStore, delMany, entries, set } from 'idb-keyval';
import type { UseStore } from 'idb-keyval';

/** A key-value store on the device. Any call may reject (denied, full, disabled); some browsers never settle one. */
export type DeviceStore = {
  readonly entries: () => Promise<readonly (readonly [key: string, value: unknown])[]>;
  readonly set: (key: string, value: unknown) => Promise<void>;
  readonly drop: (keys: readonly string[]) => Promise<void>;
};

export function createIndexedDbStore(): DeviceStore {
  let opened: UseStore | null = null;
  const store = (): UseStore => (opened ??= createStore('forewarned', 'outbox'));
  return {
    entries: async () => entries<string, unknown>(store()),
    set: async (key, value) => set(key, value, store()),
    drop: async (keys) => delMany([...keys], store()),
  };
}
