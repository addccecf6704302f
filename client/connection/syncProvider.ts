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
import type { LocalUpdates } from './localUpdates.ts';
import type { SocketClass } from '../runtime/socketClass.ts';
import type { DocumentSocketControl, Padding } from './documentSocket.ts';

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
  readonly padding: Padding;
  readonly sendsAwareness: boolean;
  /** Handlers of this product's own message types. */
  readonly handlers: { readonly [type: number]: (decoder: decoding.Decoder) => void };
};

export type SyncProviderEvents = {
  readonly onConnecting: () => void;
  /** The socket opened; y-websocket has not processed the event yet. */
  readonly onSocket: () => void;
  readonly onConnected: () => void;
  /** Any frame arrived, heartbeats included. */
  readonly onHeard: () => void;
  /** An ack (message 16) arrived; `countAck` applies it, so that the caller can compare before and after. */
  readonly onDurable: (countAck: () => void) => void;
  readonly onSynced: () => void;
  readonly onDisconnected: () => void;
  /** Closed with a final code: no reconnect. */
  readonly onFinal: (code: number) => void;
};

/** A y-websocket provider with its socket and acks. It reconnects until the server closes with a final code. */
export type SyncProvider = {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly provider: WebsocketProvider;
  readonly socket: DocumentSocketControl;
  readonly acks: AckTracker;
};

/** Does not connect; `provider.connect()` does. */
export function createSyncProvider(
  ports: ConnectionPorts,
  options: SyncProviderOptions,
  updates: LocalUpdates,
  awareness: Awareness,
  events: SyncProviderEvents,
): SyncProvider {
  const { doc } = updates;
  const acks = createAckTracker();
  const socket = createDocumentSocket({
    Socket: ports.Socket,
    timers: ports.timers,
    padding: options.padding,
    sendsAwareness: options.sendsAwareness,
    onOpened() {
      acks.opened();
      events.onSocket();
    },
    onHeard: events.onHeard,
    onSent: acks.sent,
  });
  const provider = new WebsocketProvider(ports.serverUrl, options.path, doc, {
    connect: false,
    awareness,
    disableBc: true,
    maxBackoffTime: nextBackoffMs(ports.random),
    protocols: [
      subprotocol.version,
      subprotocol.page,
      `${subprotocol.tokenPrefix}${ports.token}`,
      ...(options.padding.kind === 'none' ? [] : [subprotocol.padded]),
    ],
    WebSocketPolyfill: socket.Class,
    shouldReconnect: (event) => !isFinalClose(event.code),
  });
  // The provider sends on what others put into the document, and ignores what it put there itself.
  updates.add(provider._updateHandler);
  const handleSync = provider.messageHandlers[message.sync];
  provider.messageHandlers[message.sync] = (...frame) => updates.apply(provider, () => handleSync?.(...frame));
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
    provider.maxBackoffTime = nextBackoffMs(ports.random);
    // A restart or a failure of the server disconnects everyone at once; a longer backoff spreads the reconnects.
    if (event !== null && event.code !== 1006)
      provider.wsUnsuccessfulReconnects = Math.max(provider.wsUnsuccessfulReconnects, 4);
  });
  provider.on('sync', (isSynced) => {
    if (isSynced) events.onSynced();
  });
  provider.on('closed', ({ code }) => events.onFinal(code));
  return { doc, awareness, provider, socket: socket.control, acks };
}

/** Awareness without a local state: nothing is sent until there is a caret. */
export function createQuietAwareness(doc: Y.Doc): Awareness {
  const awareness = new Awareness(doc);
  awareness.setLocalState(null);
  return awareness;
}

/** The upper limit of y-websocket's backoff, drawn for each attempt so that 200 pages do not reconnect in step. */
const nextBackoffMs = (random: Random): number => 500 + random.below(2_000);
