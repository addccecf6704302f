import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { DocName, Write } from '../../store/port.ts';

/** The server's Yjs client id in every document. */
export const serverClientId = 1;

/** After this many stored updates a document is compacted into a snapshot. */
const compactAfter = 400;

/** A document in memory, with the writes that store its updates. */
export type LiveDocument = {
  readonly name: DocName;
  readonly doc: Y.Doc;
  /** Stored rows were lost. Clients that still have their structs must build a new document. */
  readonly isMended: boolean;
  /** Changes with every update. */
  readonly version: () => number;
  /** Runs `run` in one transaction. @returns the update, or null when nothing changed */
  readonly change: (run: () => void) => Uint8Array | null;
  /** The write for an update: an append, or from time to time, and on demand, a compaction of the whole document. */
  readonly writesFor: (workshopId: string, update: Uint8Array, compacts?: boolean) => Write[];
  /** Number of updates stored since the last snapshot, the snapshot included. */
  readonly storedUpdates: () => number;
};

/**
 * @param updates in commit order; those that cannot be applied are skipped and reported
 * @param lostRows further rows of this document could not be read
 * @param storedUpdates in the store, when these are fewer because they were merged
 */
export function openDocument(
  name: DocName,
  updates: readonly Uint8Array[],
  damaged: (update: Uint8Array, reason: string) => void,
  lostRows = false,
  storedUpdates = updates.length,
): LiveDocument {
  let isMended = lostRows;
  const report = (update: Uint8Array, reason: string): void => {
    isMended = true;
    damaged(update, reason);
  };
  const doc = load(updates, report);
  if (fillGaps(doc, report)) isMended = true;
  // After loading: Yjs changes its client id when an update with the same id is applied.
  doc.clientID = serverClientId;
  let sinceSnapshot = storedUpdates;
  let version = 0;
  let captured: Uint8Array | null = null;
  doc.on('update', (update: Uint8Array) => {
    version++;
    captured = captured === null ? update : Y.mergeUpdates([captured, update]);
  });
  return {
    name,
    doc,
    isMended,
    version: () => version,
    change(run) {
      captured = null;
      doc.transact(run);
      const update: Uint8Array | null = captured;
      captured = null;
      return update;
    },
    writesFor(workshopId, update, compacts = false) {
      sinceSnapshot++;
      if (sinceSnapshot < compactAfter && !compacts) return [{ kind: 'append', workshopId, doc: name, update }];
      sinceSnapshot = 1;
      return [{ kind: 'compact', workshopId, doc: name, snapshot: Y.encodeStateAsUpdate(doc) }];
    },
    storedUpdates: () => sinceSnapshot,
  };
}

/** Decodes each row before applying it, so that a corrupt row cannot damage the document. */
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
  return doc;
}

/**
 * Updates that depend on a lost row stay pending; Yjs would integrate them later, after newer edits. Gaps in the server's own
 * structs are therefore filled with GC structs, which keeps all that does not depend on them. Gaps in a participant's structs
 * stay, because their page sends them again; pending updates behind them are quarantined (SPEC FA4).
 * @returns true when there was a gap
 */
function fillGaps(doc: Y.Doc, damaged: (update: Uint8Array, reason: string) => void): boolean {
  const { store } = doc;
  if (store.pendingStructs === null && store.pendingDs === null) return false;
  for (let next = firstPendingClock(doc); next !== null; next = firstPendingClock(doc)) {
    const held = Y.getState(store, serverClientId);
    Y.applyUpdate(doc, gcUpdate(serverClientId, held, next - held));
  }
  if (store.pendingStructs !== null) {
    damaged(Y.convertUpdateFormatV2ToV1(store.pendingStructs.update), 'restsOnLostRow');
    store.pendingStructs = null;
  }
  store.pendingDs = null;
  return true;
}

/** Clock of the server's first pending struct behind a gap; null if none is pending. */
function firstPendingClock({ store }: Y.Doc): number | null {
  if (store.pendingStructs === null) return null;
  const held = Y.getState(store, serverClientId);
  const clocks = Y.decodeUpdateV2(store.pendingStructs.update)
    .structs.filter(({ id, constructor }) => id.client === serverClientId && id.clock > held && constructor !== Y.Skip)
    .map(({ id }) => id.clock);
  return clocks.length > 0 ? Math.min(...clocks) : null;
}

/** A V1 update with one GC struct for this range of clocks. */
function gcUpdate(client: number, clock: number, length: number): Uint8Array {
  return encoding.encode((encoder) => {
    for (const count of [1, 1, client, clock]) encoding.writeVarUint(encoder, count);
    encoding.writeUint8(encoder, 0);
    encoding.writeVarUint(encoder, length);
    encoding.writeVarUint(encoder, 0);
  });
}
