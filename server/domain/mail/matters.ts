import type { OwnedPart } from '../../../shared/board/board.ts';
import { ownedParts } from '../../../shared/board/board.ts';
import type { ParticipantId } from '../../../shared/ids.ts';
import { ownerFact, ownerIdField } from '../../../shared/register/owners.ts';
import type { Register, RegisterRow } from '../../../shared/register/register.ts';
import { graceOf } from '../../../shared/register/schedule.ts';
import type { Waiting } from '../../../shared/register/waiting.ts';
import { whatWaits } from '../../../shared/register/waiting.ts';
import type { Session } from '../../../shared/session/session.ts';
import type { EpochMs, IsoDate } from '../../../shared/time.ts';
import { daysLater } from '../../../shared/time.ts';
import type { State } from '../core/state.ts';
import { incidentMattersFor } from './incidentMatters.ts';
import type { Matter, OwnedRow, Reader } from './matter.ts';

/** How long before the deletion of a register its people are told (SPEC TL51f). */
const daysBeforeDeletion = 14;

/** After the last day of grace: the watcher at once, then one day later each who is next (SPEC TL51b). */
const daysUntilOwner = 1;
const daysUntilFacilitator = 2;

/**
 * What a mail of today tells one person, the most urgent first (SPEC TL51e): what concerns them, and for the facilitator
 * everything else that waits too.
 */
export function mattersFor(
  register: Register,
  { session, records }: Pick<State, 'session' | 'records'>,
  reader: Reader,
  today: IsoDate,
  now: EpochMs,
): Matter[] {
  const rows = [...register.planned, ...register.parked];
  const waiting = whatWaits(register, today, records).flatMap((one): Matter[] => {
    const thing = thingOf(one, reader, today);
    const concerns = thing !== null || isConcerned(one, reader);
    const isOwnCheck = isCheckOf(one, reader);
    return concerns || reader.isFacilitator
      ? [{ subject: { kind: 'waiting', waiting: one }, things: thing === null ? [] : [thing], isOwnCheck }]
      : [];
  });
  return [
    ...waiting,
    ...incidentMattersFor(register, { session, records }, reader, today, now),
    ...rows.flatMap((row) => tomorrowOf(row, reader, today)),
    ...ownedBy(rows, reader),
    ...deletionOf(register, session, rows, reader, today),
  ];
}

/** A check that this person was asked to make. */
const isCheckOf = ({ kind, row }: Waiting, { participantId }: Reader): boolean =>
  (kind === 'due' || kind === 'late' || kind === 'notLookedAt') &&
  row.watcherId === participantId &&
  row.declinedOn === null;

const ownerIdOf = (row: RegisterRow, part: OwnedPart): ParticipantId | null => row[ownerIdField[ownerFact[part]]];

const owns = (row: RegisterRow, part: OwnedPart, { participantId }: Reader): boolean =>
  ownerIdOf(row, part) === participantId;

/** True for what this person sees in a mail that is sent for another reason. */
function isConcerned(waiting: Waiting, reader: Reader): boolean {
  if (waiting.kind === 'tripped') return ownedParts.some((part) => owns(waiting.row, part, reader));
  return isCheckOf(waiting, reader);
}

/** The name of a thing for whose sake this person gets a mail; null when it is not for them. */
function thingOf(waiting: Waiting, reader: Reader, today: IsoDate): string | null {
  if (waiting.kind === 'testEnds') {
    const { row, testId, since } = waiting;
    const isTheirs = row?.preventionOwnerId ? owns(row, 'prevention', reader) : reader.isFacilitator;
    return isTheirs ? `test/${testId}/${since}` : null;
  }
  const { kind, row, since, part } = waiting;
  const name = (what: string): string => `${what}/${row.riskId}/${since ?? ''}`;
  const isFor = (isTheirs: boolean, what: string): string | null => (isTheirs ? name(what) : null);
  switch (kind) {
    case 'tripped':
      // Mailed at once (SPEC TL51d).
      return null;
    case 'due':
    case 'late':
      // One thing: who was told on the day is not told again while it is late.
      return isFor(owns(row, 'watcher', reader) && row.declinedOn === null, 'check');
    case 'notLookedAt':
      return isFor(isTurnOf(row, since ?? today, reader, today), 'silence');
    case 'declined':
      return isFor(reader.isFacilitator, 'declined');
    case 'step':
      return isFor(owns(row, 'prevention', reader), 'step');
    case 'acceptance':
      return isFor(owns(row, part ?? 'prevention', reader), `acceptance-${part ?? ''}`);
    case 'response':
      return isFor(reader.isFacilitator, 'response');
  }
}

/** Whether somebody is told by today that a check was not made: the watcher, then the contingency owner, then the facilitator. */
function isTurnOf(row: RegisterRow, due: IsoDate, reader: Reader, today: IsoDate): boolean {
  const silentSince = daysLater(due, graceOf(row) + 1);
  return (
    (owns(row, 'watcher', reader) && row.declinedOn === null) ||
    (owns(row, 'contingency', reader) && today >= daysLater(silentSince, daysUntilOwner)) ||
    (reader.isFacilitator && today >= daysLater(silentSince, daysUntilFacilitator))
  );
}

/** Whoever looks every week or more often needs no word the day before (SPEC TL51a). */
const isSeldom = ({ cadence }: RegisterRow): boolean =>
  cadence === 'biweekly' || cadence === 'monthly' || cadence === 'once';

function tomorrowOf(row: RegisterRow, reader: Reader, today: IsoDate): Matter[] {
  const day = daysLater(today, 1);
  const isTold = row.nextCheck === day && isSeldom(row) && owns(row, 'watcher', reader) && row.declinedOn === null;
  return isTold
    ? [{ subject: { kind: 'tomorrow', row, day }, things: [`tomorrow/${row.riskId}/${day}`], isOwnCheck: false }]
    : [];
}

/** Parts that somebody owns and has not accepted yet (SPEC TL7c). */
function unacceptedParts(rows: readonly RegisterRow[], participantId: ParticipantId): OwnedRow[] {
  return rows
    .filter(({ isPlanned, state }) => isPlanned && state !== 'retired')
    .flatMap((row) =>
      ownedParts
        .filter(
          (part) =>
            ownerIdOf(row, part) === participantId &&
            !row.accepted.includes(part) &&
            (part !== 'watcher' || row.declinedOn === null) &&
            row.acceptanceEnded[part] === undefined,
        )
        .map((part) => ({ row, part })),
    );
}

function ownedBy(rows: readonly RegisterRow[], { participantId }: Reader): Matter[] {
  const parts = unacceptedParts(rows, participantId);
  if (parts.length === 0) return [];
  const things = parts.map(({ row, part }) => `owned/${row.riskId}/${part}`);
  return [{ subject: { kind: 'owned', parts }, things, isOwnCheck: false }];
}

function deletionOf(
  { keptUntil }: Register,
  { workshop }: Session,
  rows: readonly RegisterRow[],
  reader: Reader,
  today: IsoDate,
): Matter[] {
  if (keptUntil === null || daysLater(today, daysBeforeDeletion) < keptUntil) return [];
  // A register that is kept for a few days after the last visit only is always about to be deleted.
  if (workshop.keptByDates !== true && workshop.settings.retentionDays <= daysBeforeDeletion) return [];
  const isTold = reader.isFacilitator || rows.some((row) => ownedParts.some((part) => owns(row, part, reader)));
  const tripped = rows.filter(({ state }) => state === 'tripped');
  return isTold
    ? [{ subject: { kind: 'deletion', until: keptUntil, tripped }, things: ['deletion'], isOwnCheck: false }]
    : [];
}
