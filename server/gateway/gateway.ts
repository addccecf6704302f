import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { WebSocketServer } from 'ws';
import { closeCode } from '../../shared/protocol/closeCodes.ts';
import { subprotocol } from '../../shared/protocol/frames.ts';
import { heartbeatMs, limits } from '../../shared/protocol/limits.ts';
import type { Log } from '../ports.ts';
import type { Registry } from '../live/workshop/registry.ts';
import type { Connection, ConnectionPorts } from './frameSocket.ts';
import { createConnection, frameLimit } from './frameSocket.ts';
import { isAllowedOrigin, readOffer } from './handshake.ts';
import { parseSyncPath } from './syncPath.ts';

/** More sockets than this at once and new ones are turned away before the upgrade (CONTRACT section 3). */
const mostSockets = 20_000;

/** A little over the limit, so that a frame just over it gets our own close code and a huge one is never read. */
const payloadMargin = 1_024;

/** A client of another version gets one of its own back: with none it would never learn the code it is closed with. */
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

export type GatewayOptions = ConnectionPorts & {
  readonly server: Server;
  readonly registry: Registry;
  readonly allowedOrigins: readonly string[];
  readonly log: Log;
  /** In development hot reload has sockets of its own on the same port. */
  readonly leavesForeignPaths: boolean;
};

export type Gateway = { readonly sockets: () => number; readonly close: () => void };

/** Turns upgrades into seats: handshake → person → document (CONTRACT section 3). */
export function createGateway(options: GatewayOptions): Gateway {
  const { server, registry, allowedOrigins, log, timers } = options;
  const small = createSocketServer(limits.smallFrameBytes);
  const large = createSocketServer(limits.largeFrameBytes);
  const connections = new Set<Connection>();
  let isClosed = false;

  const upgrade = async (request: IncomingMessage, raw: Duplex, head: Buffer): Promise<void> => {
    const url = request.url ?? '';
    if (options.leavesForeignPaths && !url.startsWith('/sync/')) return;
    raw.on('error', () => undefined);
    if (!isAllowedOrigin(request, allowedOrigins)) {
      refuseUpgrade(raw, '403 Forbidden');
      return;
    }
    const target = parseSyncPath(url);
    if (!target) {
      refuseUpgrade(raw, '404 Not Found');
      return;
    }
    if (isClosed || connections.size >= mostSockets) {
      refuseUpgrade(raw, '503 Service Unavailable');
      return;
    }
    const offer = readOffer(request);
    const { workshopId, path } = target;
    const workshop = await registry.open(workshopId).catch((error: unknown) => {
      log.warn('a workshop could not be opened', { error: error instanceof Error ? error.name : 'unknown' });
      return 'trouble' as const;
    });
    const sockets = frameLimit(path) === limits.largeFrameBytes ? large : small;
    sockets.handleUpgrade(request, raw, head, (socket) => {
      const code = refusalOf(workshop, offer);
      if (code !== null || workshop === null || workshop === 'trouble') {
        closeUnseated(socket, code ?? closeCode.notFound);
        return;
      }
      const isPadded = offer.padded && 'round' in path;
      const connection = createConnection(
        socket,
        (port) => workshop.takeSeat(offer.token ?? '', path, port),
        workshop,
        path,
        isPadded,
        options,
      );
      connections.add(connection);
      socket.on('close', () => connections.delete(connection));
    });
  };

  const closeUnseated = (socket: WebSocket, code: number): void => {
    socket.on('error', () => undefined);
    socket.close(code);
    timers.after(heartbeatMs, () => socket.terminate());
  };

  const refusalOf = (workshop: unknown, offer: ReturnType<typeof readOffer>): number | null => {
    if (workshop === 'trouble') return closeCode.storageTrouble;
    if (offer.token === null) return closeCode.unknownToken;
    if (!offer.isOurVersion) return closeCode.malformedFrame;
    return workshop === null ? closeCode.notFound : null;
  };

  const beat = (): void => {
    if (isClosed) return;
    for (const connection of connections) connection.heartbeat();
    timers.after(heartbeatMs, beat);
  };
  timers.after(heartbeatMs, beat);

  server.on('upgrade', (request: IncomingMessage, raw: Duplex, head: Buffer) => void upgrade(request, raw, head));

  return {
    sockets: () => connections.size,
    close() {
      isClosed = true;
      for (const connection of connections) connection.close(closeCode.restart);
    },
  };
}

function refuseUpgrade(raw: Duplex, status: string): void {
  raw.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
