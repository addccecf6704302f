import { keeping } from '../../../shared/session/expiry.ts';
import type { EpochMs } from '../../../shared/time.ts';
import { hourMs } from '../../../shared/time.ts';
import type { Change } from '../../domain/core/change.ts';
import type { State } from '../../domain/core/state.ts';
import type { Write } from '../../store/port.ts';

/** When the workshop was last visited, and until when it is kept. */
export type Visits = {
  /** Notes a visit and stores it, once an hour at most. */
  readonly writesForVisit: (now: EpochMs) => Write[];
  /** The day in the session, when settings, stage, dates or a visit changed it (SPEC LK5b). */
  readonly published: (state: State) => Change;
  /** Stores the time of expiry when it changed. */
  readonly writes: (state: State) => Write[];
};

/** @param stored the times in the store */
export function createVisits(
  workshopId: string,
  stored: { readonly lastVisitAt: EpochMs; readonly expiresAt: EpochMs },
): Visits {
  let { lastVisitAt, expiresAt } = stored;
  return {
    writesForVisit(now) {
      // A visit that lies in the future was noted by a clock that has been set back since.
      if (Math.abs(now - lastVisitAt) < hourMs) return [];
      lastVisitAt = now;
      return [{ kind: 'touch', workshopId, at: now }];
    },
    published({ session, board, records }) {
      const { until } = keeping(session, board, records, lastVisitAt);
      if (until === null || until === session.workshop.keptUntil) return {};
      return { session: { workshop: { ...session.workshop, keptUntil: until } } };
    },
    writes({ session, board, records }) {
      const at = keeping(session, board, records, lastVisitAt).expiresAt;
      if (at === expiresAt) return [];
      expiresAt = at;
      return [{ kind: 'expire', workshopId, at }];
    },
  };
}
