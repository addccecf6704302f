import type { SocketClass } from '../../client/runtime/socketClass.ts';
import { subprotocol } from '../../shared/protocol/frames.ts';
import { createWebSocketClass } from './fakeWebSocket.ts';
import type { PageDocument } from './pageDocument.ts';
import type { Address, Socket, World } from './world.ts';

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

function addressOf(url: string, protocols: readonly string[]): Address {
  const [, workshopId = '', document = ''] = /\/sync\/([^/]+)\/(.+)$/.exec(url) ?? [];
  const token = protocols.find((one) => one.startsWith(subprotocol.tokenPrefix)) ?? '';
  return {
    workshopId,
    document,
    token: token.slice(subprotocol.tokenPrefix.length),
    isPadded: protocols.includes(subprotocol.padded),
  };
}

/** @param documentAt where frames of a document are recorded */
export function createDeviceNetwork(world: World, documentAt: (name: string) => PageDocument): DeviceNetwork {
  let isOnline = true;
  let refusal: number | null = null;
  let asleep: (() => void)[] | null = null;
  const open = new Set<Socket>();

  const Socket = createWebSocketClass((url, protocols, events) => {
    const address = addressOf(url, protocols);
    const page = documentAt(address.document);
    if (!isOnline || refusal !== null) {
      const code = isOnline && refusal !== null ? refusal : 1006;
      const fails = (): void => {
        page.refused(code);
        events.onClose(code);
      };
      if (asleep) asleep.push(fails);
      else queueMicrotask(fails);
      return { send: () => undefined, close: () => undefined };
    }
    const record = (way: 'in' | 'out', bytes: Uint8Array): void => {
      if (world.isRecorded) page.transcript.push({ at: world.now(), way, bytes });
    };
    const bare = world.open(address, {
      onFrame: (bytes) => {
        record('in', bytes);
        page.received(socket, bytes);
        events.onFrame(bytes);
      },
      onClose: (code) => {
        open.delete(socket);
        page.closed(socket, code);
        events.onClose(code);
      },
    });
    const socket: Socket = {
      ...bare,
      send: (bytes) => {
        record('out', bytes);
        bare.send(bytes);
      },
    };
    page.opened(socket);
    open.add(socket);
    queueMicrotask(events.onOpen);
    return socket;
  });

  const cutAll = (): void => {
    isOnline = false;
    for (const socket of [...open]) socket.cut();
  };

  return {
    Socket,
    goOffline: cutAll,
    goOnline() {
      isOnline = true;
    },
    sleep() {
      cutAll();
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
