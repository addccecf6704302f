import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { closeCode } from '../../shared/protocol/closeCodes.ts';
import { silenceMs } from '../../shared/protocol/limits.ts';
import { createSignal } from '../runtime/signal.ts';
import type { Signal } from '../runtime/signal.ts';
import type { Base, Carrying } from './localEdits.ts';
import type { DocumentLink, SaveState } from './workshopConnection.ts';
import type { Keeping } from './documentOutbox.ts';
import { createLiveness, watchEveryMs } from './silenceWatch.ts';
import { createQuietAwareness, createWire } from './syncProvider.ts';
import type { Wire, WireOptions, WireWorld } from './syncProvider.ts';

/** What all links of a workshop share. */
export type LinkWorld = WireWorld & {
  /** Milliseconds that only go forward. */
  readonly steady: () => number;
};

export type LinkOptions = WireOptions & {
  readonly carrying: Carrying;
  /** Where unsaved texts are kept on this device; null for documents that are only read. */
  readonly keeping: Keeping | null;
  /** Final close codes after which the document is built anew under another client id. */
  readonly rebuildsOn: (code: number) => boolean;
  /** The server closed it for good. */
  readonly onFinal: (code: number) => void;
  /** Texts that no document takes. */
  readonly onTooMuch: (texts: readonly { readonly id: string; readonly text: string }[]) => void;
  readonly onOpened: () => void;
};

/** One document with its socket, for as long as the page needs it. */
export type Link = DocumentLink & {
  /** The socket is open and the server has been heard lately. */
  readonly isOpen: Signal<boolean>;
  /** The server refused it for good, and there is something in it that is not saved. */
  readonly isRefused: Signal<boolean>;
  /** @returns false when nothing is open to send on */
  readonly send: (data: Uint8Array<ArrayBuffer>) => boolean;
  /** The page came back: reconnects at once where waiting would be in vain. */
  readonly wake: () => void;
  /** Sends what waits for the next padded frame. */
  readonly flush: () => void;
  /** The page may end here: what is unsaved goes to the device and to the server, as far as that is possible at once. */
  readonly leave: () => void;
  /** What is here that the server may not have. */
  readonly unsaved: () => { readonly doc: Y.Doc; readonly isDirty: boolean; readonly base: Base };
  /** The texts among it. */
  readonly unsent: () => readonly string[];
  readonly close: () => void;
};

/** A connection that stood this long was no failed attempt. */
const steadyAfterMs = 15_000;
const rebuildDelaysMs = [0, 1_000, 3_000];

