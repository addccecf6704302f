import * as Y from 'yjs';
import { decodePadded, encodePadded, takeForFrame } from '../../shared/protocol/padded.ts';
import { closeCode } from '../../shared/protocol/closeCodes.ts';
import { message, syncMessage } from '../../shared/protocol/frames.ts';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { SocketClass } from '../runtime/socketClass.ts';
import type { Timers } from '../runtime/timers.ts';

export type DocumentSocketOptions = {
  readonly Socket: SocketClass;
  readonly timers: Timers;
  /** Where sizes and times must tell nothing: frames of fixed sizes, one a second. `most` is the largest, in bytes. */
  readonly padded: { readonly most: number } | null;
  /** Carets are for the plan alone; elsewhere the server ignores awareness, so it is not sent. */
  readonly sendsAwareness: boolean;
  readonly onOpened: () => void;
  /** Anything came in, heartbeats included. */
  readonly onHeard: () => void;
  /** A step 2 or update message really left. */
  readonly onSent: (kind: 'step2' | 'update') => void;
};

/** What the link can do with the socket that is open now. */
export type DocumentSocketControl = {
  /** Sends what waits, or a cover frame, now; the next regular frame follows a second later. */
  readonly flush: () => void;
  readonly isWaiting: () => boolean;
};

const frameMs = 1_000;

/**
 * The socket class that y-websocket's provider opens: it counts what leaves and what comes, and where the document is
 * padded it holds messages back and sends them in padded frames.
 * @returns the class, and the control of whichever of its sockets is open
 */
export function createDocumentSocket(options: DocumentSocketOptions): {
  Class: SocketClass;
  control: DocumentSocketControl;
} {
  let open: DocumentSocket | null = null;

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
        // eslint-disable-next-line @typescript-eslint/no-this-alias -- the control belongs to the socket that is open
        open = this;
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
      if (options.padded === null) this.#leave(data);
      else this.#waiting.push(data.slice());
    }

    flush(): void {
      if (options.padded === null || this.readyState !== this.OPEN) return;
      this.#stopFrames?.();
      this.#stopFrames = options.timers.every(frameMs, () => this.#sendFrame());
      this.#sendFrame();
    }

    isWaiting(): boolean {
      return this.#waiting.length > 0;
    }

    close(): void {
      this.#stopFrames?.();
      if (open === this) open = null;
      this.#socket.close();
    }

    #sendFrame(): void {
      if (options.padded === null || this.readyState !== this.OPEN) return;
      this.#waiting = withUpdatesMerged(this.#waiting);
      let count: number;
      try {
        count = takeForFrame(this.#waiting, options.padded.most);
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
      // A handler may close the socket; what came behind in the same frame is then for nobody.
      for (const one of decodePadded(frame)) this.onmessage?.({ data: one });
    }

    #ended(code: number, reason: string): void {
      this.#stopFrames?.();
      if (open === this) open = null;
      this.onclose?.({ code, reason });
    }
  }

  return {
    Class: DocumentSocket as unknown as SocketClass,
    control: { flush: () => open?.flush(), isWaiting: () => open?.isWaiting() ?? false },
  };
}

function reportSent(data: Uint8Array, onSent: DocumentSocketOptions['onSent']): void {
  if (data[0] !== message.sync) return;
  if (data[1] === syncMessage.step2) onSent('step2');
  if (data[1] === syncMessage.update) onSent('update');
}

/**
 * The updates of one second as one: a fast writer's keystrokes then fit into the same small frame as a slow one's
 * (THREATS L22). Only neighbours are merged; the order of everything else stays.
 */
export function withUpdatesMerged(messages: readonly Uint8Array[]): Uint8Array[] {
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
