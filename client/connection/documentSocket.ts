import * as Y from 'yjs';
import { decodePadded, encodePadded, takeForFrame } from '../../shared/protocol/padded.ts';
import { paddedFrameMs } from '../../shared/protocol/padding.ts';
import { closeCode } from '../../shared/protocol/closeCodes.ts';
import { message, syncMessage } from '../../shared/protocol/frames.ts';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { SocketClass } from '../runtime/socketClass.ts';
import type { Timers } from '../runtime/timers.ts';

/**
 * How the traffic of a socket is hidden from observers of the network. `frames`: padded frames, one a second, of at most
 * `most` bytes. `texts`: commands, replies and the hand are filled with blanks; everything else is the same for all people.
 */
export type Padding =
  { readonly kind: 'frames'; readonly most: number } | { readonly kind: 'texts' } | { readonly kind: 'none' };

export type DocumentSocketOptions = {
  readonly Socket: SocketClass;
  readonly timers: Timers;
  readonly padding: Padding;
  /** True for the plan, which shows carets. The server ignores awareness on other documents. */
  readonly sendsAwareness: boolean;
  readonly onOpened: () => void;
  /** Any frame arrived, heartbeats included. */
  readonly onHeard: () => void;
  /** A step 2 or update was written to the socket. */
  readonly onSent: (kind: 'step2' | 'update') => void;
};

/** Controls the socket that is open now; does nothing without one. */
export type DocumentSocketControl = {
  /** Sends a frame now, with the waiting messages or empty; the next one follows a second later. */
  readonly flush: () => void;
  readonly isWaiting: () => boolean;
};

/**
 * A socket class for y-websocket's provider. It reports received frames and sent updates; on padded documents it queues
 * messages and sends them in padded frames.
 */
export function createDocumentSocket(options: DocumentSocketOptions): {
  Class: SocketClass;
  control: DocumentSocketControl;
} {
  /** At most one; a set, so that a socket can enter itself. */
  const open = new Set<DocumentSocket>();

  class DocumentSocket {
    static readonly CONNECTING = 0;
    static readonly OPEN = 1;
    static readonly CLOSING = 2;
    static readonly CLOSED = 3;
    readonly CONNECTING = 0;
    readonly OPEN = 1;
    readonly CLOSING = 2;
    readonly CLOSED = 3;
    binaryType = 'arraybuffer';
    onopen: ((event: Event) => void) | null = null;
    onmessage: ((event: { readonly data: ArrayBuffer | Uint8Array }) => void) | null = null;
    onerror: ((event: Event) => void) | null = null;
    onclose: ((event: { readonly code: number; readonly reason: string }) => void) | null = null;
    readonly #socket: WebSocket;
    #waiting: Uint8Array[] = [];
    #stopFrames: (() => void) | null = null;

    constructor(url: string, protocols: string[]) {
      this.#socket = new options.Socket(url, protocols);
      this.#socket.binaryType = 'arraybuffer';
      this.#socket.onopen = (event) => {
        open.add(this);
        options.onOpened();
        this.onopen?.(event);
        this.flush();
      };
      this.#socket.onmessage = (event: MessageEvent<ArrayBuffer>) => this.#received(new Uint8Array(event.data));
      this.#socket.onerror = (event) => this.onerror?.(event);
      this.#socket.onclose = (event) => this.#ended(event.code, event.reason);
    }

    get readyState(): number {
      return this.#socket.readyState;
    }

    send(data: Uint8Array<ArrayBuffer>): void {
      if (data[0] === message.awareness && !options.sendsAwareness) return;
      if (options.padding.kind !== 'frames') this.#leave(data);
      else this.#waiting.push(data.slice());
    }

    flush(): void {
      if (options.padding.kind !== 'frames' || this.readyState !== this.OPEN) return;
      this.#stopFrames?.();
      this.#stopFrames = options.timers.every(paddedFrameMs, () => this.#sendFrame());
      this.#sendFrame();
    }

    isWaiting(): boolean {
      return this.#waiting.length > 0;
    }

    close(): void {
      this.#stopFrames?.();
      open.delete(this);
      this.#socket.close();
    }

    #sendFrame(): void {
      if (options.padding.kind !== 'frames' || this.readyState !== this.OPEN) return;
      this.#waiting = withUpdatesMerged(this.#waiting);
      let count: number;
      try {
        count = takeForFrame(this.#waiting, options.padding.most);
      } catch {
        this.#ended(closeCode.tooBig, 'a message larger than any frame');
        return;
      }
      const leaving = this.#waiting.splice(0, count);
      this.#socket.send(encodePadded(leaving));
      for (const one of leaving) reportSent(one, options.onSent);
    }

    #leave(data: Uint8Array<ArrayBuffer>): void {
      this.#socket.send(data);
      reportSent(data, options.onSent);
    }

    #received(frame: Uint8Array<ArrayBuffer>): void {
      options.onHeard();
      if (frame[0] !== message.padded) {
        this.onmessage?.({ data: frame });
        return;
      }
      // A handler may close the socket and clear `onmessage`; the rest of the frame is then dropped.
      for (const one of decodePadded(frame)) this.onmessage?.({ data: one });
    }

    #ended(code: number, reason: string): void {
      this.#stopFrames?.();
      open.delete(this);
      this.onclose?.({ code, reason });
    }
  }

  return {
    Class: DocumentSocket as unknown as SocketClass,
    control: {
      flush: () => open.forEach((socket) => socket.flush()),
      isWaiting: () => [...open].some((socket) => socket.isWaiting()),
    },
  };
}

function reportSent(data: Uint8Array, onSent: DocumentSocketOptions['onSent']): void {
  if (data[0] !== message.sync) return;
  if (data[1] === syncMessage.step2) onSent('step2');
  if (data[1] === syncMessage.update) onSent('update');
}

/**
 * Merges neighbouring updates, so that the keystrokes of one second fit into the smallest frame however fast a person types
 * (docs/THREAT_MODEL.md). The order of other messages stays.
 */
function withUpdatesMerged(messages: readonly Uint8Array[]): Uint8Array[] {
  const merged: Uint8Array[] = [];
  let run: Uint8Array[] = [];
  const endRun = (): void => {
    if (run.length > 0) merged.push(encodeUpdate(run.length === 1 ? (run[0] as Uint8Array) : Y.mergeUpdates(run)));
    run = [];
  };
  for (const one of messages) {
    if (one[0] === message.sync && one[1] === syncMessage.update) run.push(updateIn(one));
    else {
      endRun();
      merged.push(one);
    }
  }
  endRun();
  return merged;
}

function updateIn(syncUpdate: Uint8Array): Uint8Array {
  const decoder = decoding.createDecoder(syncUpdate);
  decoding.readVarUint(decoder);
  decoding.readVarUint(decoder);
  return decoding.readVarUint8Array(decoder);
}

function encodeUpdate(update: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, message.sync);
  encoding.writeVarUint(encoder, syncMessage.update);
  encoding.writeVarUint8Array(encoder, update);
  return encoding.toUint8Array(encoder);
}
