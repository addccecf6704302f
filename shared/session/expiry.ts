import type { Board, Risk } from '../board/board.ts';
import { followUpDates } from '../board/incidents.ts';
import type { Records } from '../board/records.ts';
import type { EpochMs, IsoDate } from '../time.ts';
import { dayMs, daysLater, monthsLater, startOfDay } from '../time.ts';
import type { Session } from './session.ts';
import { dayIn } from './session.ts';

type OfSession = Pick<Session, 'workshop' | 'stage'>;

/**
 * When everything of a workshop is deleted by its last visit (SPEC FA14a): the days of its settings after it; one day after
 * it while the lobby was never left; and a rehearsal one day after it was made.
 */
export function expiryOf({ workshop, stage }: OfSession, lastVisitAt: EpochMs): EpochMs {
  if (workshop.rehearsal) return workshop.createdAt + dayMs;
  const neverBegan = workshop.began === undefined && stage.name === 'lobby';
  return lastVisitAt + (neverBegan ? 1 : workshop.settings.retentionDays) * dayMs;
}

/** How long after the imagined failure a register is kept, so that the team can look back (SPEC LK5a). */
const daysAfterFailure = 90;
/** How long after the last visit dates can keep a register. */
const mostMonths = 36;

type Dated = Pick<Risk, 'state' | 'preventionDue' | 'firstCheck' | 'checkBy' | 'postponed'>;

const datesOf = ({ preventionDue, firstCheck, checkBy, postponed }: Dated): (IsoDate | null)[] => [
  preventionDue,
  firstCheck,
  checkBy,
  postponed?.until ?? null,
];

type Dates = Pick<Records, 'smallTests' | 'incidents'>;

/** The last of the days for which the register is needed; those of retired risks, tests that are over and questions that are answered do not count. */
function lastDate({ workshop }: OfSession, { risks }: Pick<Board, 'risks'>, { smallTests, incidents }: Dates): IsoDate {
  let last = daysLater(workshop.failedBy, daysAfterFailure);
  if (workshop.keptAtLeast !== undefined && workshop.keptAtLeast > last) last = workshop.keptAtLeast;
  for (const risk of Object.values(risks)) {
    if (risk.state === 'retired') continue;
    for (const date of datesOf(risk)) if (date !== null && date > last) last = date;
  }
  for (const test of Object.values(smallTests)) {
    if (test.endedOn === null && test.until !== null && test.until > last) last = test.until;
  }
  for (const incident of Object.values(incidents)) {
    for (const date of followUpDates(incident)) if (date > last) last = date;
  }
  return last;
}

/**
 * The last day on which a register that is kept by its dates is there (SPEC LK5a): the later of the last visit and its
 * setting, and of the last check, due date, test end and 90 days after the imagined failure, which keep it for three years after the
 * last visit at most.
 */
export function keptByDatesUntil(
  session: OfSession,
  board: Pick<Board, 'risks'>,
  records: Dates,
  lastVisitAt: EpochMs,
): IsoDate {
  const byVisit = dayIn(session, expiryOf(session, lastVisitAt));
  const most = monthsLater(dayIn(session, lastVisitAt), mostMonths);
  const last = lastDate(session, board, records);
  const byDates = last < most ? last : most;
  return byVisit > byDates ? byVisit : byDates;
}

/** When a workshop is deleted, and the day to show for it; null before the register is first entered. */
export function keeping(
  session: OfSession,
  board: Pick<Board, 'risks'>,
  records: Dates,
  lastVisitAt: EpochMs,
): { readonly until: IsoDate | null; readonly expiresAt: EpochMs } {
  const { workshop, stage } = session;
  if (workshop.keptByDates === true && !workshop.rehearsal) {
    const until = keptByDatesUntil(session, board, records, lastVisitAt);
    return { until, expiresAt: startOfDay(workshop.timeZone ?? 'UTC', daysLater(until, 1)) };
  }
  const expiresAt = expiryOf(session, lastVisitAt);
  const isShown = stage.name === 'register' || workshop.keptUntil !== undefined;
  return { until: isShown ? dayIn(session, expiresAt) : null, expiresAt };
}
