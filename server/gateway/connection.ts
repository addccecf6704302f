import type { RawData, WebSocket } from 'ws';
import { closeCode } from '../../shared/protocol/closeCodes.ts';
import { limits, silenceMs } from '../../shared/protocol/limits.ts';
import type { DocumentPath } from '../wire/documentPath.ts';
import { heartbeatMessage, parseFrame } from '../wire/messages.ts';
import type { Clock, Timers } from '../ports.ts';
import type { Seat, Workshop } from '../workshop/workshop.ts';
import type { Padding } from './padding.ts';
import { createPadding } from './padding.ts';
import { createPace } from './rate.ts';

/** A peer that does not answer a close is cut off after this long. */
const closeGraceMs = 2_000;

/** The frames of one socket: parsed, limited, and handed to the workshop as typed values (STYLE habit 5). */
export type Connection = {
  /** Ping and empty awareness; closes a socket that has not answered for ten seconds (SPEC CO1, CO2). */
  readonly heartbeat: () => void;
  readonly close: (code: number) => void;
};

export type ConnectionPorts = { readonly clock: Clock; readonly timers: Timers };

export const frameLimit = (path: DocumentPath): number =>
  path.kind === 'notebook' || path.kind === 'plan' ? limits.largeFrameBytes : limits.smallFrameBytes;

export function createConnection(
  socket: WebSocket,
  seatFor: (port: { send: (message: Uint8Array) => void; close: (code: number) => void }) => Seat | number,
  workshop: Workshop,
  path: DocumentPath,
  isPadded: boolean,
  { clock, timers }: ConnectionPorts,
): Connection {
  const pace = createPace(clock.now());
  let lastPongAt = clock.now();
  let seat: Seat | null = null;

  const transmit = (frame: Uint8Array): void => {
    if (socket.readyState !== socket.OPEN) return;
    socket.send(frame);
    if (socket.bufferedAmount > limits.bufferedBytes) socket.terminate();
  };
  const padding: Padding | null = isPadded ? createPadding(timers, transmit) : null;

  const close = (code: number): void => {
    padding?.flush();
    padding?.stop();
    socket.close(code);
    timers.after(closeGraceMs, () => {
      if (socket.readyState !== socket.CLOSED) socket.terminate();
    });
  };
  const refuse = (code: number): void => {
    if (seat) workshop.table.close(seat, code);
    else close(code);
  };

  const receiveMessage = (bytes: Uint8Array): void => {
    const frame = parseFrame(bytes);
    if (frame === null) refuse(closeCode.malformedFrame);
    else if (seat) workshop.table.receive(seat, frame);
  };

  const receive = (data: RawData, isBinary: boolean): void => {
    if (!isBinary || !Buffer.isBuffer(data)) {
      refuse(closeCode.malformedFrame);
      return;
    }
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    if (bytes.length > frameLimit(path)) {
      refuse(closeCode.tooLarge);
      return;
    }
    if (!padding) {
      receiveMessage(bytes);
      return;
    }
    let messages: Uint8Array[];
    try {
      messages = padding.heard(bytes);
    } catch {
      refuse(closeCode.malformedFrame);
      return;
    }
    for (const message of messages) receiveMessage(message);
  };

  /** @returns false when the socket was closed for its speed */
  const keepsPace = (): boolean => {
    const verdict = pace.frame(clock.now());
    if (verdict.kind === 'tooFast') {
      refuse(closeCode.tooFast);
      return false;
    }
    if (verdict.kind === 'wait' && !socket.isPaused) {
      socket.pause();
      timers.after(verdict.ms, () => socket.resume());
    }
    return true;
  };

  socket.on('message', (data, isBinary) => {
    if (keepsPace()) receive(data, isBinary);
  });
  // ws answers each ping and cuts off who lets 60 answers wait; who reads them is slowed here (THREATS, point 45).
  socket.on('ping', () => void keepsPace());
  socket.on('pong', () => {
    lastPongAt = clock.now();
  });
  socket.on('close', () => {
    padding?.stop();
    if (seat) workshop.table.leave(seat);
  });
  // A broken frame or a reset arrives here; ws closes the socket itself and 'close' follows.
  socket.on('error', () => undefined);

  const taken = seatFor({ send: padding ? padding.say : transmit, close });
  if (typeof taken === 'number') close(taken);
  else seat = taken;

  return {
    heartbeat() {
      if (socket.readyState !== socket.OPEN) return;
      if (clock.now() - lastPongAt > silenceMs) {
        refuse(closeCode.noPong);
        return;
      }
      socket.ping();
      (padding?.say ?? transmit)(heartbeatMessage);
    },
    close,
  };
}
