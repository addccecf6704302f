import { decodePadded, encodePadded, takeForFrame } from '../../shared/protocol/padded.ts';
import { fillMessage, paddedFrameMs } from '../../shared/protocol/padding.ts';
import type { SocketPort, Timers } from '../ports.ts';
import type { DocumentPath } from '../wire/documentPath.ts';

/** What a socket that offered `padded.1` hides of its traffic (docs/PROTOCOL.md). */
export type PaddingKind = 'frames' | 'texts' | 'none';

export function paddingKind(path: DocumentPath, isOffered: boolean): PaddingKind {
  if (!isOffered) return 'none';
  if ('round' in path) return 'frames';
  return path.kind === 'session' ? 'texts' : 'none';
}

/** Fills commands, replies and the hand with blanks; their time depends on what everybody sees. */
export const createFilling =
  (transmit: (frame: Uint8Array) => void): SocketPort['send'] =>
  (message, leastBytes) =>
    transmit(fillMessage(message, leastBytes));

/**
 * Sends messages once a second in frames of a few fixed sizes, and an empty frame when there are none, so that sizes and
 * times of frames tell an observer of the network nothing (message 20).
 */
export type Padding = {
  readonly send: (message: Uint8Array) => void;
  /** @returns the messages in a received frame; throws when it is malformed */
  readonly receive: (frame: Uint8Array) => Uint8Array[];
  readonly flush: () => void;
  readonly stop: () => void;
};

export function createPadding(timers: Timers, transmit: (frame: Uint8Array) => void): Padding {
  let waiting: Uint8Array[] = [];
  let cancel = (): void => undefined;
  const sendOne = (): void => {
    const count = takeForFrame(waiting);
    transmit(encodePadded(waiting.slice(0, count)));
    waiting = waiting.slice(count);
  };
  const tick = (): void => {
    cancel = timers.after(paddedFrameMs, () => {
      sendOne();
      tick();
    });
  };
  tick();
  return {
    send: (message) => void waiting.push(message),
    receive: (frame) => decodePadded(frame),
    flush() {
      while (waiting.length > 0) sendOne();
    },
    stop: () => cancel(),
  };
}
