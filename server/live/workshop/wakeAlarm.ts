import type { EpochMs } from '../../../shared/time.ts';
import type { Ports } from '../../ports.ts';
import { leadWakeAt } from '../../domain/people/lostLead.ts';
import type { State } from '../../domain/core/state.ts';
import type { Write } from '../../store/port.ts';

/** When a workshop has to do something that nobody asks for: end a round that was announced to, hand the lead on. */
export type WakeAlarm = {
  /** Set anew for this state; the one before is called off. */
  readonly set: (state: State) => void;
  readonly callOff: () => void;
  /** Keeps the time for the next server: only the end of a round must not wait for a visitor after a restart. */
  readonly writes: (state: State) => Write[];
};

/** @param storedAt the time that is kept already */
export function createWakeAlarm(
  workshopId: string,
  storedAt: EpochMs | null,
  { clock, timers }: Pick<Ports, 'clock' | 'timers'>,
  wake: () => void,
): WakeAlarm {
  let keptAt = storedAt;
  let callOff = (): void => undefined;
  return {
    set(state) {
      callOff();
      callOff = () => undefined;
      const at = Math.min(state.hidden.conduct.closing?.at ?? Infinity, leadWakeAt(state) ?? Infinity);
      if (Number.isFinite(at)) callOff = timers.after(Math.max(0, at - clock.now()), wake);
    },
    callOff: () => callOff(),
    writes(state) {
      const at = state.hidden.conduct.closing?.at ?? null;
      if (at === keptAt) return [];
      keptAt = at;
      return [{ kind: 'wake', workshopId, at }];
    },
  };
}
