import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { subprotocol } from '../../shared/protocol/frames.ts';
import type { Timers } from '../../server/ports.ts';
import type { World } from './world.ts';

/** How long something may take over a real network before the test gives up. */
const patienceMs = 10_000;

const timers: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/**
 * A server that runs somewhere, over real HTTP and real WebSockets. `pass` waits for real, so scenarios for it pass as
 * little time as they can.
 * @param baseUrl such as `http://127.0.0.1:3000`
 */
export function createNetworkWorld(baseUrl: string): World {
  const waiting = new Set<() => void>();
  const stir = (): void => {
    for (const check of [...waiting]) check();
  };

  const request = async <T>(path: string, body: unknown, token?: string): Promise<T> => {
    const response = await fetch(new URL(path, baseUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    });
    return (await response.json()) as T;
  };

  return {
    now: () => Date.now(),
    isRecorded: true,
    timers,
    found: (wanted) => request('/api/workshops', wanted),
    join: (wanted) => request('/api/joins', wanted),
    recover: (workshopId, secret) => request(`/api/workshops/${workshopId}/facilitator`, { secret }),
    post: (workshopId, token, body) => request(`/api/workshops/${workshopId}/commands`, body, token),
    open({ workshopId, token, document, isPadded }, { onFrame, onClose }) {
      const url = new URL(`/sync/${workshopId}/${document}`, baseUrl);
      url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
      const offered = [subprotocol.version, `${subprotocol.tokenPrefix}${token}`];
      const socket = new WebSocket(url, isPadded ? [...offered, subprotocol.padded] : offered);
      let unsent: Uint8Array[] = [];
      socket.on('open', () => {
        for (const frame of unsent) socket.send(frame);
        unsent = [];
      });
      socket.on('message', (bytes: Buffer) => {
        onFrame(new Uint8Array(bytes));
        stir();
      });
      socket.on('close', (code) => {
        onClose(code);
        stir();
      });
      socket.on('error', () => {});
      return {
        send(frame) {
          if (socket.readyState === WebSocket.CONNECTING) unsent.push(frame);
          else if (socket.readyState === WebSocket.OPEN) socket.send(frame);
        },
        close: () => socket.close(),
        cut: () => socket.terminate(),
        hold: () => {},
        flow: () => {},
      };
    },
    until: (holds, what) =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          if (!holds()) return;
          waiting.delete(check);
          callOff();
          resolve();
        };
        const callOff = timers.after(patienceMs, () => {
          waiting.delete(check);
          reject(new Error(`After ${patienceMs} ms still not: ${what}`));
        });
        waiting.add(check);
        check();
      }),
    settle: async () => {},
    pass: (ms) => wait(ms),
  };
}
