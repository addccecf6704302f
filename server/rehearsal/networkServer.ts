import { isIPv6 } from 'node:net';
import { WebSocket } from 'ws';
import type { Joined, Reply } from '../../shared/protocol/replies.ts';
import { subprotocol } from '../../shared/protocol/frames.ts';
import type { ServerPort } from './serverPort.ts';

/** How long one request may take. */
const requestTimeoutMs = 10_000;

/** Where a server that listens on this address reaches itself. */
export function loopbackOrigin(host: string, port: number): string {
  if (host === '0.0.0.0') return `http://127.0.0.1:${port}`;
  if (host === '::') return `http://[::1]:${port}`;
  return `http://${isIPv6(host) ? `[${host}]` : host}:${port}`;
}

/**
 * A server over HTTP and WebSockets.
 * @param origin such as `http://127.0.0.1:3000`; asked for at each use, since a server that starts has no port yet
 */
export function createNetworkServer(origin: () => string): ServerPort {
  const post = async <T>(path: string, body: object, token?: string): Promise<T> => {
    const response = await fetch(new URL(path, origin()), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(requestTimeoutMs),
    });
    return (await response.json()) as T;
  };
  return {
    join: (wanted) => post<Joined>('/api/joins', wanted),
    post: (workshopId, token, command) => post<Reply>(`/api/workshops/${workshopId}/commands`, command, token),
    open({ workshopId, token, document, isPadded }, { onFrame, onClose }) {
      const url = new URL(`/sync/${workshopId}/${document}`, origin());
      url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
      const offered = [subprotocol.version, `${subprotocol.tokenPrefix}${token}`];
      const socket = new WebSocket(url, isPadded ? [...offered, subprotocol.padded] : offered);
      let unsent: Uint8Array[] = [];
      socket.on('open', () => {
        for (const frame of unsent) socket.send(frame);
        unsent = [];
      });
      socket.on('message', (bytes: Buffer) => onFrame(new Uint8Array(bytes)));
      socket.on('close', (code) => onClose(code));
      // A close follows every error.
      socket.on('error', () => undefined);
      return {
        send(frame) {
          if (socket.readyState === WebSocket.CONNECTING) unsent.push(frame);
          else if (socket.readyState === WebSocket.OPEN) socket.send(frame);
        },
        close: () => socket.close(),
      };
    },
  };
}
