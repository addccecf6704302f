import type { RiskId } from '../ids.ts';
import type { IsoDate } from '../time.ts';
import { daysLater } from '../time.ts';
import type { Risk } from './board.ts';
import type { ChangedThing, FollowUp, FollowUpStep, Incident, LessonChange, Records } from './records.ts';

type Incidents = Records['incidents'];

/** An incident without anything but its kind, its day and what it is about. */
export const createIncident = (
  given: Pick<Incident, 'kind' | 'riskId' | 'on'> & Partial<Omit<Incident, 'kind' | 'riskId' | 'on'>>,
): Incident => ({
  title: '',
  firstSign: null,
  noticedBy: null,
  reading: null,
  what: '',
  couldHave: '',
  held: [],
  containedOn: null,
  falseAlarm: null,
  reviewBy: null,
  reviewedOn: null,
  reviewNotNeeded: null,
  cause: null,
  changes: [],
  ...given,
});

/** True while something that tripped or happened is not contained. A near miss is over when it is told. */
export const isOpen = ({ kind, containedOn, falseAlarm }: Incident): boolean =>
  kind !== 'nearMiss' && containedOn === null && falseAlarm === null;

/** The incidents of a risk that are not over, by id. */
export const openIncidentsOf = (incidents: Incidents, riskId: RiskId): [id: string, incident: Incident][] =>
  Object.entries(incidents).filter(([, incident]) => incident.riskId === riskId && isOpen(incident));

/** True while a review is asked for: there is a deadline, and neither a kept note nor a reason for none. */
export const isReviewOpen = ({ reviewBy, reviewedOn, reviewNotNeeded, falseAlarm }: Incident): boolean =>
  reviewBy !== null && reviewedOn === null && reviewNotNeeded === null && falseAlarm === null;

/**
 * True when nothing of the kind is known from before: no earlier incident of the risk, near misses and false alarms apart,
 * and no check that had tripped (SPEC HP5f). What was on no card had not been thought of.
 */
export function isFirstTime(
  incidents: Incidents,
  incidentId: string,
  risk: Pick<Risk, 'readings'> | undefined,
): boolean {
  const incident = incidents[incidentId];
  if (incident?.riskId == null) return true;
  const isEarlier = ([id, other]: [string, Incident]): boolean =>
    id !== incidentId && other.riskId === incident.riskId && other.on < incident.on && isReal(other);
  const falseAlarms = new Set(
    Object.values(incidents).flatMap(({ riskId, falseAlarm, on }) =>
      riskId === incident.riskId && falseAlarm !== null ? [on] : [],
    ),
  );
  return (
    !Object.entries(incidents).some(isEarlier) &&
    !(risk?.readings ?? []).some(
      ({ state, undone, on }) => state === 'tripped' && !undone && on < incident.on && !falseAlarms.has(on),
    )
  );
}

const isReal = ({ kind, falseAlarm }: Incident): boolean => kind !== 'nearMiss' && falseAlarm === null;

/** What a change alters for everybody who does the work; a tripwire and a test alter what is looked at. */
const ofEverybody: readonly ChangedThing[] = ['step', 'checklist', 'limit'];

/** After a first occurrence a change of how everybody works is better tried small first (SPEC HP5f). */
export const isBetterTriedSmall = (isFirst: boolean, alters: ChangedThing): boolean =>
  isFirst && ofEverybody.includes(alters);

/** After how many days it is asked whether a change has landed, and whether it holds (SPEC HP5d). */
export const followUpDays: { readonly [S in FollowUpStep]: number } = { landed: 7, holds: 30 };

const unasked = (due: IsoDate): FollowUp => ({ due, answer: null, on: null, note: '' });

/** The questions about a change that is to be in place by a day. */
export const followUpsAfter = (by: IsoDate): LessonChange['followUps'] => ({
  landed: unasked(daysLater(by, followUpDays.landed)),
  holds: unasked(daysLater(by, followUpDays.holds)),
});

/** The question that waits for an answer next; null when none does: both are answered, or the change was dropped. */
export function nextFollowUp({ followUps: { landed, holds } }: Pick<LessonChange, 'followUps'>): FollowUpStep | null {
  if (landed.answer === null) return 'landed';
  return landed.answer === 'yes' && holds.answer === null ? 'holds' : null;
}

/** The days on which somebody is still asked something about an incident. */
export const followUpDates = ({ changes }: Pick<Incident, 'changes'>): IsoDate[] =>
  changes.flatMap((change) => {
    const next = nextFollowUp(change);
    if (next === null) return [];
    return next === 'holds' ? [change.followUps.holds.due] : [change.followUps.landed.due, change.followUps.holds.due];
  });
