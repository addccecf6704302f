import { decodePadded, encodePadded, takeForFrame } from '../../shared/protocol/padded.ts';
import { secondMs } from '../../shared/time.ts';
import type { Timers } from '../../server/ports.ts';
import type { Wire } from './world.ts';

/** Sends once a second in frames of the four sizes, an empty one when there is nothing (CONTRACT section 3, message 20). */
export function paddedWire(wire: Wire, timers: Timers): Wire {
  let waiting: Uint8Array[] = [];
  let callOff = (): void => {};
  const tick = (): void => {
    callOff = timers.after(secondMs, () => {
      const count = takeForFrame(waiting);
      wire.send(encodePadded(waiting.slice(0, count)));
      waiting = waiting.slice(count);
      tick();
    });
  };
  tick();
  return {
    ...wire,
    send: (frame) => void waiting.push(frame),
    close() {
      callOff();
      wire.close();
    },
    cut() {
      callOff();
      wire.cut();
    },
  };
}

export const unpadded = decodePadded;
