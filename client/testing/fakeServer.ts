import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { message, syncMessage } from '../../shared/protocol/frames.ts';
import { decodePadded, encodePadded } from '../../shared/protocol/padded.ts';
import { createWebSocketClass } from '../../tests/harness/fakeWebSocket.ts';
import { syncFrame } from '../../tests/harness/rawSocket.ts';
import type { SocketClass } from '../runtime/socketClass.ts';

/** The server's end of one socket. Nothing is sent or received until the test does it. */
export type FakePeer = {
  readonly url: string;
  readonly protocols: readonly string[];
  /** Frames sent by the page and not yet taken. */
  readonly frames: Uint8Array[];
  readonly open: () => void;
  readonly send: (data: Uint8Array) => void;
  readonly close: (code: number) => void;
};

/** A WebSocket class whose server ends are in `peers`. */
export function createFakeNetwork(): {
  readonly Socket: SocketClass;
  readonly peers: FakePeer[];
  readonly last: () => FakePeer;
} {
  const peers: FakePeer[] = [];
  const Socket = createWebSocketClass((url, protocols, { onOpen, onFrame, onClose }) => {
    const frames: Uint8Array[] = [];
    peers.push({ url, protocols, frames, open: onOpen, send: onFrame, close: onClose });
    return { send: (frame) => void frames.push(frame), close: () => undefined };
  });
  const last = (): FakePeer => {
    const peer = peers.at(-1);
    if (peer === undefined) throw new Error('No socket was opened');
    return peer;
  };
  return { Socket, peers, last };
}

/** The server's half of one document: applies updates, answers step 1, and acknowledges when the test says so. */
export function createFakeDocument(doc: Y.Doc) {
  let received = 0;
  return {
    /** Opens the socket and sends step 1, as the server does on plan, notebook and ballot. */
    openAndSync(peer: FakePeer): void {
      received = 0;
      peer.open();
      say(peer, syncFrame(syncMessage.step1, Y.encodeStateVector(doc)));
    },
    /** Applies all received frames. @returns the number of step 2 and update messages so far on this socket */
    take(peer: FakePeer): number {
      for (const frame of peer.frames.splice(0))
        for (const one of isPadded(peer) ? decodePadded(frame) : [frame]) {
          const decoder = decoding.createDecoder(one);
          if (decoding.readVarUint(decoder) !== message.sync) continue;
          const kind = decoding.readVarUint(decoder);
          const content = decoding.readVarUint8Array(decoder);
          if (kind === syncMessage.step1) say(peer, syncFrame(syncMessage.step2, Y.encodeStateAsUpdate(doc, content)));
          else {
            received++;
            Y.applyUpdate(doc, content);
          }
        }
      return received;
    },
    /** Sends an ack (message 16) for everything taken so far. */
    acknowledge(peer: FakePeer): void {
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, message.durable);
      encoding.writeVarUint8Array(encoder, Y.encodeStateVector(doc));
      encoding.writeVarUint(encoder, received);
      say(peer, encoding.toUint8Array(encoder));
    },
  };
}

const isPadded = (peer: FakePeer): boolean => peer.protocols.includes('padded.1');

function say(peer: FakePeer, data: Uint8Array): void {
  peer.send(isPadded(peer) ? encodePadded([data]) : data);
}
