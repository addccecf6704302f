import * as Y from 'yjs';
import type { DocName, Write } from '../store/port.ts';

/** The server's Yjs client id in every document (CONTRACT section 3). */
export const serverClientId = 1;

/** After this many updates a document is stored as one snapshot again. */
const compactAfter = 400;

/** One shared document in memory, and what has to be written to the store for it. */
export type LiveDocument = {
  readonly name: DocName;
  readonly doc: Y.Doc;
  /** Runs a change in one transaction. @returns the update it made, null when it changed nothing */
  readonly change: (run: () => void) => Uint8Array | null;
  /** What keeps an update: itself, or now and then the whole document in place of everything so far. */
  readonly writesFor: (workshopId: string, update: Uint8Array) => Write[];
};

/**
 * @param updates as they were committed; one that does not apply is left out and reported
 */
export function openDocument(
  name: DocName,
  updates: readonly Uint8Array[],
  damaged: (update: Uint8Array, reason: string) => void,
): LiveDocument {
  const doc = load(updates, damaged);
  let sinceSnapshot = updates.length;
  let captured: Uint8Array | null = null;
  doc.on('update', (update: Uint8Array) => {
    captured = captured === null ? update : Y.mergeUpdates([captured, update]);
  });
  return {
    name,
    doc,
    change(run) {
      captured = null;
      doc.transact(run);
      const update: Uint8Array | null = captured;
      captured = null;
      return update;
    },
    writesFor(workshopId, update) {
      sinceSnapshot++;
      if (sinceSnapshot < compactAfter) return [{ kind: 'append', workshopId, doc: name, update }];
      sinceSnapshot = 1;
      return [{ kind: 'compact', workshopId, doc: name, snapshot: Y.encodeStateAsUpdate(doc) }];
    },
  };
}

/** Each row is first tried on its own, so that one that does not apply cannot spoil the document (THREATS 4.2). */
function load(updates: readonly Uint8Array[], damaged: (update: Uint8Array, reason: string) => void): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) {
    try {
      Y.decodeUpdate(update);
      Y.applyUpdate(doc, update);
    } catch (error) {
      damaged(update, error instanceof Error ? error.name : 'unreadable');
    }
  }
  doc.clientID = serverClientId;
  return doc;
}
