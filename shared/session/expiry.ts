import type { EpochMs } from '../time.ts';
import { dayMs } from '../time.ts';
import type { Session } from './session.ts';

/**
 * When everything of a workshop is deleted (SPEC FA14a): the days of its settings after the last visit; one day after it
 * while the lobby was never left; and a rehearsal one day after it was made.
 */
export function expiryOf({ workshop, stage }: Pick<Session, 'workshop' | 'stage'>, lastVisitAt: EpochMs): EpochMs {
  if (workshop.rehearsal) return workshop.createdAt + dayMs;
  const neverBegan = workshop.began === undefined && stage.name === 'lobby';
  return lastVisitAt + (neverBegan ? 1 : workshop.settings.retentionDays) * dayMs;
}
