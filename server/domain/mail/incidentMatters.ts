import type { IncidentWaiting } from '../../../shared/register/waitingIncidents.ts';
import { incidentsWaiting } from '../../../shared/register/waitingIncidents.ts';
import type { Register } from '../../../shared/register/register.ts';
import type { EpochMs, IsoDate } from '../../../shared/time.ts';
import type { State } from '../core/state.ts';
import type { Matter, Reader } from './matter.ts';

/**
 * What a mail tells one person of reviews and of what was learned (SPEC TL51h): the carrier of a change to accept it and how
 * it went, the facilitator of a review that is late, and of a change whose carrier has no seat.
 */
export function incidentMattersFor(
  { planned, parked }: Register,
  { session, records }: Pick<State, 'session' | 'records'>,
  reader: Reader,
  today: IsoDate,
  now: EpochMs,
): Matter[] {
  const moment = { today, now, timeZone: session.workshop.timeZone ?? 'UTC' };
  return incidentsWaiting(records.incidents, [...planned, ...parked], moment).flatMap((waiting): Matter[] => {
    const thing = isFor(waiting, reader) ? thingOf(waiting) : null;
    return thing === null && !reader.isFacilitator
      ? []
      : [{ subject: { kind: 'incident', waiting }, things: thing === null ? [] : [thing], isOwnCheck: false }];
  });
}

function isFor({ kind, change }: IncidentWaiting, { participantId, isFacilitator }: Reader): boolean {
  if (kind === 'reviewPast') return isFacilitator;
  if (change === undefined) return false;
  return change.carrierId === null ? isFacilitator && kind !== 'proposed' : change.carrierId === participantId;
}

/** Under what it is remembered as told: a follow-up that was put off is asked again. */
const thingOf = ({ kind, incidentId, change, since }: IncidentWaiting): string =>
  change === undefined ? `${kind}/${incidentId}` : `${kind}/${change.id}/${kind === 'proposed' ? '' : since}`;