export function createLink(world: LinkWorld, options: LinkOptions): Link {
  const { timers, steady } = world;
  const doc = createSignal(new Y.Doc());
  const awareness = createSignal(createQuietAwareness(doc.get()));
  const synced = createSignal(false);
  const save = createSignal<SaveState>('saved');
  const isOpen = createSignal(false);
  const isRefused = createSignal(false);
  const liveness = createLiveness(steady);
  /** On another document than the link's while that is built anew. */
  let wire: Wire | null = null;
  let closed = false;
  let givenUp = false;
  let attempts = 0;
  /** Something was written here while there was no socket for this document, or while it is being built anew. */
  let dirtyHere = false;
  let dirtySince: number | null = null;
  let base: Base = {};
  let stopRebuild: (() => void) | null = null;

  const isRebuilding = (): boolean => wire !== null && wire.doc !== doc.get();
  const isDirty = (): boolean => dirtyHere || (wire !== null && !isRebuilding() && wire.acks.isDirty());

  const refresh = (): void => {
    const open = wire !== null && wire.provider.wsconnected && liveness.isHeard();
    isOpen.set(open);
    isRefused.set(givenUp && isDirty());
    if (!isDirty()) {
      dirtySince = null;
      save.set('saved');
      return;
    }
    dirtySince ??= steady();
    // Heartbeats without an acknowledgement: the server lives, but its disk may not.
    const isStuck = steady() - dirtySince > silenceMs;
    save.set(open && !isStuck && !givenUp ? 'saving' : 'notSaved');
  };

  const becameSaved = (): void => {
    attempts = 0;
    base = options.carrying.base(doc.get());
    options.keeping?.saved(doc.get(), base);
  };

  const watchWrites = (watched: Y.Doc): void => {
    watched.on('beforeTransaction', (transaction: Y.Transaction) => {
      if (watched === doc.get() && transaction.local && !isDirty()) base = options.carrying.base(watched);
    });
    watched.on('update', (_update: Uint8Array, origin: unknown) => {
      if (closed || (wire !== null && origin === wire.provider)) return;
      if (watched === wire?.doc) wire.acks.changed(watched);
      else dirtyHere = true;
      if (watched !== doc.get()) return;
      options.keeping?.changed(watched, () => base);
      refresh();
    });
  };

  const connect = (target: Y.Doc, targetAwareness: Awareness): void => {
    const isCurrent = (): boolean => wire === current;
    const current = createWire(world, options, target, targetAwareness, {
      onConnecting() {
        if (!isCurrent()) return;
        liveness.connecting();
        refresh();
      },
      onSocket: liveness.opened,
      onConnected() {
        if (!isCurrent()) return;
        refresh();
        options.onOpened();
      },
      onHeard: liveness.heard,
      onDurable(take) {
        const wasDirty = isDirty();
        take();
        if (dirtySince !== null) dirtySince = steady();
        if (wasDirty && !isDirty()) becameSaved();
        refresh();
      },
      onSynced() {
        if (!isCurrent()) return;
        if (isRebuilding()) swapIn(current);
        synced.set(true);
        refresh();
      },
      onDisconnected() {
        liveness.disconnected();
        if (isCurrent()) refresh();
      },
      onFinal(code) {
        if (isCurrent()) ended(current, code);
      },
    });
    wire = current;
    if (target === doc.get() && dirtyHere) {
      current.acks.changed(target);
      dirtyHere = false;
    }
    liveness.connecting();
    current.provider.connect();
  };

  /** The fresh document has the server's state: it gets what was written here, and takes the old one's place. */
  const swapIn = (fresh: Wire): void => {
    const old = { doc: doc.get(), awareness: awareness.get() };
    const wasDirty = dirtyHere;
    const tooMuch = wasDirty ? options.carrying.carry(old.doc, fresh.doc, base) : [];
    dirtyHere = false;
    doc.set(fresh.doc);
    awareness.set(fresh.awareness);
    old.awareness.destroy();
    if (tooMuch.length > 0) options.onTooMuch(tooMuch);
    if (wasDirty && !fresh.acks.isDirty()) becameSaved();
    else if (wasDirty) options.keeping?.changed(fresh.doc, () => base);
  };

  const ended = (current: Wire, code: number): void => {
    dirtyHere = isDirty();
    const delayMs = rebuildDelaysMs[attempts];
    current.provider.destroy();
    wire = null;
    if (!options.rebuildsOn(code) || delayMs === undefined) {
      givenUp = true;
      refresh();
      options.onFinal(code);
      return;
    }
    attempts++;
    // Whoever may not write at all has nothing to carry over.
    if (code === closeCode.notAllowed) dirtyHere = false;
    refresh();
    stopRebuild = timers.after(delayMs, () => {
      const fresh = new Y.Doc();
      watchWrites(fresh);
      connect(fresh, createQuietAwareness(fresh));
    });
  };

  const stopWatching = timers.every(watchEveryMs, () => {
    refresh();
    if (wire !== null && liveness.isDead(wire)) liveness.reconnect(wire);
    if (liveness.stoodMs() > steadyAfterMs) attempts = 0;
    refresh();
  });

  const start = async (): Promise<void> => {
    const kept = await options.keeping?.load();
    if (closed) return;
    for (const { update, base: keptBase } of kept ?? []) {
      base = { ...keptBase, ...base };
      Y.applyUpdate(doc.get(), update, 'outbox');
    }
    connect(doc.get(), awareness.get());
  };

  watchWrites(doc.get());
  void start();

  return {
    doc,
    awareness,
    synced,
    save,
    isOpen,
    isRefused,
    send(data) {
      const socket = wire?.provider.ws;
      if (socket?.readyState !== 1 || !wire?.provider.wsconnected) return false;
      socket.send(data);
      return true;
    },
    wake() {
      if (wire === null) return;
      liveness.wake(wire);
      refresh();
    },
    flush: () => wire?.socket.flush(),
    leave() {
      if (isDirty()) options.keeping?.now(doc.get(), base);
      if (wire?.socket.isWaiting()) wire.socket.flush();
    },
    unsaved: () => ({ doc: doc.get(), isDirty: isDirty(), base }),
    unsent() {
      if (!isDirty()) return [];
      const written = Object.entries(options.carrying.base(doc.get()));
      return written.filter(([name, text]) => text.trim() !== '' && base[name] !== text).map(([, text]) => text);
    },
    close() {
      closed = true;
      stopWatching();
      stopRebuild?.();
      wire?.provider.destroy();
      wire?.awareness.destroy();
      awareness.get().destroy();
      wire = null;
      isOpen.set(false);
    },
  };
}
