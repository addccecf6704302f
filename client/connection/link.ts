import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { Awareness } from 'y-protocols/awareness';
import { writeSyncStep1 } from 'y-protocols/sync';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Chance } from '../../shared/ids.ts';
import { closeCode, isFinalClose } from '../../shared/protocol/closeCodes.ts';
import { message, subprotocol } from '../../shared/protocol/frames.ts';
import { heartbeatMs, silenceMs } from '../../shared/protocol/limits.ts';
import { createSignal } from '../runtime/signal.ts';
import type { Signal } from '../runtime/signal.ts';
import type { Timers } from '../runtime/timers.ts';
import { createAcks } from './acks.ts';
import type { Acks } from './acks.ts';
import type { Base, Carrying } from './carrying.ts';
import type { DocumentLink, SaveState } from './connection.ts';
import { createLinkSocket } from './linkSocket.ts';
import type { LinkSocketControl, SocketClass } from './linkSocket.ts';
import type { Keeping } from './keeping.ts';

/** What all links of a workshop share. */
export type LinkWorld = {
  /** `ws://host/sync/<workshopId>`, without a slash at its end. */
  readonly serverUrl: string;
  readonly token: string;
  readonly Socket: SocketClass;
  readonly timers: Timers;
  /** Milliseconds that only go forward. */
  readonly steady: () => number;
  readonly chance: Chance;
};

