import type * as Y from 'yjs';
import { createSignal } from '../runtime/signal.ts';
import type { Signal } from '../runtime/signal.ts';

/**
 * A plain value of a document, read again only when the document says that it changed. One signal for each document,
 * however many components watch; it lives as long as the document does.
 * @param read gets the value before, so that parts which stayed equal can stay the same objects
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
