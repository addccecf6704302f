import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { message, syncMessage } from '../../shared/protocol/frames.ts';
import { secondMs } from '../../shared/time.ts';
import type { Timers } from '../ports.ts';
import { step1Message, step2Message, updateMessage } from '../wire/messages.ts';
import type { ClientSocket, DocumentAddress, ServerPort } from './serverPort.ts';

/** How long a lost connection waits before it is tried again. */
const retryMs = secondMs;

export type ReplicaEvents = {
  /** The document changed, or has its first state. */
  readonly onChange: () => void;
  /** A message that is not about the document. */
  readonly onMessage?: (type: number, decoder: decoding.Decoder) => void;
  /** Closed for good: the round is over, or this person may not open it. */
  readonly onEnd: (code: number) => void;
};

/** A copy of one document of a workshop, kept in sync over a socket that is opened again when it breaks. */
export type Replica = {
  readonly doc: Y.Doc;
  /** The server's state has arrived. */
  readonly isSynced: () => boolean;
  readonly close: () => void;
};

/** 44xx ends for good; anything else can be tried again (docs/PROTOCOL.md). */
const isFinal = (code: number): boolean => code >= 4400 && code < 4500;

export function openReplica(
  server: ServerPort,
  timers: Timers,
  address: DocumentAddress,
  { onChange, onMessage, onEnd }: ReplicaEvents,
): Replica {
  const doc = new Y.Doc();
  let socket: ClientSocket | null = null;
  let isSynced = false;
  let isClosed = false;
  let cancelRetry = (): void => undefined;

  const receive = (bytes: Uint8Array): void => {
    const decoder = decoding.createDecoder(bytes);
    const type = decoding.readVarUint(decoder);
    if (type !== message.sync) {
      onMessage?.(type, decoder);
      return;
    }
    const kind = decoding.readVarUint(decoder);
    const content = decoding.readVarUint8Array(decoder);
    if (kind === syncMessage.step1) {
      socket?.send(step2Message(doc, content));
      return;
    }
    Y.applyUpdate(doc, content, 'server');
    if (kind === syncMessage.step2) isSynced = true;
    onChange();
  };

  const connect = (): void => {
    let isThis = true;
    isSynced = false;
    socket = server.open(address, {
      onFrame: (bytes) => {
        if (isThis && !isClosed) receive(bytes);
      },
      onClose: (code) => {
        if (!isThis || isClosed) return;
        isThis = false;
        socket = null;
        if (isFinal(code)) {
          isClosed = true;
          onEnd(code);
        } else cancelRetry = timers.after(retryMs, connect);
      },
    });
    socket.send(step1Message(doc));
  };

  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'server') socket?.send(updateMessage(update));
  });
  connect();

  return {
    doc,
    isSynced: () => isSynced,
    close() {
      isClosed = true;
      cancelRetry();
      socket?.close();
      doc.destroy();
    },
  };
}
