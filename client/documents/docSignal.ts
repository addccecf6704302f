import type * as Y from 'yjs';
import { createSignal } from '../runtime/signal.ts';
import type { Signal } from '../runtime/signal.ts';

/**
 * Makes one signal for each document, with a plain value that is read again only when `observe` reports a change. The
 * signal is shared by all components and ends with the document.
 * @param read gets the value before, so that equal parts can stay the same objects
 */
export function createDocSignal<T>(
  read: (doc: Y.Doc, before: T | null) => T,
  observe: (doc: Y.Doc, changed: () => void) => void,
): (doc: Y.Doc) => Signal<T> {
  const signals = new WeakMap<Y.Doc, Signal<T>>();
  return (doc) => {
    const existing = signals.get(doc);
    if (existing) return existing;
    const signal = createSignal(read(doc, null));
    observe(doc, () => signal.set(read(doc, signal.get())));
    signals.set(doc, signal);
    return signal;
  };
}
