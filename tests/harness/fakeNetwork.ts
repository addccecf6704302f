import { EventEmitter } from 'node:events';
import type { WebSocket } from 'ws';
import type { Socket, SocketEvents } from './world.ts';

type Event =
  | { readonly kind: 'frame'; readonly bytes: Uint8Array }
  | { readonly kind: 'ping' | 'pong' }
  | { readonly kind: 'close'; readonly code: number };

const opened = 1;
const closing = 2;
const closed = 3;

/** All in-memory sockets; messages arrive only by `flush`. */
export type Network = {
  readonly connect: (events: SocketEvents) => { readonly near: Socket; readonly far: FarEnd };
  /** Delivers the messages in flight once. @returns false when there were none */
  readonly flush: () => boolean;
};

export function createNetwork(): Network {
  const busy = new Set<Link>();
  return {
    connect(events) {
      const link = new Link(events, (one) => busy.add(one));
      return { near: link.near, far: link.far };
    },
    flush() {
      const links = [...busy];
      busy.clear();
      let hasMoved = false;
      for (const link of links) {
        if (link.deliver()) hasMoved = true;
        if (link.hasTraffic) busy.add(link);
      }
      return hasMoved;
    },
  };
}

/** One socket: a queue each way between the near end (a person) and the far end (the server). */
class Link {
  readonly up: Event[] = [];
  readonly down: Event[] = [];
  readonly far = new FarEnd(this);
  readonly near: Socket;
  isHeld = false;
  readonly #events: SocketEvents;
  readonly #isBusy: (link: Link) => void;
  #isNearOpen = true;

  constructor(events: SocketEvents, isBusy: (link: Link) => void) {
    this.#events = events;
    this.#isBusy = isBusy;
    this.near = {
      send: (bytes) => this.#sendUp({ kind: 'frame', bytes }),
      close: () => {
        this.#sendUp({ kind: 'close', code: 1000 });
        this.#closeNear(1000);
      },
      cut: () => this.cut(),
      pause: () => {
        this.isHeld = true;
      },
      resume: () => {
        this.isHeld = false;
        isBusy(this);
      },
    };
  }

  get hasTraffic(): boolean {
    return this.up.length + this.down.length > 0;
  }

  #sendUp(event: Event): void {
    if (!this.#isNearOpen) return;
    this.up.push(event);
    this.#isBusy(this);
  }

  sendDown(event: Event): void {
    this.down.push(event);
    this.#isBusy(this);
  }

  wake(): void {
    this.#isBusy(this);
  }

  cut(): void {
    this.up.length = 0;
    this.down.length = 0;
    this.isHeld = false;
    this.far.arrive({ kind: 'close', code: 1006 });
    this.#closeNear(1006);
  }

  #closeNear(code: number): void {
    if (!this.#isNearOpen) return;
    this.#isNearOpen = false;
    this.down.length = 0;
    this.#events.onClose(code);
  }

  deliver(): boolean {
    if (this.isHeld) return false;
    let hasMoved = false;
    while (this.up.length > 0 && this.far.isListening) {
      hasMoved = true;
      this.far.arrive(this.up.shift()!);
    }
    while (this.down.length > 0 && !this.isHeld) {
      hasMoved = true;
      this.#arriveNear(this.down.shift()!);
    }
    return hasMoved;
  }

  #arriveNear(event: Event): void {
    if (!this.#isNearOpen) return;
    switch (event.kind) {
      case 'frame':
        this.#events.onFrame(event.bytes);
        return;
      case 'ping':
        this.#sendUp({ kind: 'pong' });
        return;
      case 'close':
        this.#sendUp({ kind: 'close', code: event.code });
        this.#closeNear(event.code);
        return;
      case 'pong':
    }
  }
}

/** The server's end: the part of a `ws` WebSocket that the gateway uses. */
export class FarEnd extends EventEmitter {
  readonly OPEN = opened;
  readonly CLOSED = closed;
  readyState = opened;
  isPaused = false;
  /** Messages are held back until the server has accepted or refused the socket. */
  isAccepted = false;
  readonly #link: Link;

  constructor(link: Link) {
    super();
    this.#link = link;
  }

  asWebSocket(): WebSocket {
    return this as unknown as WebSocket;
  }

  get isListening(): boolean {
    return this.isAccepted && !this.isPaused;
  }

  get bufferedAmount(): number {
    if (!this.#link.isHeld) return 0;
    return this.#link.down.reduce((sum, event) => sum + (event.kind === 'frame' ? event.bytes.length : 2), 0);
  }

  accept(): void {
    this.isAccepted = true;
    this.#link.wake();
  }

  send(bytes: Uint8Array): void {
    if (this.readyState === opened) this.#link.sendDown({ kind: 'frame', bytes });
  }

  ping(): void {
    if (this.readyState === opened) this.#link.sendDown({ kind: 'ping' });
  }

  close(code: number): void {
    if (this.readyState !== opened) return;
    this.readyState = closing;
    this.#link.sendDown({ kind: 'close', code });
  }

  terminate(): void {
    this.#link.cut();
  }

  pause(): void {
    this.isPaused = true;
  }

  resume(): void {
    this.isPaused = false;
    this.#link.wake();
  }

  arrive(event: Event): void {
    if (this.readyState === closed) return;
    switch (event.kind) {
      case 'frame':
        this.emit('message', Buffer.from(event.bytes.buffer, event.bytes.byteOffset, event.bytes.length), true);
        return;
      case 'pong':
        this.emit('pong');
        return;
      case 'close':
        this.readyState = closed;
        this.emit('close', event.code);
        return;
      case 'ping':
    }
  }
}
