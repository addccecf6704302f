import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { message } from '../../shared/protocol/frames.ts';
import { limits } from '../../shared/protocol/limits.ts';
import type { Presence } from '../../shared/protocol/replies.ts';
import { secondMs } from '../../shared/time.ts';
import { createSignal } from '../runtime/signal.ts';
import type { Signal } from '../runtime/signal.ts';
import type { Timers } from '../runtime/timers.ts';
import type { Drag, Drags } from './workshopConnection.ts';

/** Cluster drags (message 19): shown live, stored nowhere. */
export type DragLane = {
  readonly drags: Signal<Drags>;
  /** Sends at most ten a second; the newest is always sent. Null ends the drag. */
  readonly send: (drag: Drag | null) => void;
  readonly received: (decoder: decoding.Decoder) => void;
  /** After a reconnect: a drag may have ended in between. */
  readonly reset: () => void;
  readonly close: () => void;
};

const leastApartMs = secondMs / limits.dragsPerSecond;

/** After this long without news the connection of the dragging person is taken to be broken. */
const forgottenMs = 20_000;

export function createDragLane(timers: Timers, write: (frame: Uint8Array<ArrayBuffer>) => boolean): DragLane {
  const drags = createSignal<Drags>({});
  const forgetting = new Map<string, () => void>();
  let newest: { readonly drag: Drag | null } | null = null;
  let stopPause: (() => void) | null = null;

  const without = (participantId: string): Drags =>
    Object.fromEntries(Object.entries(drags.get()).filter(([id]) => id !== participantId));
  const leave = (): void => {
    stopPause = null;
    if (newest === null) return;
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, message.presence);
    encoding.writeVarString(encoder, JSON.stringify({ drag: newest.drag }));
    newest = null;
    write(encoding.toUint8Array(encoder));
    stopPause = timers.after(leastApartMs, leave);
  };
  const reset = (): void => {
    for (const stop of forgetting.values()) stop();
    forgetting.clear();
    drags.set({});
  };

  return {
    drags,
    send(drag) {
      newest = { drag };
      if (stopPause === null) leave();
    },
    received(decoder) {
      const { participantId, drag } = JSON.parse(decoding.readVarString(decoder)) as Presence;
      forgetting.get(participantId)?.();
      forgetting.delete(participantId);
      if (drag === null) {
        drags.set(without(participantId));
        return;
      }
      drags.set({ ...drags.get(), [participantId]: drag });
      forgetting.set(
        participantId,
        timers.after(forgottenMs, () => drags.set(without(participantId))),
      );
    },
    reset,
    close() {
      reset();
      stopPause?.();
    },
  };
}
