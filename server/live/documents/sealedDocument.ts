import * as Y from 'yjs';
import type { DocName } from '../../store/port.ts';
import type { LiveDocument } from './liveDocument.ts';
import { openDocument } from './liveDocument.ts';

/** An update that could not be applied. */
export type SetAside = { readonly update: Uint8Array; readonly reason: string };

/** Stores what was mended: what is left of the document, and what was set aside. */
export type Mend = (document: LiveDocument, aside: readonly SetAside[]) => void;

/**
 * A notebook or ballot. While its author has no socket on it, it is kept as bytes, because a Yjs document takes up to thirty
 * times the memory of its encoding. `V` is its content as a plain value.
 */
export type SealedDocument<V> = {
  readonly name: DocName;
  /** The live document; it stays in memory until `release`. */
  readonly open: () => LiveDocument;
  readonly live: () => LiveDocument | null;
  /** Turns this live document into bytes. */
  readonly release: (document: LiveDocument) => void;
  /** Runs on the live document, or on one that is dropped afterwards. */
  readonly read: <T>(run: (doc: Y.Doc) => T) => T;
  /** Its content; of a document kept as bytes it is read once. */
  readonly value: () => V;
  /** Bytes of the encoded updates while it is not open. */
  readonly keptBytes: () => number;
  /** Whether `value` has to decode the document. */
  readonly isUnread: () => boolean;
};

/** Without the ropes of which Yjs builds texts: one of 2,000 single letters takes 64 kB. */
const flat = <V>(value: V): V => structuredClone(value);

/**
 * @param updates in commit order. They are not merged here: merging decodes them all, and after a restart it would delay
 *   the opening of the workshop.
 * @param mend called once when the document is opened and stored rows turn out to be lost or damaged
 */
export function createSealedDocument<V>(
  name: DocName,
  updates: readonly Uint8Array[],
  readValue: (doc: Y.Doc) => V,
  lostRows: boolean,
  mend: Mend,
): SealedDocument<V> {
  let live: LiveDocument | null = null;
  let bytes = { updates, storedUpdates: updates.length, isMended: lostRows };
  let mustMend = true;
  let known: { readonly value: V } | null = null;

  const load = (report: (aside: SetAside) => void): LiveDocument =>
    openDocument(
      name,
      bytes.updates,
      (update, reason) => report({ update, reason }),
      bytes.isMended,
      bytes.storedUpdates,
    );

  const read = <T>(run: (doc: Y.Doc) => T): T => run((live ?? load(() => undefined)).doc);

  return {
    name,
    live: () => live,
    open() {
      if (live) return live;
      const aside: SetAside[] = [];
      const opened = load((one) => aside.push(one));
      [live, known] = [opened, null];
      bytes = { ...bytes, updates: [] };
      if (opened.isMended && mustMend) mend(opened, aside);
      mustMend = false;
      return opened;
    },
    release(document) {
      if (live !== document) return;
      const { doc, isMended } = document;
      bytes = { updates: [Y.encodeStateAsUpdate(doc)], storedUpdates: document.storedUpdates(), isMended };
      known = { value: flat(readValue(doc)) };
      live = null;
    },
    read,
    value() {
      if (live) return readValue(live.doc);
      known ??= { value: flat(read(readValue)) };
      return known.value;
    },
    keptBytes: () => bytes.updates.reduce((sum, update) => sum + update.length, 0),
    isUnread: () => !live && !known,
  };
}
