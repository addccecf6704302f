import { expiryOf } from '../../../shared/session/expiry.ts';
import type { EpochMs } from '../../../shared/time.ts';
import { hourMs } from '../../../shared/time.ts';
import type { State } from '../../domain/core/state.ts';
import type { Write } from '../../store/port.ts';

/** When the workshop was last visited, and when it expires. */
export type Visits = {
  /** Stores a visit, once an hour at most. */
  readonly writesForVisit: (state: State, now: EpochMs) => Write[];
  /** Stores the time of expiry when settings or stage changed it. */
  readonly writes: (state: State) => Write[];
};

/** @param stored the times in the store */
export function createVisits(
  workshopId: string,
  stored: { readonly lastVisitAt: EpochMs; readonly expiresAt: EpochMs },
): Visits {
  let { lastVisitAt, expiresAt } = stored;
  const writes = (state: State): Write[] => {
    const at = expiryOf(state.session, lastVisitAt);
    if (at === expiresAt) return [];
    expiresAt = at;
    return [{ kind: 'expire', workshopId, at }];
  };
  return {
    writesForVisit(state, now) {
      // A visit that lies in the future was noted by a clock that has been set back since.
      if (Math.abs(now - lastVisitAt) < hourMs) return [];
      lastVisitAt = now;
      return [{ kind: 'touch', workshopId, at: now }, ...writes(state)];
    },
    writes,
  };
}
