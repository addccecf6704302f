/** A value with subscriptions, as `useSyncExternalStore` takes it. */
export type Signal<T> = {
  readonly get: () => T;
  /** @returns an unsubscribe function */
  readonly subscribe: (listener: () => void) => () => void;
};

export type WritableSignal<T> = Signal<T> & {
  /** Calls the listeners only when the value changed (`Object.is`). */
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
