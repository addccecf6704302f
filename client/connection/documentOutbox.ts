import * as Y from 'yjs';
import type { Timers } from '../runtime/timers.ts';
import type { BaseTexts } from './localEdits.ts';
import type { Outbox, StoredValues } from './outbox.ts';

/** A document in the outbox: its whole state, so that its texts can be read without the server. */
export type StoredDocument = { readonly update: Uint8Array; readonly base: BaseTexts };

/** Stores one document on this device while some of its edits are unacknowledged. */
export type DocumentOutbox = {
  /**
   * Hands over what earlier pages and other tabs of this seat stored: before it resolves, or later if the device answers
   * later. What `take` returns false for stays on the device.
   */
  readonly load: (take: (stored: StoredDocument) => boolean) => Promise<void>;
  readonly changed: (doc: Y.Doc, base: () => BaseTexts) => void;
  /** The server acknowledged everything. */
  readonly saved: (doc: Y.Doc, base: BaseTexts) => void;
  /** Stores without delay, because the page may end. */
  readonly storeNow: (doc: Y.Doc, base: BaseTexts) => void;
  /** Erases the document from the device and stores nothing more. Resolves when it is gone. */
  readonly wipe: () => Promise<void>;
};

/** Short, so that a crash loses one word at most; long enough to combine the keystrokes of a fast writer. */
const storeDelayMs = 150;

/**
 * @param key the document's key in the outbox; each tab stores below it under its own id
 * @param tabId random, so that two tabs of one person never overwrite each other
 * @param mustStay true while the document stays on the device although it is acknowledged: its round may end with notes
 *   that their author keeps back
 */
export function createDocumentOutbox(
  outbox: Outbox,
  timers: Timers,
  key: string,
  tabId: string,
  mustStay: (doc: Y.Doc) => boolean = () => false,
): DocumentOutbox {
  const ownKey = `${key}/${tabId}`;
  const loaded = new Map<string, StoredDocument>();
  let stop: (() => void) | null = null;
  let wiped = false;
  let last: Promise<unknown> = Promise.resolve();
  // One after the other: a delayed put could otherwise restore what was dropped after it.
  const inOrder = (step: () => Promise<unknown>): Promise<unknown> => (last = last.then(step, step));
  const cancel = (): void => {
    stop?.();
    stop = null;
  };
  const write = (doc: Y.Doc, base: BaseTexts): void => {
    cancel();
    if (wiped) return;
    const stored: StoredDocument = { update: Y.encodeStateAsUpdate(doc), base };
    void inOrder(() => outbox.put(ownKey, stored));
  };
  /** Another tab may have stored newer edits since `load`: drops only what is unchanged. */
  const dropLoaded = async (): Promise<void> => {
    const now = new Map(await outbox.read(key));
    const same = [...loaded].filter(([name, stored]) => isSame(now.get(name), stored)).map(([name]) => name);
    loaded.clear();
    await outbox.drop(same);
  };
  return {
    async load(take) {
      const takeAll = (found: StoredValues): void => {
        for (const [name, value] of found)
          if (name !== ownKey && isStoredDocument(value) && take(value)) loaded.set(name, value);
      };
      takeAll(await outbox.read(`${key}/`, takeAll));
    },
    changed(doc, base) {
      if (!wiped) stop ??= timers.after(storeDelayMs, () => write(doc, base()));
    },
    saved(doc, base) {
      cancel();
      if (mustStay(doc)) write(doc, base);
      else void inOrder(() => outbox.drop([ownKey]));
      if (loaded.size > 0) void inOrder(dropLoaded);
    },
    storeNow: write,
    async wipe() {
      cancel();
      wiped = true;
      await inOrder(() => outbox.drop([ownKey]));
      await inOrder(dropLoaded);
    },
  };
}

export function isStoredDocument(value: unknown): value is StoredDocument {
  return (
    typeof value === 'object' &&
    value !== null &&
    'update' in value &&
    value.update instanceof Uint8Array &&
    'base' in value
  );
}

const isSame = (value: unknown, stored: StoredDocument): boolean =>
  isStoredDocument(value) &&
  value.update.length === stored.update.length &&
  value.update.every((byte, i) => byte === stored.update[i]);
