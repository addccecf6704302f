import type { UnforeseenId } from '../ids.ts';
import type { Agenda } from '../stages/agenda.ts';
import type { EpochMs, IsoDate } from '../time.ts';

export const outcomes = ['reached', 'inPart', 'notReached'] as const;
export type OutcomeKind = (typeof outcomes)[number];

/** What came of the project, said by the facilitator when it ends (SPEC FS1a). */
export type Outcome = {
  readonly came: OutcomeKind;
  /** In words: "1,180 of 1,500 households". Empty when nothing was said. */
  readonly text: string;
  /** How much of the success measure was reached, 0 to 100; null when it was not said. */
  readonly share: number | null;
  /** The day on which the project ended. */
  readonly on: IsoDate;
};

/** One answer to "What happened that was on no card?". */
export type Unforeseen = {
  readonly id: UnforeseenId;
  readonly text: string;
  /** The answer that says the same, and is counted for both; null for one that stands for itself. */
  readonly sameAs: UnforeseenId | null;
};

/** The second look at half time (SPEC FS3a). */
export type SecondLook =
  | { readonly state: 'putOff'; readonly until: IsoDate }
  | { readonly state: 'declined' }
  /** The agenda of the meeting stands again when it is over. */
  | { readonly state: 'running'; readonly meetingAgenda: Agenda; readonly startedAt: EpochMs }
  | { readonly state: 'held'; readonly on: IsoDate };
