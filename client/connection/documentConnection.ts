import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Random } from '../../shared/ids.ts';
import { closeCode } from '../../shared/protocol/closeCodes.ts';
import { createSignal } from '../runtime/signal.ts';
import type { Signal } from '../runtime/signal.ts';
import type { DocumentOutbox, StoredDocument } from './documentOutbox.ts';
import type { DocumentState } from './documentState.ts';
import { isDirty, syncOf, withEdits } from './documentState.ts';
import type { BaseTexts, LocalEdits, RejectedText } from './localEdits.ts';
import { createLocalUpdates } from './localUpdates.ts';
import type { LocalUpdates } from './localUpdates.ts';
import { createSaveStateTracker } from './saveState.ts';
import { createSilenceWatch, watchEveryMs } from './silenceWatch.ts';
import { createQuietAwareness, createSyncProvider } from './syncProvider.ts';
import type { ConnectionPorts, SyncProvider, SyncProviderOptions } from './syncProvider.ts';
import type { DocumentConnection } from './workshopConnection.ts';

export type DocumentConnectionOptions = SyncProviderOptions & {
  readonly localEdits: LocalEdits;
  /** Stores unacknowledged edits on this device; null for documents that the page only reads. */
  readonly documentOutbox: DocumentOutbox | null;
  /** Final close codes after which the document is rebuilt under another client id. */
  readonly rebuildsOn: (code: number) => boolean;
  /** The server closed it with a final code and it is not rebuilt. */
  readonly onFinal: (code: number) => void;
  /** Texts for which the rebuilt document has no room. */
  readonly onTooMuch: (texts: readonly RejectedText[]) => void;
  /** Texts with edits that the server does not take, since this person may no longer write in the document (SPEC EN1f). */
  readonly onMayNotWrite?: (texts: readonly string[]) => void;
  readonly onOpened: () => void;
};

/** A document connection as its owner sees it: with control over its life. */
export type ManagedConnection = DocumentConnection & {
  /** The socket is open and something arrived on it within the last ten seconds. */
  readonly isOpen: Signal<boolean>;
  /** The server refused it for good while edits were unacknowledged. */
  readonly isRefused: Signal<boolean>;
  /** @returns false when no socket is open */
  readonly send: (data: Uint8Array<ArrayBuffer>) => boolean;
  /** The page became visible or online: reconnects at once instead of after the backoff. */
  readonly wake: () => void;
  /** A padded document sends a frame now, whether or not something waits for it. */
  readonly flush: () => void;
  /** The page may end here: stores unacknowledged edits. A frame with them would tell that there are some (SPEC PA7). */
  readonly leave: () => void;
  readonly unsaved: () => { readonly doc: Y.Doc; readonly isDirty: boolean; readonly base: BaseTexts };
  /** Erases edits that the server did not take from the device. */
  readonly forget: () => void;
  /** Non-blank texts that differ from what was last acknowledged. */
  readonly unsent: () => readonly string[];
  readonly close: () => void;
};

/** After a socket was open this long, its attempts count as successful. */
const stableAfterMs = 15_000;
const rebuildDelaysMs = [0, 1_000, 3_000];

