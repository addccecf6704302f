/** A value that can be read and watched; what `useSyncExternalStore` asks for. */
export type Signal<T> = {
  readonly get: () => T;
  /** @returns a function that ends the watching */
  readonly subscribe: (listener: () => void) => () => void;
};

export type WritableSignal<T> = Signal<T> & {
  /** Tells the listeners only when the value is another one. */
  readonly set: (value: T) => void;
};

export function createSignal<T>(initial: T): WritableSignal<T> {
  const listeners = new Set<() => void>();
  let current = initial;
  return {
    get: () => current,
    set(value) {
      if (Object.is(value, current)) return;
      current = value;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
