import type { RawData, WebSocket } from 'ws';
import { closeCode } from '../../shared/protocol/closeCodes.ts';
import { limits, silenceMs } from '../../shared/protocol/limits.ts';
import type { DocumentPath } from '../wire/documentPath.ts';
import { heartbeatMessage, parseFrame } from '../wire/messages.ts';
import type { Clock, SocketPort, Timers } from '../ports.ts';
import type { OpenConnection } from '../live/workshop/workshop.ts';
import type { Padding, PaddingKind } from './padding.ts';
import { createFilling, createPadding } from './padding.ts';
import { createFrameRate } from '../limits/frameRate.ts';

/** A peer that does not complete the closing handshake in this time is terminated. */
const closeGraceMs = 2_000;

/** The reply to a step 1 can be a whole document, so step 1 counts as this many messages. A page sends one per connection. */
const step1Cost = 12;

/** One WebSocket: unpads, limits and parses its frames and passes typed messages to the workshop. */
export type FrameSocket = {
  /**
   * Sends ping and empty awareness; closes the socket after ten seconds without pong (SPEC CO1, CO2).
   * @param isLate this process stood still: pongs may have come that it has not read yet (SPEC CK4)
   */
  readonly heartbeat: (isLate: boolean) => void;
  readonly close: (code: number) => void;
};

export type FrameSocketPorts = { readonly clock: Clock; readonly timers: Timers };

export const frameLimit = (path: DocumentPath): number =>
  path.kind === 'notebook' || path.kind === 'plan' ? limits.largeFrameBytes : limits.smallFrameBytes;

/** @param connect called once; returns a close code when the workshop refuses the socket */
export function createFrameSocket(
  socket: WebSocket,
  connect: (port: SocketPort) => OpenConnection | number,
  path: DocumentPath,
  paddingKind: PaddingKind,
  { clock, timers }: FrameSocketPorts,
): FrameSocket {
  const rate = createFrameRate(clock);
  let lastPongAt = clock.monotonicNow();
  let connection: OpenConnection | null = null;
  /** Messages not yet handled: one chunk from the network can hold thousands, more than pausing the socket prevents. */
  let inbox: Uint8Array[] = [];
  let isSlowed = false;

  const transmit = (frame: Uint8Array): void => {
    if (socket.readyState !== socket.OPEN) return;
    // Compared before sending: a whole board is one frame and may be larger than the limit (SPEC CO7).
    if (socket.bufferedAmount > limits.bufferedBytes) socket.terminate();
    else socket.send(frame);
  };
  const padding: Padding | null = paddingKind === 'frames' ? createPadding(timers, transmit) : null;
  const unframed = paddingKind === 'texts' ? createFilling(transmit) : transmit;
  const send = padding?.send ?? unframed;

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
    if (connection) connection.close(code);
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
      return padding.receive(bytes);
    } catch {
      refuse(closeCode.malformedFrame);
      return null;
    }
  };

  /** @returns false when the socket was closed because of its rate */
  const isWithinRate = (cost = 1): boolean => {
    const result = rate.frame(cost);
    if (result.kind === 'tooFast') {
      refuse(closeCode.tooFast);
      return false;
    }
    if (result.kind === 'wait' && !isSlowed) slow(result.ms);
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
    else if (connection && isWithinRate(frame.kind === 'step1' ? step1Cost : 1)) connection.receive(frame);
  };

  const work = (): void => {
    while (!isSlowed) {
      // Closing the socket empties the inbox.
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
    // An empty cover frame counts as a message.
    if (messages === null || (messages.length === 0 && !isWithinRate())) return;
    inbox.push(...messages);
    work();
  });
  // ws answers each ping itself and limits unsent answers; a client that reads them is limited here.
  socket.on('ping', () => void isWithinRate());
  socket.on('pong', () => {
    lastPongAt = clock.monotonicNow();
  });
  socket.on('close', () => {
    inbox = [];
    padding?.stop();
    connection?.disconnected();
  });
  // Malformed frames and resets: ws closes the socket itself, and 'close' follows.
  socket.on('error', () => undefined);

  const connected = connect({ send, close });
  if (typeof connected === 'number') close(connected);
  else connection = connected;

  return {
    heartbeat(isLate) {
      if (socket.readyState !== socket.OPEN) return;
      const now = clock.monotonicNow();
      if (isLate) lastPongAt = now;
      if (now - lastPongAt > silenceMs) {
        refuse(closeCode.noPong);
        return;
      }
      socket.ping();
      send(heartbeatMessage);
    },
    close,
  };
}
