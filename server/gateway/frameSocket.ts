import type { RawData, WebSocket } from 'ws';
import { closeCode } from '../../shared/protocol/closeCodes.ts';
import { limits, silenceMs } from '../../shared/protocol/limits.ts';
import type { DocumentPath } from '../wire/documentPath.ts';
import { heartbeatMessage, parseFrame } from '../wire/messages.ts';
import type { Clock, Timers } from '../ports.ts';
import type { Seat, Workshop } from '../live/workshop/workshop.ts';
import type { Padding } from './padding.ts';
import { createPadding } from './padding.ts';
import { createPace } from '../limits/frameRate.ts';

/** A peer that does not answer a close is cut off after this long. */
const closeGraceMs = 2_000;

/** A step 1 is answered with what the document holds, so it counts as so many messages: a page sends one when it connects. */
const step1Cost = 12;

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
  /** Read and not yet looked at: one chunk of the network can hold thousands before the socket is slowed. */
  let inbox: Uint8Array[] = [];
  let isSlowed = false;

  const transmit = (frame: Uint8Array): void => {
    if (socket.readyState !== socket.OPEN) return;
    // Judged by what was there before: a whole board is one frame and may be larger than the limit (SPEC CO7).
    if (socket.bufferedAmount > limits.bufferedBytes) socket.terminate();
    else socket.send(frame);
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
    inbox = [];
    if (seat) workshop.table.close(seat, code);
    else close(code);
  };

  /** @returns null when the frame closed the socket */
  const messagesIn = (data: RawData, isBinary: boolean): Uint8Array[] | null => {
    if (!isBinary || !Buffer.isBuffer(data)) {
      refuse(closeCode.malformedFrame);
      return null;
    }
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    if (bytes.length > frameLimit(path)) {
      refuse(closeCode.tooLarge);
      return null;
    }
    if (!padding) return [bytes];
    try {
      return padding.heard(bytes);
    } catch {
      refuse(closeCode.malformedFrame);
      return null;
    }
  };

  /** @returns false when the socket was closed for its speed */
  const keepsPace = (cost = 1): boolean => {
    const verdict = pace.frame(clock.now(), cost);
    if (verdict.kind === 'tooFast') {
      refuse(closeCode.tooFast);
      return false;
    }
    if (verdict.kind === 'wait' && !isSlowed) slow(verdict.ms);
    return true;
  };

  const slow = (ms: number): void => {
    isSlowed = true;
    socket.pause();
    timers.after(ms, () => {
      isSlowed = false;
      work();
    });
  };

  const receiveMessage = (bytes: Uint8Array): void => {
    const frame = parseFrame(bytes);
    if (frame === null) refuse(closeCode.malformedFrame);
    else if (seat && keepsPace(frame.kind === 'step1' ? step1Cost : 1)) workshop.table.receive(seat, frame);
  };

  const work = (): void => {
    while (!isSlowed) {
      // Whatever closes the socket empties the inbox.
      const next = inbox.shift();
      if (next === undefined) {
        if (socket.isPaused) socket.resume();
        return;
      }
      receiveMessage(next);
    }
  };

  socket.on('message', (data, isBinary) => {
    const messages = messagesIn(data, isBinary);
    // A cover frame, with nothing in it, counts as well.
    if (messages === null || (messages.length === 0 && !keepsPace())) return;
    inbox.push(...messages);
    work();
  });
  // ws answers each ping and cuts off who lets 60 answers wait; who reads them is slowed here (THREATS, point 45).
  socket.on('ping', () => void keepsPace());
  socket.on('pong', () => {
    lastPongAt = clock.now();
  });
  socket.on('close', () => {
    inbox = [];
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
