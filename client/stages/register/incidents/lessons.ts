import type { FollowUpStep, LessonChange, Records } from '../../../../shared/board/records.ts';
import { nextFollowUp } from '../../../../shared/board/incidents.ts';
import type { IsoDate } from '../../../../shared/time.ts';

/** A change with the incident that it came from. */
export type Lesson = { readonly incidentId: string; readonly change: LessonChange };

/** What became of a change. */
export type Standing = 'proposed' | 'accepted' | 'landed' | 'holds' | 'dropped';

export function standingOf({ accepted, followUps: { landed, holds } }: LessonChange): Standing {
  if (landed.answer === 'dropped' || holds.answer === 'dropped') return 'dropped';
  if (holds.answer === 'yes') return 'holds';
  if (landed.answer === 'yes') return 'landed';
  return accepted ? 'accepted' : 'proposed';
}

export const isOver = (change: LessonChange): boolean => ['holds', 'dropped'].includes(standingOf(change));

/** Open ones first, by the day on which the next thing is asked; then those that are over, the newest first. */
export function lessonsOf(incidents: Records['incidents']): Lesson[] {
  const lessons = Object.entries(incidents).flatMap(([incidentId, { changes }]) =>
    changes.map((change) => ({ incidentId, change })),
  );
  const dayOf = ({ change }: Lesson): IsoDate => {
    const step = nextFollowUp(change);
    return step === null ? change.by : change.followUps[step].due;
  };
  return lessons.sort(
    (a, b) =>
      Number(isOver(a.change)) - Number(isOver(b.change)) ||
      (isOver(a.change) ? dayOf(b).localeCompare(dayOf(a)) : dayOf(a).localeCompare(dayOf(b))),
  );
}

/** The question that is open today; null before its day. */
export function questionDue(change: LessonChange, today: IsoDate): FollowUpStep | null {
  const step = nextFollowUp(change);
  return step !== null && change.followUps[step].due <= today ? step : null;
}
