import type { EpochMs } from '../../../shared/time.ts';
import { dayMs, daysLater, startOfDay } from '../../../shared/time.ts';
import type { Ports } from '../../ports.ts';
import { restsAt } from '../../domain/history/typing.ts';
import { nextShowing } from '../../domain/board/programReadings.ts';
import { nextMorning } from '../../domain/notices/morning.ts';
import { leadWakeAt } from '../../domain/people/lostLead.ts';
import { readersWakeAt } from '../../domain/share/awayReaders.ts';
import { nextEndOfLink } from '../../domain/people/sharedLinks.ts';
import type { State } from '../../domain/core/state.ts';
import type { Write } from '../../store/port.ts';

/** Timers of the platform do not count further; whoever wakes sets the next one. */
const longestMs = dayMs;

/**
 * Wakes a workshop when a closing round ends, the lead or the turn to read passes on, a text of the plan has rested, readings of programs are to
 * be shown, the last day of a visitor's link is over, or a morning comes.
 */
export type WakeAlarm = {
  /** Replaces the timer by the one that this state needs. */
  readonly set: (state: State) => void;
  readonly cancel: () => void;
  /**
   * Stores the end of a closing round, which must happen in time also after a restart, and the next morning, which comes
   * while nobody has the workshop open. What else is due is done on opening.
   */
  readonly writes: (state: State) => Write[];
};

/** @param storedAt the time in the store */
export function createWakeAlarm(
  workshopId: string,
  storedAt: EpochMs | null,
  { clock, timers }: Pick<Ports, 'clock' | 'timers'>,
  wake: () => void,
): WakeAlarm {
  let storedTime = storedAt;
  let cancel = (): void => undefined;
  return {
    set(state) {
      cancel();
      cancel = () => undefined;
      const { closing } = state.hidden.conduct;
      const due = [
        closing?.at,
        leadWakeAt(state),
        readersWakeAt(state),
        endOfLink(state),
        restsAt(state),
        nextShowing(state),
        nextMorning(state, clock.now()),
      ];
      const at = Math.min(...due.map((time) => time ?? Infinity));
      if (Number.isFinite(at)) cancel = timers.after(Math.min(longestMs, Math.max(0, at - clock.now())), wake);
    },
    cancel: () => cancel(),
    writes(state) {
      const closingAt = state.hidden.conduct.closing?.at ?? null;
      const at = closingAt ?? nextMorning(state, clock.now());
      if (at === storedTime) return [];
      storedTime = at;
      return [{ kind: 'wake', workshopId, at }];
    },
  };
}

function endOfLink(state: State): EpochMs | null {
  const lastDay = nextEndOfLink(state);
  return lastDay === null ? null : startOfDay(state.session.workshop.timeZone ?? 'UTC', daysLater(lastDay, 1));
}
