import { decodePadded, encodePadded, takeForFrame } from '../../shared/protocol/padded.ts';
import { secondMs } from '../../shared/time.ts';
import type { Timers } from '../ports.ts';

/**
 * Sends what is said once a second in frames of a few equal sizes, and an empty one when nothing is said, so that sizes and
 * times tell a watcher of the network nothing (CONTRACT section 3, message 20; THREATS L22).
 */
export type Padding = {
  readonly say: (message: Uint8Array) => void;
  readonly heard: (frame: Uint8Array) => Uint8Array[];
  readonly flush: () => void;
  readonly stop: () => void;
};

export function createPadding(timers: Timers, send: (frame: Uint8Array) => void): Padding {
  let waiting: Uint8Array[] = [];
  let callOff = (): void => undefined;
  const sendOne = (): void => {
    const count = takeForFrame(waiting);
    send(encodePadded(waiting.slice(0, count)));
    waiting = waiting.slice(count);
  };
  const tick = (): void => {
    callOff = timers.after(secondMs, () => {
      sendOne();
      tick();
    });
  };
  tick();
  return {
    say: (message) => void waiting.push(message),
    heard: (frame) => decodePadded(frame),
    flush() {
      while (waiting.length > 0) sendOne();
    },
    stop: () => callOff(),
  };
}