export type LinkOptions = {
  /** The document's part of the path: `session`, `notebook/3`. */
  readonly path: string;
  readonly carrying: Carrying;
  readonly padded: { readonly most: number } | null;
  readonly sendsAwareness: boolean;
  /** Where unsaved texts are kept on this device; null for documents that are only read. */
  readonly keeping: Keeping | null;
  /** Final close codes after which the document is built anew under another client id. */
  readonly rebuildsOn: (code: number) => boolean;
  /** The server closed it for good. */
  readonly onFinal: (code: number) => void;
  /** Texts that no document takes. */
  readonly onTooMuch: (texts: readonly { readonly id: string; readonly text: string }[]) => void;
  /** Messages above y-protocols' own, by type. */
  readonly handlers: { readonly [type: number]: (decoder: decoding.Decoder) => void };
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

/** A document on a socket; more than one exists only while it is built anew. */
type Wire = {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly provider: WebsocketProvider;
  readonly socket: LinkSocketControl;
  readonly acks: Acks;
};

const watchEveryMs = 1_000;
/** A page that came back asks at once and waits this long; two padded frames, one each way, fit in. */
const answerWithinMs = 4_000;
/** A connection that stood this long was no failed attempt. */
const steadyAfterMs = 15_000;
const rebuildDelaysMs = [0, 1_000, 3_000];

export function createLink(world: LinkWorld, options: LinkOptions): Link {
  const { timers, steady } = world;
  const doc = createSignal(new Y.Doc());
  const awareness = createSignal(createAwareness(doc.get()));
  const synced = createSignal(false);
  const save = createSignal<SaveState>('saved');
  const isOpen = createSignal(false);
  const isRefused = createSignal(false);
  let wire: Wire | null = null;
  let closed = false;
  let givenUp = false;
  let attempts = 0;
  let heardAt = steady();
  let connectingSince = steady();
  let openedAt: number | null = null;
  /** The page came back then, and nothing has been heard since. */
  let askedAt: number | null = null;
  /** Something was written here while there was no socket for this document, or while it is being built anew. */
  let dirtyHere = false;
  let dirtySince: number | null = null;
  let base: Base = {};
  let stopRebuild: (() => void) | null = null;

  const isRebuilding = (): boolean => wire !== null && wire.doc !== doc.get();
  const isDirty = (): boolean => dirtyHere || (wire !== null && !isRebuilding() && wire.acks.isDirty());
  const isHeard = (): boolean => steady() - heardAt <= silenceMs;

  const refresh = (): void => {
    const open = wire !== null && wire.provider.wsconnected && isHeard();
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
    const acks = createAcks();
    const socket = createLinkSocket({
      Socket: world.Socket,
      timers,
      padded: options.padded,
      sendsAwareness: options.sendsAwareness,
      onOpened() {
        acks.opened();
        heardAt = openedAt = steady();
      },
      onHeard() {
        heardAt = steady();
        askedAt = null;
      },
      onSent: (kind) => acks.sent(kind),
    });
    const provider = new WebsocketProvider(world.serverUrl, options.path, target, {
      connect: false,
      awareness: targetAwareness,
      disableBc: true,
      maxBackoffTime: nextBackoffMs(world.chance),
      protocols: [
        subprotocol.version,
        `${subprotocol.tokenPrefix}${world.token}`,
        ...(options.padded === null ? [] : [subprotocol.padded]),
      ],
      WebSocketPolyfill: socket.Class,
      shouldReconnect: (event) => !isFinalClose(event.code),
    });
    const current: Wire = { doc: target, awareness: targetAwareness, provider, socket: socket.control, acks };
    wire = current;
    if (target === doc.get() && dirtyHere) {
      acks.changed(target);
      dirtyHere = false;
    }
    provider.messageHandlers[message.durable] = (_encoder, decoder) => {
      const vector = decoding.readVarUint8Array(decoder);
      const n = decoding.readVarUint(decoder);
      const wasDirty = isDirty();
      acks.acked(vector, n, socket.control.isWaiting());
      if (dirtySince !== null) dirtySince = steady();
      if (wasDirty && !isDirty()) becameSaved();
      refresh();
    };
    for (const [type, handle] of Object.entries(options.handlers))
      provider.messageHandlers[Number(type)] = (_encoder, decoder) => handle(decoder);
    provider.on('status', ({ status }) => {
      if (wire !== current) return;
      if (status === 'connecting') connectingSince = steady();
      refresh();
      if (status === 'connected') options.onOpened();
    });
    provider.on('connection-close', (event) => {
      openedAt = null;
      provider.maxBackoffTime = nextBackoffMs(world.chance);
      // A restart or trouble on the server hits everyone at once: come back spread out, not all in the first instant.
      if (event !== null && event.code !== 1006)
        provider.wsUnsuccessfulReconnects = Math.max(provider.wsUnsuccessfulReconnects, 4);
    });
    provider.on('sync', (isSynced) => {
      if (wire !== current || !isSynced) return;
      if (isRebuilding()) swapIn(current);
      synced.set(true);
      refresh();
    });
    provider.on('closed', ({ code }) => {
      if (wire === current) ended(current, code);
    });
    connectingSince = steady();
    provider.connect();
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
      connect(fresh, createAwareness(fresh));
    });
  };

  const reconnectNow = (): void => {
    askedAt = null;
    wire?.provider.disconnect();
    connectingSince = heardAt = steady();
    wire?.provider.connect();
  };

  /**
   * A clock that only goes forward stands still while some devices sleep, so a socket that seems to have been heard a
   * moment ago may be long dead. A step 1 is always answered.
   */
  const ask = (): void => {
    const socket = wire?.provider.ws;
    if (askedAt !== null || wire === null || socket?.readyState !== 1) return;
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, message.sync);
    writeSyncStep1(encoder, wire.doc);
    socket.send(encoding.toUint8Array(encoder));
    askedAt = steady();
  };

  const stopWatching = timers.every(watchEveryMs, () => {
    const isUnanswered = askedAt !== null && steady() - askedAt > answerWithinMs;
    if (wire?.provider.wsconnected && (isUnanswered || !isHeard())) {
      refresh();
      reconnectNow();
    } else if (wire?.provider.wsconnecting && steady() - connectingSince > silenceMs) reconnectNow();
    if (openedAt !== null && steady() - openedAt > steadyAfterMs) attempts = 0;
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
      const { provider } = wire;
      const sinceMs = steady() - (provider.wsconnected ? heardAt : connectingSince);
      if (sinceMs > (provider.wsconnected ? heartbeatMs + watchEveryMs : 2 * watchEveryMs)) reconnectNow();
      else if (provider.wsconnected) ask();
      else provider.connect();
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

/** Nobody is announced until there is a caret to show. */
function createAwareness(doc: Y.Doc): Awareness {
  const awareness = new Awareness(doc);
  awareness.setLocalState(null);
  return awareness;
}

/** y-websocket doubles its waiting up to this; drawn anew for each attempt so that 200 pages do not come back in step. */
const nextBackoffMs = (chance: Chance): number => 500 + chance.below(2_000);
