import type { Ballot } from '../../../shared/ballot/ballot.ts';
import type { NoteId, ParticipantId, Random, RiskId } from '../../../shared/ids.ts';
import type { Note } from '../../../shared/notebook/notebook.ts';
import type { PlanTexts } from '../../../shared/plan/plan.ts';
import type { ReviewTexts } from '../../../shared/plan/reviews.ts';
import type { Round } from '../../../shared/session/session.ts';
import type { UrlFault } from '../../../shared/protocol/refusals.ts';
import type { EpochMs } from '../../../shared/time.ts';

export type OpenedNotebook = { readonly participantId: ParticipantId; readonly notes: readonly Note[] };
export type OpenedBallot = { readonly participantId: ParticipantId; readonly ballot: Ballot };

/** What the secret in a mail is for. */
export type SecretPurpose = 'confirmation' | 'unsubscribe' | 'tap' | 'tripwire';

/** What a decision reads besides the state. Sealed documents are read through it, so that a test sees who opens them and when. */
export type Context = {
  readonly now: EpochMs;
  readonly actorId: ParticipantId;
  /** Set when a link in a mail acts for the person: whoever has it may have pressed (SPEC TL53d). */
  readonly isByLink?: true;
  /** One stream a purpose: with a shared one, the number of ids drawn would change the order of the cards. */
  readonly random: { readonly ids: Random; readonly mixing: Random; readonly order: Random; readonly access: Random };
  readonly openNotebooks: (round: Round) => readonly OpenedNotebook[];
  readonly openBallots: (round: Round) => readonly OpenedBallot[];
  readonly planTexts: (riskId: RiskId) => PlanTexts;
  /** The texts of a review note; null until it is begun. */
  readonly reviewTexts: (incidentId: string) => ReviewTexts | null;
  /** Keyed hash of a note id, as stored in `hidden.arrived`. */
  readonly hashNoteId: (noteId: NoteId) => string;
  readonly hashSecret: (secret: string) => string;
  /**
   * A secret that follows from the workshop's key, so that a mail can be worded with the same links each time that it is
   * tried and only their hashes are stored.
   */
  readonly secretFor: (purpose: SecretPurpose, of: string) => string;
  /** Why a webhook cannot have this address; null when it can. */
  readonly urlFault: (url: string) => UrlFault | null;
};
