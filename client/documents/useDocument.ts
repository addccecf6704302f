import type * as Y from 'yjs';
import type { DocumentConnection, SaveState } from '../connection/workshopConnection.ts';
import { createSignal } from '../runtime/signal.ts';
import type { Signal } from '../runtime/signal.ts';
import { useSignal } from './WorkshopProvider.tsx';

const noDoc: Signal<Y.Doc | null> = createSignal(null);
const nothingToSave: Signal<SaveState> = createSignal<SaveState>('saved');

/** The present document of a connection and its save state; null and saved without a connection. */
export function useDocument(connection: DocumentConnection | null): {
  readonly doc: Y.Doc | null;
  readonly save: SaveState;
} {
  const doc = useSignal<Y.Doc | null>(connection?.doc ?? noDoc);
  const save = useSignal(connection?.save ?? nothingToSave);
  return { doc, save };
}

/** The value of the document's signal, or of `empty` without a document. */
export function useDocSignal<T>(doc: Y.Doc | null, of: (doc: Y.Doc) => Signal<T>, empty: Signal<T>): T {
  return useSignal(doc === null ? empty : of(doc));
}
