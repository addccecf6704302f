import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { WebSocketServer } from 'ws';
import { closeCode } from '../../shared/protocol/closeCodes.ts';
import { subprotocol } from '../../shared/protocol/frames.ts';
import { heartbeatMs, limits } from '../../shared/protocol/limits.ts';
import { describeError } from '../describeError.ts';
import type { Log } from '../ports.ts';
import { ServerFull } from '../live/workshop/registry.ts';
import type { Registry } from '../live/workshop/registry.ts';
import type { Workshop } from '../live/workshop/workshop.ts';
import type { FrameSocket, FrameSocketPorts } from './frameSocket.ts';
import { createFrameSocket, frameLimit } from './frameSocket.ts';
import { startHeartbeats } from './heartbeats.ts';
import { isAllowedOrigin, readOffer } from './handshake.ts';
import type { IsKnownHost } from './knownHosts.ts';
import { paddingKind } from './padding.ts';
import type { SocketCounts } from './socketCounts.ts';
import { parseSyncPath } from './syncPath.ts';

/** With this many open sockets new upgrades get 503. */
const mostSockets = 20_000;

/** Above the frame limit, so that a frame slightly over it gets our own close code; larger ones are never read. */
const payloadMargin = 1_024;

/** A client of another version gets one of its own protocols back: without one it would not receive the close code. */
const selectProtocol = (offered: readonly string[]): string | false =>
  offered.includes(subprotocol.version)
    ? subprotocol.version
    : (offered.find((name) => !name.startsWith(subprotocol.tokenPrefix)) ?? false);

const createSocketServer = (frameBytes: number): WebSocketServer =>
  new WebSocketServer({
    noServer: true,
    maxPayload: frameBytes + payloadMargin,
    maxFragments: 64,
    perMessageDeflate: false,
    clientTracking: false,
    handleProtocols: (offered) => selectProtocol([...offered]),
  });

export type GatewayOptions = FrameSocketPorts & {
  readonly server: Server;
  readonly registry: Registry;
  readonly isKnownHost: IsKnownHost;
  readonly allowedOrigins: readonly string[];
  readonly socketCounts: SocketCounts;
  readonly log: Log;
  /** In development Vite's hot reload uses its own sockets on the same port. */
  readonly ignoresForeignPaths: boolean;
};

export type Gateway = { readonly sockets: () => number; readonly close: () => void };

/** Accepts WebSocket upgrades: checks origin, path and version, opens the workshop, connects the socket to the document. */
export function createGateway(options: GatewayOptions): Gateway {
  const { server, registry, allowedOrigins, log, timers } = options;
  const small = createSocketServer(limits.smallFrameBytes);
  const large = createSocketServer(limits.largeFrameBytes);
  const open = new Set<FrameSocket>();
  let isClosed = false;

  const upgrade = async (request: IncomingMessage, raw: Duplex, head: Buffer): Promise<void> => {
    const url = request.url ?? '';
    if (options.ignoresForeignPaths && !url.startsWith('/sync/')) return;
    raw.on('error', () => undefined);
    if (!options.isKnownHost(request.headers.host)) {
      refuseUpgrade(raw, '421 Misdirected Request');
      return;
    }
    if (!isAllowedOrigin(request, allowedOrigins)) {
      refuseUpgrade(raw, '403 Forbidden');
      return;
    }
    const target = parseSyncPath(url);
    if (!target) {
      refuseUpgrade(raw, '404 Not Found');
      return;
    }
    const uncount = isClosed || open.size >= mostSockets ? null : options.socketCounts.add(request);
    if (uncount === null) {
      refuseUpgrade(raw, '503 Service Unavailable');
      return;
    }
    raw.once('close', uncount);
    const offer = readOffer(request);
    const { workshopId, path } = target;
    const workshop = await openFor(workshopId, offer);
    const sockets = frameLimit(path) === limits.largeFrameBytes ? large : small;
    sockets.handleUpgrade(request, raw, head, (socket) => {
      if (typeof workshop === 'number') {
        closeUnconnected(socket, workshop);
        return;
      }
      const frameSocket = createFrameSocket(
        socket,
        (port) => workshop.connect(offer.token ?? '', path, port, offer.isScreen),
        path,
        paddingKind(path, offer.padded),
        options,
      );
      open.add(frameSocket);
      socket.on('close', () => open.delete(frameSocket));
    });
  };

  const closeUnconnected = (socket: WebSocket, code: number): void => {
    socket.on('error', () => undefined);
    socket.close(code);
    timers.after(heartbeatMs, () => socket.terminate());
  };

  /** @returns the workshop, or a close code */
  const openFor = async (workshopId: string, offer: ReturnType<typeof readOffer>): Promise<Workshop | number> => {
    if (offer.token === null) return closeCode.unknownToken;
    if (!offer.isOurVersion) return closeCode.malformedFrame;
    try {
      const workshop = await registry.openFor(workshopId, offer.token);
      if (workshop === 'unknownToken') return closeCode.unknownToken;
      return workshop ?? closeCode.notFound;
    } catch (error) {
      if (error instanceof ServerFull) return closeCode.tryLater;
      // The registry has logged it.
      return closeCode.storageTrouble;
    }
  };

  const stopHeartbeats = startHeartbeats(() => open, options);

  server.on('upgrade', (request: IncomingMessage, raw: Duplex, head: Buffer) => {
    upgrade(request, raw, head).catch((error: unknown) => {
      log.warn('an upgrade failed', describeError(error));
      raw.destroy();
    });
  });

  return {
    sockets: () => open.size,
    close() {
      isClosed = true;
      stopHeartbeats();
      for (const frameSocket of open) frameSocket.close(closeCode.restart);
    },
  };
}

function refuseUpgrade(raw: Duplex, status: string): void {
  raw.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
