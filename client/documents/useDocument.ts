import type * as Y from 'yjs';
import type { DocumentConnection, SaveState } from '../connection/workshopConnection.ts';
import { createSignal } from '../runtime/signal.ts';
import type { Signal } from '../runtime/signal.ts';
import { useSignal } from './WorkshopProvider.tsx';

const noDoc: Signal<Y.Doc | null> = createSignal(null);
const nothingToSave: Signal<SaveState> = createSignal<SaveState>('saved');

/** The document behind a link at this moment and its save state; no document while there is no link. */
export function useDocument(link: DocumentConnection | null): { readonly doc: Y.Doc | null; readonly save: SaveState } {
  const doc = useSignal<Y.Doc | null>(link?.doc ?? noDoc);
  const save = useSignal(link?.save ?? nothingToSave);
  return { doc, save };
}

/** A signal of the document, or `empty` while there is no document. */
export function useDocSignal<T>(doc: Y.Doc | null, of: (doc: Y.Doc) => Signal<T>, empty: Signal<T>): T {
  return useSignal(doc === null ? empty : of(doc));
}
