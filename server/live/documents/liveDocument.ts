import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { DocName, Write } from '../../store/port.ts';

/** The server's Yjs client id in every document (docs/PROTOCOL.md). */
export const serverClientId = 1;

/** After this many updates a document is stored as one snapshot again. */
const compactAfter = 400;

/** One shared document in memory, and what has to be written to the store for it. */
export type LiveDocument = {
  readonly name: DocName;
  readonly doc: Y.Doc;
  /** Rows of it were lost: a page that still holds what was in them has to build its copy anew. */
  readonly isMended: boolean;
  /** Another number after every change. */
  readonly version: () => number;
  /** Runs a change in one transaction. @returns the update it made, null when it changed nothing */
  readonly change: (run: () => void) => Uint8Array | null;
  /** What keeps an update: itself, or now and then the whole document in place of everything so far. */
  readonly writesFor: (workshopId: string, update: Uint8Array) => Write[];
};

/**
 * @param updates as they were committed; one that does not apply is left out and reported
 * @param lostRows more of them were committed and cannot be read
 */
export function openDocument(
  name: DocName,
  updates: readonly Uint8Array[],
  damaged: (update: Uint8Array, reason: string) => void,
  lostRows = false,
): LiveDocument {
  let isMended = lostRows;
  const report = (update: Uint8Array, reason: string): void => {
    isMended = true;
    damaged(update, reason);
  };
  const doc = load(updates, report);
  if (mend(doc, report)) isMended = true;
  // Only now: Yjs gives up an id under which it sees updates come in.
  doc.clientID = serverClientId;
  let sinceSnapshot = updates.length;
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
    writesFor(workshopId, update) {
      sinceSnapshot++;
      if (sinceSnapshot < compactAfter) return [{ kind: 'append', workshopId, doc: name, update }];
      sinceSnapshot = 1;
      return [{ kind: 'compact', workshopId, doc: name, snapshot: Y.encodeStateAsUpdate(doc) }];
    },
  };
}

/** Each row is first applied to a document of its own, so that one that does not apply cannot damage this one (SPEC FA4a). */
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
 * Rows that rest on a lost one wait for it, and Yjs would put them in later, in the place of what was written since. So gaps
 * in what the server wrote are closed, which keeps whatever does not rest on them; gaps in what a person wrote stay, since
 * their page still has it and sends it again, and what waits behind them is set aside (SPEC FA4a).
 * @returns whether there was a gap
 */
function mend(doc: Y.Doc, damaged: (update: Uint8Array, reason: string) => void): boolean {
  const { store } = doc;
  if (store.pendingStructs === null && store.pendingDs === null) return false;
  for (let next = waitingClock(doc); next !== null; next = waitingClock(doc)) {
    const held = Y.getState(store, serverClientId);
    Y.applyUpdate(doc, collected(serverClientId, held, next - held));
  }
  if (store.pendingStructs !== null) {
    damaged(Y.convertUpdateFormatV2ToV1(store.pendingStructs.update), 'restsOnLostRow');
    store.pendingStructs = null;
  }
  store.pendingDs = null;
  return true;
}

/** Where what the server wrote goes on behind a gap; null when nothing of it waits. */
function waitingClock({ store }: Y.Doc): number | null {
  if (store.pendingStructs === null) return null;
  const held = Y.getState(store, serverClientId);
  const clocks = Y.decodeUpdateV2(store.pendingStructs.update)
    .structs.filter(({ id, constructor }) => id.client === serverClientId && id.clock > held && constructor !== Y.Skip)
    .map(({ id }) => id.clock);
  return clocks.length > 0 ? Math.min(...clocks) : null;
}

/** An update that says of this stretch: it was here and is gone (Yjs's GC struct, V1). */
function collected(client: number, clock: number, length: number): Uint8Array {
  return encoding.encode((encoder) => {
    for (const count of [1, 1, client, clock]) encoding.writeVarUint(encoder, count);
    encoding.writeUint8(encoder, 0);
    encoding.writeVarUint(encoder, length);
    encoding.writeVarUint(encoder, 0);
  });
}
