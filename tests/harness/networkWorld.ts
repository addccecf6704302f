import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { subprotocol } from '../../shared/protocol/frames.ts';
import type { Timers } from '../../client/runtime/timers.ts';
import type { World } from './world.ts';

/** How long something may take over a real network before the test gives up. */
const patienceMs = 60_000;
/** A condition can become true without a frame, by a promise or timer of the client. */
const lookEveryMs = 50;

/** Timers that do not keep the process alive. */
function startTimers(): Timers & { readonly stop: () => void } {
  const cancels = new Set<() => void>();
  const cancellable = (timer: NodeJS.Timeout): (() => void) => {
    timer.unref();
    const cancel = (): void => {
      clearTimeout(timer);
      cancels.delete(cancel);
    };
    cancels.add(cancel);
    return cancel;
  };
  return {
    after(ms, run) {
      const cancel = cancellable(
        setTimeout(() => {
          cancels.delete(cancel);
          run();
        }, ms),
      );
      return cancel;
    },
    every: (ms, run) => cancellable(setInterval(run, ms)),
    stop: () => [...cancels].forEach((cancel) => cancel()),
  };
}

/**
 * A server that runs somewhere, over real HTTP and real WebSockets. `pass` waits for real, so scenarios for it pass as
 * little time as they can.
 * @param baseUrl such as `http://127.0.0.1:3000`
 */
export function createNetworkWorld(baseUrl: string): World {
  const waiting = new Set<() => void>();
  // One event-loop turn later the frame has been applied.
  const lookAgain = (): void =>
    void setImmediate(() => {
      for (const check of [...waiting]) check();
    });

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
    monotonicNow: () => performance.now(),
    startTimers,
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
        lookAgain();
      });
      socket.on('close', (code) => {
        onClose(code);
        lookAgain();
      });
      socket.on('error', () => {});
      return {
        send(frame) {
          if (socket.readyState === WebSocket.CONNECTING) unsent.push(frame);
          else if (socket.readyState === WebSocket.OPEN) socket.send(frame);
        },
        close: () => socket.close(),
        cut: () => socket.terminate(),
        pause: () => {},
        resume: () => {},
      };
    },
    until: (holds, what) =>
      new Promise((resolve, reject) => {
        const givesUpAt = performance.now() + patienceMs;
        const timer = setInterval(() => check(), lookEveryMs);
        const check = (): void => {
          const isLate = performance.now() > givesUpAt;
          if (!holds() && !isLate) return;
          waiting.delete(check);
          clearInterval(timer);
          if (isLate && !holds()) reject(new Error(`After ${patienceMs / 1_000} s still not: ${what}`));
          else resolve();
        };
        waiting.add(check);
        check();
      }),
    settle: async () => {},
    pass: (ms) => wait(ms),
  };
}
