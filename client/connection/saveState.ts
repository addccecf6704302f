import { silenceMs } from '../../shared/protocol/limits.ts';
import { createSignal } from '../runtime/signal.ts';
import type { Signal } from '../runtime/signal.ts';
import type { SaveState } from './workshopConnection.ts';

/** The save state of one document (SPEC SA1, SA2). */
export type SaveStateTracker = {
  /** `saving` until the first update. */
  readonly save: Signal<SaveState>;
  readonly update: (isDirty: boolean, isOpen: boolean) => void;
  /** An ack came, so the server's disk takes writes. */
  readonly acked: () => void;
};

export function createSaveStateTracker(monotonicNow: () => number): SaveStateTracker {
  const save = createSignal<SaveState>('saving');
  let waitingSince: number | null = null;
  return {
    save,
    update(isDirty, isOpen) {
      if (!isDirty) {
        waitingSince = null;
        save.set('saved');
        return;
      }
      waitingSince ??= monotonicNow();
      // Heartbeats without acks: the server process runs, but its disk may not take writes.
      const isStuck = monotonicNow() - waitingSince > silenceMs;
      save.set(isOpen && !isStuck ? 'saving' : 'notSaved');
    },
    acked() {
      if (waitingSince !== null) waitingSince = monotonicNow();
    },
  };
}
