import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { closeCode } from '../../shared/protocol/closeCodes.ts';
import { silenceMs } from '../../shared/protocol/limits.ts';
import { createSignal } from '../runtime/signal.ts';
import type { Signal } from '../runtime/signal.ts';
import type { BaseTexts, LocalEdits } from './localEdits.ts';
import type { DocumentConnection, SaveState } from './workshopConnection.ts';
import type { DocumentOutbox } from './documentOutbox.ts';
import { createSilenceWatch, watchEveryMs } from './silenceWatch.ts';
import { createQuietAwareness, createSyncProvider } from './syncProvider.ts';
import type { SyncProvider, SyncProviderOptions, ConnectionPorts } from './syncProvider.ts';

export type DocumentConnectionOptions = SyncProviderOptions & {
  readonly localEdits: LocalEdits;
  /** Where unsaved texts are kept on this device; null for documents that are only read. */
  readonly documentOutbox: DocumentOutbox | null;
  /** Final close codes after which the document is built anew under another client id. */
  readonly rebuildsOn: (code: number) => boolean;
  /** The server closed it for good. */
  readonly onFinal: (code: number) => void;
  /** Texts that no document takes. */
  readonly onTooMuch: (texts: readonly { readonly id: string; readonly text: string }[]) => void;
  readonly onOpened: () => void;
};

/** One document with its socket, for as long as the page needs it. */
export type ManagedConnection = DocumentConnection & {
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
  readonly unsaved: () => { readonly doc: Y.Doc; readonly isDirty: boolean; readonly base: BaseTexts };
  /** The texts among it. */
  readonly unsent: () => readonly string[];
  readonly close: () => void;
};

/** A connection that stood this long was no failed attempt. */
const steadyAfterMs = 15_000;
const rebuildDelaysMs = [0, 1_000, 3_000];

export function createDocumentConnection(
  world: ConnectionPorts,
  options: DocumentConnectionOptions,
): ManagedConnection {
  const { timers, monotonicNow } = world;
  const doc = createSignal(new Y.Doc());
  const awareness = createSignal(createQuietAwareness(doc.get()));
  const synced = createSignal(false);
  const save = createSignal<SaveState>('saved');
  const isOpen = createSignal(false);
  const isRefused = createSignal(false);
  const silence = createSilenceWatch(monotonicNow);
  /** On another document than the link's while that is built anew. */
  let wire: SyncProvider | null = null;
  let closed = false;
  let givenUp = false;
  let attempts = 0;
  /** Something was written here while there was no socket for this document, or while it is being built anew. */
  let dirtyHere = false;
  let dirtySince: number | null = null;
  let base: BaseTexts = {};
  let stopRebuild: (() => void) | null = null;

  const isRebuilding = (): boolean => wire !== null && wire.doc !== doc.get();
  const isDirty = (): boolean => dirtyHere || (wire !== null && !isRebuilding() && wire.acks.isDirty());

  const refresh = (): void => {
    const open = wire !== null && wire.provider.wsconnected && silence.isHeard();
    isOpen.set(open);
    isRefused.set(givenUp && isDirty());
    if (!isDirty()) {
      dirtySince = null;
      save.set('saved');
      return;
    }
    dirtySince ??= monotonicNow();
    // Heartbeats without an acknowledgement: the server lives, but its disk may not.
    const isStuck = monotonicNow() - dirtySince > silenceMs;
    save.set(open && !isStuck && !givenUp ? 'saving' : 'notSaved');
  };

  const becameSaved = (): void => {
    attempts = 0;
    base = options.localEdits.base(doc.get());
    options.documentOutbox?.saved(doc.get(), base);
  };

  const watchWrites = (watched: Y.Doc): void => {
    watched.on('beforeTransaction', (transaction: Y.Transaction) => {
      if (watched === doc.get() && transaction.local && !isDirty()) base = options.localEdits.base(watched);
    });
    watched.on('update', (_update: Uint8Array, origin: unknown) => {
      if (closed || (wire !== null && origin === wire.provider)) return;
      if (watched === wire?.doc) wire.acks.changed(watched);
      else dirtyHere = true;
      if (watched !== doc.get()) return;
      options.documentOutbox?.changed(watched, () => base);
      refresh();
    });
  };

  const connect = (target: Y.Doc, targetAwareness: Awareness): void => {
    const isCurrent = (): boolean => wire === current;
    const current = createSyncProvider(world, options, target, targetAwareness, {
      onConnecting() {
        if (!isCurrent()) return;
        silence.connecting();
        refresh();
      },
      onSocket: silence.opened,
      onConnected() {
        if (!isCurrent()) return;
        refresh();
        options.onOpened();
      },
      onHeard: silence.heard,
      onDurable(take) {
        const wasDirty = isDirty();
        take();
        if (dirtySince !== null) dirtySince = monotonicNow();
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
        silence.disconnected();
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
    silence.connecting();
    current.provider.connect();
  };

  /** The fresh document has the server's state: it gets what was written here, and takes the old one's place. */
  const swapIn = (fresh: SyncProvider): void => {
    const old = { doc: doc.get(), awareness: awareness.get() };
    const wasDirty = dirtyHere;
    const tooMuch = wasDirty ? options.localEdits.carry(old.doc, fresh.doc, base) : [];
    dirtyHere = false;
    doc.set(fresh.doc);
    awareness.set(fresh.awareness);
    old.awareness.destroy();
    if (tooMuch.length > 0) options.onTooMuch(tooMuch);
    if (wasDirty && !fresh.acks.isDirty()) becameSaved();
    else if (wasDirty) options.documentOutbox?.changed(fresh.doc, () => base);
  };

  const ended = (current: SyncProvider, code: number): void => {
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
    if (wire !== null && silence.isDead(wire)) silence.reconnect(wire);
    if (silence.stoodMs() > steadyAfterMs) attempts = 0;
    refresh();
  });

  const start = async (): Promise<void> => {
    const kept = await options.documentOutbox?.load();
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
      silence.wake(wire);
      refresh();
    },
    flush: () => wire?.socket.flush(),
    leave() {
      if (isDirty()) options.documentOutbox?.now(doc.get(), base);
      if (wire?.socket.isWaiting()) wire.socket.flush();
    },
    unsaved: () => ({ doc: doc.get(), isDirty: isDirty(), base }),
    unsent() {
      if (!isDirty()) return [];
      const written = Object.entries(options.localEdits.base(doc.get()));
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