export function createDocumentConnection(
  ports: ConnectionPorts,
  options: DocumentConnectionOptions,
): ManagedConnection {
  const { timers, monotonicNow, random } = ports;
  const { localEdits, documentOutbox } = options;
  const doc = createSignal(createDoc(random));
  const awareness = createSignal(createQuietAwareness(doc.get()));
  const synced = createSignal(false);
  const isOpen = createSignal(false);
  const isRefused = createSignal(false);
  const silence = createSilenceWatch(monotonicNow);
  const saveState = createSaveStateTracker(monotonicNow);
  let state: DocumentState = { kind: 'loading', hasEdits: false };
  /** The texts as they were when everything was last acknowledged. */
  let base: BaseTexts = {};
  /** Rebuilds since the last acknowledged or stable connection. */
  let rebuilds = 0;

  const refresh = (): void => {
    // What the device holds is not known yet: neither Saved nor the opposite (SPEC SA1c).
    if (state.kind === 'loading') return;
    const sync = syncOf(state);
    const open = sync !== null && sync.provider.wsconnected && silence.isHeard();
    isOpen.set(open);
    isRefused.set(state.kind === 'ended' && state.hasEdits);
    saveState.update(isDirty(state), open);
  };

  const becameSaved = (): void => {
    rebuilds = 0;
    base = localEdits.readTexts(doc.get());
    documentOutbox?.saved(doc.get(), base);
  };

  const watchEdits = (watched: Y.Doc): LocalUpdates => {
    const updates = createLocalUpdates(watched);
    watched.on('beforeTransaction', (transaction: Y.Transaction) => {
      if (watched === doc.get() && transaction.local && !isDirty(state)) base = localEdits.readTexts(watched);
    });
    updates.add((_update, origin) => {
      const sync = syncOf(state);
      if (state.kind === 'closed' || (sync !== null && origin === sync.provider)) return;
      if (watched === sync?.doc) sync.acks.changed(watched);
      if (watched !== doc.get()) return;
      state = withEdits(state);
      documentOutbox?.changed(watched, () => base);
      refresh();
    });
    return updates;
  };

  /** A provider for the document of `updates`, not connected yet; its events count only while it is the current one. */
  const createSync = (updates: LocalUpdates, targetAwareness: Awareness): SyncProvider => {
    const isCurrent = (): boolean => syncOf(state) === sync;
    const sync = createSyncProvider(ports, options, updates, targetAwareness, {
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
      onDurable(countAck) {
        const wasDirty = isDirty(state);
        countAck();
        saveState.acked();
        if (wasDirty && !isDirty(state)) becameSaved();
        refresh();
      },
      onSynced() {
        if (!isCurrent()) return;
        if (state.kind === 'rebuilding') replaceDoc(sync, state.hasEdits);
        synced.set(true);
        refresh();
      },
      onDisconnected() {
        silence.disconnected();
        if (isCurrent()) refresh();
      },
      onFinal(code) {
        if (isCurrent()) ended(sync, code);
      },
    });
    return sync;
  };

  const connect = (sync: SyncProvider): void => {
    silence.connecting();
    sync.provider.connect();
  };

  /** The fresh document holds the server's state: it gets the local edits and is shown from now on. */
  const replaceDoc = (fresh: SyncProvider, hasEdits: boolean): void => {
    const old = { doc: doc.get(), awareness: awareness.get() };
    const tooMuch = hasEdits ? localEdits.copyInto(old.doc, fresh.doc, base) : [];
    state = { kind: 'syncing', sync: fresh };
    doc.set(fresh.doc);
    awareness.set(fresh.awareness);
    old.awareness.destroy();
    if (tooMuch.length > 0) options.onTooMuch(tooMuch);
    if (!hasEdits) return;
    if (fresh.acks.isDirty()) documentOutbox?.changed(fresh.doc, () => base);
    else becameSaved();
  };

  const unsent = (): readonly string[] => {
    if (!isDirty(state)) return [];
    const texts = Object.entries(localEdits.readTexts(doc.get()));
    return texts.filter(([name, text]) => text.trim() !== '' && base[name] !== text).map(([, text]) => text);
  };

  const ended = (sync: SyncProvider, code: number): void => {
    const hasEdits = isDirty(state);
    const delayMs = rebuildDelaysMs[rebuilds];
    sync.provider.destroy();
    if (!options.rebuildsOn(code) || delayMs === undefined) {
      state = { kind: 'ended', hasEdits };
      refresh();
      options.onFinal(code);
      return;
    }
    // The fresh document comes without these edits. They stay on the device until their author has seen them.
    const mayNotWrite = code === closeCode.notAllowed;
    if (hasEdits && mayNotWrite) options.onMayNotWrite?.(unsent());
    rebuilds++;
    const cancel = timers.after(delayMs, rebuild);
    state = { kind: 'refused', hasEdits: hasEdits && !mayNotWrite, cancel };
    refresh();
  };

  const rebuild = (): void => {
    const fresh = createDoc(random);
    const sync = createSync(watchEdits(fresh), createQuietAwareness(fresh));
    state = { kind: 'rebuilding', hasEdits: isDirty(state), sync };
    connect(sync);
  };

  const stopWatching = timers.every(watchEveryMs, () => {
    refresh();
    const sync = syncOf(state);
    if (sync !== null && silence.isDead(sync)) silence.reconnect(sync);
    if (silence.openForMs() > stableAfterMs) rebuilds = 0;
    refresh();
  });

  const takeStored = ({ update, base: storedBase }: StoredDocument): boolean => {
    if (state.kind === 'closed') return false;
    if (!isDirty(state)) base = localEdits.readTexts(doc.get());
    base = { ...storedBase, ...base };
    Y.applyUpdate(doc.get(), update, 'outbox');
    return true;
  };

  const load = async (updates: LocalUpdates): Promise<void> => {
    await documentOutbox?.load(takeStored);
    if (state.kind !== 'loading') return;
    const sync = createSync(updates, awareness.get());
    if (isDirty(state)) sync.acks.changed(doc.get());
    state = { kind: 'syncing', sync };
    connect(sync);
  };

  void load(watchEdits(doc.get()));

  return {
    doc,
    awareness,
    synced,
    save: saveState.save,
    isOpen,
    isRefused,
    send(data) {
      const provider = syncOf(state)?.provider;
      if (provider?.ws?.readyState !== 1 || !provider.wsconnected) return false;
      provider.ws.send(data);
      return true;
    },
    wake() {
      const sync = syncOf(state);
      if (sync === null) return;
      silence.wake(sync);
      refresh();
    },
    flush: () => syncOf(state)?.socket.flush(),
    leave() {
      if (isDirty(state)) documentOutbox?.storeNow(doc.get(), base);
    },
    unsaved: () => ({ doc: doc.get(), isDirty: isDirty(state), base }),
    forget() {
      if (!isDirty(state)) documentOutbox?.saved(doc.get(), base);
    },
    unsent,
    close() {
      stopWatching();
      if (state.kind === 'refused') state.cancel();
      const sync = syncOf(state);
      state = { kind: 'closed' };
      sync?.provider.destroy();
      sync?.awareness.destroy();
      awareness.get().destroy();
      isOpen.set(false);
    },
  };
}

/** The client id comes from the given random source, so that a simulation with one seed repeats itself. */
function createDoc(random: Random): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = random.below(2 ** 32);
  return doc;
}
