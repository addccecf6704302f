import * as Y from 'yjs';
import type { Timers } from '../runtime/timers.ts';
import type { BaseTexts } from './localEdits.ts';
import type { Outbox } from './outbox.ts';

/** A document as it lies in the outbox: all of it, so that its texts can be read without the server. */
export type StoredDocument = { readonly update: Uint8Array; readonly base: BaseTexts };

/** Keeps one document on this device for as long as the server's disk may lack something of it. */
export type DocumentOutbox = {
  /** What this and other tabs left behind. */
  readonly load: () => Promise<readonly StoredDocument[]>;
  readonly changed: (doc: Y.Doc, base: () => BaseTexts) => void;
  /** The server has everything. */
  readonly saved: (doc: Y.Doc, base: BaseTexts) => void;
  /** Writes at once: the page may end. */
  readonly now: (doc: Y.Doc, base: BaseTexts) => void;
  /** The round is over or the seat is given up. Resolves when nothing of it is left on the device. */
  readonly wipe: () => Promise<void>;
};

/** Short enough that a crash loses a word at most, long enough that a fast writer does not keep the disk busy. */
const settleMs = 150;

/**
 * @param key the document's place in the outbox; each tab writes under its own name below it
 * @param tabId random, so that two tabs of one person never overwrite each other
 * @param holds true while the document must stay on the device although it is saved (kept notes, THREATS 4.4)
 */
export function createDocumentOutbox(
  outbox: Outbox,
  timers: Timers,
  key: string,
  tabId: string,
  holds: (doc: Y.Doc) => boolean = () => false,
): DocumentOutbox {
  const ownKey = `${key}/${tabId}`;
  const loaded = new Map<string, StoredDocument>();
  let stop: (() => void) | null = null;
  let wiped = false;
  let last: Promise<unknown> = Promise.resolve();
  // In order, or a late write would bring back what was dropped.
  const inOrder = (step: () => Promise<unknown>): Promise<unknown> => (last = last.then(step, step));
  const cancel = (): void => {
    stop?.();
    stop = null;
  };
  const write = (doc: Y.Doc, base: BaseTexts): void => {
    cancel();
    if (wiped) return;
    const kept: StoredDocument = { update: Y.encodeStateAsUpdate(doc), base };
    void inOrder(() => outbox.put(ownKey, kept));
  };
  /** Another tab may have written since: only what was taken over from it here may go. */
  const dropLoaded = async (): Promise<void> => {
    const now = new Map(await outbox.read(key));
    const same = [...loaded].filter(([name, kept]) => isSame(now.get(name), kept)).map(([name]) => name);
    loaded.clear();
    await outbox.drop(same);
  };
  return {
    async load() {
      for (const [name, value] of await outbox.read(`${key}/`)) if (isStoredDocument(value)) loaded.set(name, value);
      return [...loaded.values()];
    },
    changed(doc, base) {
      if (!wiped) stop ??= timers.after(settleMs, () => write(doc, base()));
    },
    saved(doc, base) {
      cancel();
      if (holds(doc)) write(doc, base);
      else void inOrder(() => outbox.drop([ownKey]));
      if (loaded.size > 0) void inOrder(dropLoaded);
    },
    now: write,
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

const isSame = (value: unknown, kept: StoredDocument): boolean =>
  isStoredDocument(value) &&
  value.update.length === kept.update.length &&
  value.update.every((byte, i) => byte === kept.update[i]);
