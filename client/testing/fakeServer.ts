import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { message, syncMessage } from '../../shared/protocol/frames.ts';
import { decodePadded, encodePadded } from '../../shared/protocol/padded.ts';
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
  class FakeSocket {
    readonly OPEN = 1;
    readyState = 0;
    binaryType = 'arraybuffer';
    onopen: (() => void) | null = null;
    onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
    onclose: ((event: { code: number; reason: string }) => void) | null = null;
    readonly #frames: Uint8Array[] = [];
    constructor(url: string, protocols: string[]) {
      peers.push({
        url,
        protocols,
        frames: this.#frames,
        open: () => {
          this.readyState = 1;
          this.onopen?.();
        },
        send: (data) => this.onmessage?.({ data: Uint8Array.from(data).buffer }),
        close: (code) => {
          this.readyState = 3;
          this.onclose?.({ code, reason: '' });
        },
      });
    }
    send(data: Uint8Array): void {
      this.#frames.push(Uint8Array.from(data));
    }
    close(): void {
      this.readyState = 3;
    }
  }
  const last = (): FakePeer => {
    const peer = peers.at(-1);
    if (peer === undefined) throw new Error('No socket was opened');
    return peer;
  };
  return { Socket: FakeSocket as unknown as SocketClass, peers, last };
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

function syncFrame(kind: number, content: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, message.sync);
  encoding.writeVarUint(encoder, kind);
  encoding.writeVarUint8Array(encoder, content);
  return encoding.toUint8Array(encoder);
}
