import type { Stage } from '../stages/stages.ts';
import { secondLookStages, stages } from '../stages/stages.ts';
import type { IsoDate } from '../time.ts';
import { daysBetween, daysLater } from '../time.ts';
import type { Session } from './session.ts';

type OfSession = Pick<Session, 'workshop' | 'meeting' | 'outcome' | 'secondLook'>;

/** The day half way from the meeting to the imagined failure; null before the meeting has ended. */
export function halfTimeOf({ workshop, meeting }: Pick<Session, 'workshop' | 'meeting'>): IsoDate | null {
  if (meeting === null) return null;
  const days = daysBetween(meeting.heldOn, workshop.failedBy);
  return days < 2 ? null : daysLater(meeting.heldOn, Math.floor(days / 2));
}

/**
 * The day from which the page asks for the second look (SPEC FS3a); null when it asks for none: it was held or declined,
 * the project is over, or the days are too few for a half.
 */
export function secondLookDue(session: OfSession): IsoDate | null {
  const { outcome, secondLook } = session;
  if (outcome !== null) return null;
  if (secondLook === null) return halfTimeOf(session);
  return secondLook.state === 'putOff' ? secondLook.until : null;
}

/** True while the second look runs in the stages from write to commit. */
export const isSecondLook = ({ secondLook }: Pick<Session, 'secondLook'>): boolean => secondLook?.state === 'running';

/**
 * The stages that this workshop goes through now. The second look has no lobby and no front page, no vote and no plan
 * (SPEC FS3b).
 */
export const courseOf = (session: Pick<Session, 'secondLook'>): readonly Stage[] =>
  isSecondLook(session) ? secondLookStages : stages;

type Running = Pick<Session, 'secondLook' | 'stage'>;

/** The stage that follows now; null after the last. */
export function nextStageOf(session: Running): Stage | null {
  const course = courseOf(session);
  return course[course.indexOf(session.stage.name) + 1] ?? null;
}

/** The stage to which it goes back; null for the lobby. From write, the second look goes back to the register. */
export function previousStageOf(session: Running): Stage | null {
  const course = courseOf(session);
  return course[course.indexOf(session.stage.name) - 1] ?? (isSecondLook(session) ? 'register' : null);
}

/** True once it can be said what was foreseen: the imagined day has come, or the project ended (SPEC FS1b). */
export const isForesightOpen = (
  { workshop, outcome }: Pick<Session, 'workshop' | 'outcome'>,
  today: IsoDate,
): boolean => outcome !== null || today >= workshop.failedBy;
