import type { SyncProvider } from './syncProvider.ts';

/**
 * Where a document connection stands. `hasEdits`: the document holds edits of this page that no open provider tracks;
 * while it is `syncing`, the provider's acks tell.
 */
export type DocumentState =
  /** The edits stored on this device are being read; no socket is open yet. */
  | { readonly kind: 'loading'; readonly hasEdits: boolean }
  /** The provider syncs the document that the page shows. */
  | { readonly kind: 'syncing'; readonly sync: SyncProvider }
  /** The server refused the document; `cancel` stops the timer that starts the rebuild. */
  | { readonly kind: 'refused'; readonly hasEdits: boolean; readonly cancel: () => void }
  /** A fresh document, with another client id, waits for the server's state; the page still shows the refused one. */
  | { readonly kind: 'rebuilding'; readonly hasEdits: boolean; readonly sync: SyncProvider }
  /** The server closed it with a final code. */
  | { readonly kind: 'ended'; readonly hasEdits: boolean }
  | { readonly kind: 'closed' };

/** Edits of this page may not be on the server's disk. */
export const isDirty = (state: DocumentState): boolean =>
  'hasEdits' in state ? state.hasEdits : state.kind === 'syncing' && state.sync.acks.isDirty();

export const syncOf = (state: DocumentState): SyncProvider | null => ('sync' in state ? state.sync : null);

/** The state after the page edited the document that it shows. */
export const withEdits = (state: DocumentState): DocumentState =>
  'hasEdits' in state ? { ...state, hasEdits: true } : state;
