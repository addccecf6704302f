import * as decoding from 'lib0/decoding';
import { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import type { Random } from '../../shared/ids.ts';
import { isFinalClose } from '../../shared/protocol/closeCodes.ts';
import { message, subprotocol } from '../../shared/protocol/frames.ts';
import type { Timers } from '../runtime/timers.ts';
import { createAckTracker } from './ackTracker.ts';
import type { AckTracker } from './ackTracker.ts';
import { createDocumentSocket } from './documentSocket.ts';
import type { DocumentSocketControl, SocketClass } from './documentSocket.ts';

/** The address, credentials and environment that all sockets of a workshop share. */
export type ConnectionPorts = {
  /** `ws://host/sync/<workshopId>`, without a slash at its end. */
  readonly serverUrl: string;
  readonly token: string;
  readonly Socket: SocketClass;
  readonly timers: Timers;
  /** Milliseconds on a clock that never jumps. */
  readonly monotonicNow: () => number;
  readonly random: Random;
};

export type SyncProviderOptions = {
  /** The document's part of the path: `session`, `notebook/3`. */
  readonly path: string;
  readonly padded: { readonly most: number } | null;
  readonly sendsAwareness: boolean;
  /** Messages above y-protocols' own, by type. */
  readonly handlers: { readonly [type: number]: (decoder: decoding.Decoder) => void };
};

export type SyncProviderEvents = {
  readonly onConnecting: () => void;
  /** The socket is open; the provider hears of it later. */
  readonly onSocket: () => void;
  readonly onConnected: () => void;
  /** Anything came in, heartbeats included. */
  readonly onHeard: () => void;
  /** A message 16 came; `take` counts it. */
  readonly onDurable: (take: () => void) => void;
  readonly onSynced: () => void;
  readonly onDisconnected: () => void;
  /** The server closed it for good. */
  readonly onFinal: (code: number) => void;
};

/** One document on a socket that is opened again and again, until the server closes it for good. */
export type SyncProvider = {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly provider: WebsocketProvider;
  readonly socket: DocumentSocketControl;
  readonly acks: AckTracker;
};

/** Connects nothing yet: `provider.connect()` does. */
export function createSyncProvider(
  world: ConnectionPorts,
  options: SyncProviderOptions,
  doc: Y.Doc,
  awareness: Awareness,
  events: SyncProviderEvents,
): SyncProvider {
  const acks = createAckTracker();
  const socket = createDocumentSocket({
    Socket: world.Socket,
    timers: world.timers,
    padded: options.padded,
    sendsAwareness: options.sendsAwareness,
    onOpened() {
      acks.opened();
      events.onSocket();
    },
    onHeard: events.onHeard,
    onSent: acks.sent,
  });
  const provider = new WebsocketProvider(world.serverUrl, options.path, doc, {
    connect: false,
    awareness,
    disableBc: true,
    maxBackoffTime: nextBackoffMs(world.random),
    protocols: [
      subprotocol.version,
      `${subprotocol.tokenPrefix}${world.token}`,
      ...(options.padded === null ? [] : [subprotocol.padded]),
    ],
    WebSocketPolyfill: socket.Class,
    shouldReconnect: (event) => !isFinalClose(event.code),
  });
  provider.messageHandlers[message.durable] = (_encoder, decoder) => {
    const vector = decoding.readVarUint8Array(decoder);
    const n = decoding.readVarUint(decoder);
    events.onDurable(() => acks.acked(vector, n, socket.control.isWaiting()));
  };
  for (const [type, handle] of Object.entries(options.handlers))
    provider.messageHandlers[Number(type)] = (_encoder, decoder) => handle(decoder);
  provider.on('status', ({ status }) => {
    if (status === 'connecting') events.onConnecting();
    else if (status === 'connected') events.onConnected();
    else events.onDisconnected();
  });
  provider.on('connection-close', (event) => {
    provider.maxBackoffTime = nextBackoffMs(world.random);
    // A restart or trouble on the server hits everyone at once: come back spread out, not all in the first instant.
    if (event !== null && event.code !== 1006)
      provider.wsUnsuccessfulReconnects = Math.max(provider.wsUnsuccessfulReconnects, 4);
  });
  provider.on('sync', (isSynced) => {
    if (isSynced) events.onSynced();
  });
  provider.on('closed', ({ code }) => events.onFinal(code));
  return { doc, awareness, provider, socket: socket.control, acks };
}

/** Nobody is announced until there is a caret to show. */
export function createQuietAwareness(doc: Y.Doc): Awareness {
  const awareness = new Awareness(doc);
  awareness.setLocalState(null);
  return awareness;
}

/** y-websocket doubles its waiting up to this; drawn anew for each attempt so that 200 pages do not come back in step. */
const nextBackoffMs = (random: Random): number => 500 + random.below(2_000);
