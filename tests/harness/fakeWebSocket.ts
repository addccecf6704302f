import type { SocketClass } from '../../client/runtime/socketClass.ts';
import type { Socket, SocketEvents } from './world.ts';

export type WebSocketEvents = SocketEvents & { readonly onOpen: () => void };

/** What a browser gives `new WebSocket(url, protocols)`. */
export type OpenSocket = (
  url: string,
  protocols: readonly string[],
  events: WebSocketEvents,
) => Pick<Socket, 'send' | 'close'>;

/** The one fake of the browser's WebSocket: its frames go wherever `open` leads. Events come when `open` calls them. */
export function createWebSocketClass(open: OpenSocket): SocketClass {
  class FakeWebSocket {
    readonly CONNECTING = 0;
    readonly OPEN = 1;
    readonly CLOSING = 2;
    readonly CLOSED = 3;
    readyState = 0;
    binaryType = 'arraybuffer';
    onopen: (() => void) | null = null;
    onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
    onerror: (() => void) | null = null;
    onclose: ((event: { code: number; reason: string }) => void) | null = null;
    readonly #socket: ReturnType<OpenSocket>;

    constructor(url: string, protocols: readonly string[]) {
      this.#socket = open(url, protocols, {
        onOpen: () => {
          if (this.readyState !== 0) return;
          this.readyState = 1;
          this.onopen?.();
        },
        onFrame: (bytes) => this.onmessage?.({ data: Uint8Array.from(bytes).buffer }),
        onClose: (code) => {
          if (this.readyState === 3) return;
          this.readyState = 3;
          this.onclose?.({ code, reason: '' });
        },
      });
    }

    send(data: Uint8Array): void {
      if (this.readyState === 1) this.#socket.send(Uint8Array.from(data));
    }

    close(): void {
      if (this.readyState !== 3) this.#socket.close();
    }
  }
  return FakeWebSocket as unknown as SocketClass;
}
