import type { OwnedPart } from '../../../shared/board/board.ts';
import type { ParticipantId } from '../../../shared/ids.ts';
import type { RegisterRow } from '../../../shared/register/register.ts';
import type { Waiting } from '../../../shared/register/waiting.ts';
import type { IncidentWaiting } from '../../../shared/register/waitingIncidents.ts';
import type { IsoDate } from '../../../shared/time.ts';

/** Whom a mail is for. */
export type Reader = { readonly participantId: ParticipantId; readonly isFacilitator: boolean };

/** One line of a digest. */
export type Matter = {
  readonly subject: Subject;
  /** Under what it is remembered as told; none when no mail is sent for its sake. */
  readonly things: readonly string[];
  /** A check that this person was asked to make. */
  readonly isOwnCheck: boolean;
};

export type Subject =
  | { readonly kind: 'waiting'; readonly waiting: Waiting }
  | { readonly kind: 'incident'; readonly waiting: IncidentWaiting }
  /** The check is due tomorrow. */
  | { readonly kind: 'tomorrow'; readonly row: RegisterRow; readonly day: IsoDate }
  /** Parts that the person owns and has not accepted. */
  | { readonly kind: 'owned'; readonly parts: readonly OwnedRow[] }
  /** The register is deleted on the day after this one. */
  | { readonly kind: 'deletion'; readonly until: IsoDate; readonly tripped: readonly RegisterRow[] };

export type OwnedRow = { readonly row: RegisterRow; readonly part: OwnedPart };
