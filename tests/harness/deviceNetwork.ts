import type { SocketClass } from '../../client/runtime/socketClass.ts';
import { subprotocol } from '../../shared/protocol/frames.ts';
import type { PageDocument } from './pageDocument.ts';
import type { Socket, World } from './world.ts';

/** The network of one device: it connects the client's WebSockets to the world's server. */
export type DeviceNetwork = {
  readonly Socket: SocketClass;
  /** Open sockets break, and no socket can be opened. */
  readonly goOffline: () => void;
  readonly goOnline: () => void;
  /** The device sleeps: it is offline and gets no event about it. */
  readonly sleep: () => void;
  /** It wakes up; still offline. */
  readonly wakeUp: () => void;
  /** From now on every new socket is closed with this code. */
  readonly refuseWith: (code: number) => void;
};

/** @param documentAt where frames of a document are recorded */
export function createDeviceNetwork(world: World, documentAt: (name: string) => PageDocument): DeviceNetwork {
  let isOnline = true;
  let asleep: (() => void)[] | null = null;
  let refusal: number | null = null;
  const open = new Set<Socket>();

  class DeviceSocket {
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
    readonly #document: PageDocument;
    #socket: Socket | null = null;

    constructor(url: string, protocols: readonly string[]) {
      const [, workshopId = '', document = ''] = /\/sync\/([^/]+)\/(.+)$/.exec(url) ?? [];
      this.#document = documentAt(document);
      if (!isOnline || refusal !== null) {
        const code = isOnline ? refusal : null;
        const fails = (): void => this.#ended(code ?? 1006);
        if (asleep) asleep.push(fails);
        else queueMicrotask(fails);
        return;
      }
      const token = protocols.find((one) => one.startsWith(subprotocol.tokenPrefix)) ?? '';
      const address = {
        workshopId,
        document,
        token: token.slice(subprotocol.tokenPrefix.length),
        isPadded: protocols.includes(subprotocol.padded),
      };
      const socket = world.open(address, {
        onFrame: (bytes) => {
          this.#record('in', bytes);
          this.#document.received(recorded, bytes);
          this.onmessage?.({ data: Uint8Array.from(bytes).buffer });
        },
        onClose: (code) => this.#ended(code),
      });
      const recorded: Socket = {
        ...socket,
        send: (bytes) => {
          this.#record('out', bytes);
          socket.send(bytes);
        },
      };
      this.#socket = recorded;
      this.#document.opened(recorded);
      open.add(recorded);
      queueMicrotask(() => {
        if (this.readyState !== 0) return;
        this.readyState = 1;
        this.onopen?.();
      });
    }

    #record(way: 'in' | 'out', bytes: Uint8Array): void {
      if (world.isRecorded) this.#document.transcript.push({ at: world.now(), way, bytes });
    }

    send(data: Uint8Array): void {
      if (this.readyState === 1) this.#socket?.send(Uint8Array.from(data));
    }

    close(): void {
      if (this.readyState !== 3) this.#socket?.close();
    }

    #ended(code: number): void {
      if (this.readyState === 3) return;
      this.readyState = 3;
      if (this.#socket) {
        open.delete(this.#socket);
        this.#document.closed(this.#socket, code);
      } else {
        this.#document.refused(code);
      }
      this.onclose?.({ code, reason: '' });
    }
  }

  return {
    Socket: DeviceSocket as unknown as SocketClass,
    goOffline() {
      isOnline = false;
      for (const socket of [...open]) socket.cut();
    },
    goOnline() {
      isOnline = true;
    },
    sleep() {
      isOnline = false;
      for (const socket of [...open]) socket.cut();
      asleep = [];
    },
    wakeUp() {
      const events = asleep ?? [];
      asleep = null;
      for (const happens of events) happens();
    },
    refuseWith(code) {
      refusal = code;
    },
  };
}
