import { isOpen, isReviewOpen, nextFollowUp } from '../board/incidents.ts';
import type { Incident, LessonChange, Records } from '../board/records.ts';
import type { EpochMs, IsoDate, TimeZone } from '../time.ts';
import { isoDateIn } from '../time.ts';
import type { RegisterRow } from './register.ts';

/**
 * What waits because of an incident: its contingency, where no tripwire says so; its review, or one that is late; a change
 * that its carrier has not accepted; and whether a change has landed, or holds.
 */
export const incidentKindsOfWaiting = ['happened', 'reviewPast', 'review', 'proposed', 'landed', 'holds'] as const;
export type IncidentWaitingKind = (typeof incidentKindsOfWaiting)[number];

export type IncidentWaiting = {
  readonly kind: IncidentWaitingKind;
  /** Null for what was on no card. */
  readonly row: RegisterRow | null;
  readonly incidentId: string;
  readonly incident: Incident;
  /** The day that it has waited since. */
  readonly since: IsoDate;
  /** The time of a review's deadline. */
  readonly at?: EpochMs;
  /** The change that is asked about. */
  readonly change?: LessonChange;
};

export type Moment = { readonly today: IsoDate; readonly now: EpochMs; readonly timeZone: TimeZone };

/** What waits because of incidents, in no order (SPEC HP3c, HP5d). */
export function incidentsWaiting(
  incidents: Records['incidents'],
  rows: readonly RegisterRow[],
  moment: Moment,
): IncidentWaiting[] {
  const rowOf = new Map(rows.map((row) => [row.riskId, row]));
  return Object.entries(incidents).flatMap(([incidentId, incident]) => {
    const row = incident.riskId === null ? null : (rowOf.get(incident.riskId) ?? null);
    const about = { row, incidentId, incident };
    return [...contingency(about), ...review(about, moment), ...changes(about, moment)];
  });
}

type About = Pick<IncidentWaiting, 'row' | 'incidentId' | 'incident'>;

/** A tripwire that tripped waits as a row. */
const contingency = (about: About): IncidentWaiting[] =>
  isOpen(about.incident) && about.row?.state !== 'tripped'
    ? [{ kind: 'happened', ...about, since: about.incident.on }]
    : [];

function review(about: About, { now, timeZone }: Moment): IncidentWaiting[] {
  const { reviewBy, on } = about.incident;
  if (reviewBy === null || !isReviewOpen(about.incident)) return [];
  return now <= reviewBy
    ? [{ kind: 'review', ...about, since: on, at: reviewBy }]
    : [{ kind: 'reviewPast', ...about, since: isoDateIn(timeZone, reviewBy), at: reviewBy }];
}

const changes = (about: About, { today }: Moment): IncidentWaiting[] =>
  about.incident.changes.flatMap((change): IncidentWaiting[] => {
    const step = nextFollowUp(change);
    if (step === null) return [];
    const { due } = change.followUps[step];
    return [
      ...(change.accepted || step === 'holds'
        ? []
        : [{ kind: 'proposed', ...about, since: about.incident.on, change } as const]),
      ...(due <= today ? [{ kind: step, ...about, since: due, change }] : []),
    ];
  });
