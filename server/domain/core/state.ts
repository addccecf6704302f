import type { Board, Card, CheckResult, Postponement, Risk } from '../../../shared/board/board.ts';
import type { Records, ReviewField } from '../../../shared/board/records.ts';
import type { CardId, ParticipantId, RiskId } from '../../../shared/ids.ts';
import type { PlanField } from '../../../shared/board/riskFields.ts';
import type { HistoryAuthor, HistoryEntry } from '../../../shared/register/history.ts';
import type { Roster } from '../../../shared/people/roster.ts';
import type { RegisterFile } from '../../../shared/register/file.ts';
import type { People, Round, Session } from '../../../shared/session/session.ts';
import type { Mailbox, Taps } from './mailbox.ts';
import type { Feeds, ReadingKeys, Shown } from './programs.ts';
import type { CalendarMemory } from '../../../shared/register/calendarMemory.ts';
import type { Deliveries, Errands, Notices, Webhooks } from './errand.ts';
import type { Visitors } from './visitors.ts';
import type { EpochMs, IsoDate } from '../../../shared/time.ts';

/** The whole state of a workshop as plain values. The queue of the workshop is the only holder. */
export type State = {
  readonly session: Session;
  readonly people: People;
  readonly board: Board;
  readonly records: Records;
  readonly hidden: Hidden;
};

/** What the server sends to nobody. The store has one record a part, under the part's name; a part is written when it changed. */
export type Hidden = {
  readonly access: Access;
  readonly conduct: Conduct;
  readonly deck: Deck;
  readonly undo: Undo;
  readonly visitors: Visitors;
  /** Keyed hashes of the ids of notes that were revealed or published, sorted, so that the order does not tell the author. */
  readonly arrived: readonly string[];
  /** The histories of the registers that this one was made from (SPEC FL1). */
  readonly earlierHistories: RegisterFile['earlierHistories'];
  /** Readings of each risk's tripwire, oldest first. */
  readonly checks: { readonly [riskId: RiskId]: readonly Check[] };
  /** The number that was given to a risk last: none is given twice (SPEC RW1a). */
  readonly register: { readonly lastNumber: number };
  /** What was changed after the meeting (SPEC RW7). */
  readonly history: History;
  /** What is still to be sent out of this server. */
  readonly errands: Errands;
  readonly mailbox: Mailbox;
  readonly taps: Taps;
  /**
   * Texts of the plan and of review notes that somebody is writing, by risk or incident: they become entries of the history
   * later (SPEC RW7c).
   */
  readonly typing: { readonly [riskOrIncidentId: string]: { readonly [F in PlanField | ReviewField]?: Typing } };
  readonly feeds: Feeds;
  /** What calendars were told of each event last, by the risk that it is about. */
  readonly calendar: CalendarMemory;
  readonly readingKeys: ReadingKeys;
  readonly shown: Shown;
  /** Who is told of what happens. */
  readonly webhooks: Webhooks;
  /** What came of what was sent. */
  readonly deliveries: Deliveries;
  /** What the mornings have told. */
  readonly notices: Notices;
};

/** Entries by risk, oldest first; those of the register as a whole under `register`. */
export type History = { readonly [key: string]: readonly HistoryEntry[] };

export type Typing = {
  readonly by: HistoryAuthor;
  /** The text as it was when they began. */
  readonly before: string;
  readonly startedAt: EpochMs;
  /** The last time they changed it, give or take some seconds. */
  readonly lastAt: EpochMs;
};

export type Access = {
  /** SHA-256 of the secret in the facilitator link. */
  readonly secretHash: string;
  /** Set while the facilitator has not confirmed the newest link: its number (SPEC LE7). */
  readonly linkOwed?: { readonly issue: number };
  /** Random, base64url: the key of the hashes in `arrived` and in the stored replies of commands. */
  readonly hashKey: string;
  /** Seats by the SHA-256 of their token. The seat of a removed person stays, so that their sockets close with 4423 (SPEC PE3a). */
  readonly seats: {
    readonly [tokenHash: string]: { readonly participantId: ParticipantId; readonly removed: boolean };
  };
};

export type BallotPurpose = 'lobby' | 'vote' | 'commit' | 'secondLook';

export type Conduct = {
  readonly done: readonly ParticipantId[];
  readonly agreed: readonly ParticipantId[];
  /** Set while `stage.asking`: since when people are asked, and their answers. */
  readonly asked: { readonly at: EpochMs; readonly answers: { readonly [id: ParticipantId]: boolean } } | null;
  /** The notebook round in which people were asked: only consent opens its notes, also after `goBack` (SPEC RV2c). */
  readonly askedRound: Round | null;
  readonly closing: Closing | null;
  /** Since when no acting facilitator is connected; null while one is. */
  readonly leadLostAt: EpochMs | null;
  /** Since when readers are disconnected for whom the others wait (SPEC SH2c); absent when there is none. */
  readonly awayReaders?: { readonly [id: ParticipantId]: EpochMs };
  readonly lastRound: { readonly notebook: Round; readonly ballot: Round };
  /** What the open notebook is for; null when none is open. */
  readonly notebookFor: 'write' | 'late' | 'unforeseen' | null;
  readonly ballotFor: BallotPurpose | null;
  /** Rounds closed to writing whose late notes were too few to show and wait for the next reveal (SPEC RV6b). */
  readonly carried: readonly RosteredRound[];
  /** People who joined and never opened a session socket; they are on no roster (SPEC RO1a). */
  readonly neverConnected: readonly ParticipantId[];
  /** The roster of the last writing round; before the first, who was listed when the lobby was left. Null in the lobby. */
  readonly earlierRoster: Roster | null;
  /** A closed vote with too few ballots: sealed until all consent, or the plan list is chosen, or the stage is left (SPEC BA4). */
  readonly heldBallot: Round | null;
  /** True once the ballot of commit was counted; it is not opened again. */
  readonly commitCounted: boolean;
  /** Sorted answers of the lobby's ballot, unpublished until commit is left (SPEC BA8a). Null before the lobby was left, and when too few gave one (SPEC BA8c). */
  readonly confidenceBefore: readonly number[] | null;
  /** Risks that entering vote made of loose cards, by card; `goBack` keeps them so that vote restores the same risks (SPEC ST6b). */
  readonly singletons: { readonly [cardId: CardId]: { readonly riskId: RiskId; readonly risk: Risk } };
};

/** A notebook round with those who count towards its floor. */
export type RosteredRound = { readonly round: Round; readonly roster: Roster };

/** The announced end of a round, and what follows it. */
export type Closing = {
  readonly at: EpochMs;
  readonly then:
    'leaveLobby' | 'leaveWrite' | 'leaveOwnShare' | 'closeVote' | 'leaveCommit' | 'leaveSecondLook' | 'endUnforeseen';
};

export type DeckCard = { readonly cardId: CardId; readonly text: string; readonly flagged?: boolean };

export type Deck = {
  /** Cards not yet dealt, next first. The first one is the hand of `turn.nextId`. */
  readonly undealt: readonly DeckCard[];
  /** How many cards the reader on turn has read in this turn. */
  readonly readInTurn: number;
  /** The deals of this stage, newest last, for `putBack`. */
  readonly deals: readonly Deal[];
  /** The turn as it was when somebody was passed over, and as that left it, until the next card is dealt (SPEC SH4b). */
  readonly skipped?: {
    readonly before: { readonly turn: Session['turn']; readonly readInTurn: number };
    readonly after: Session['turn'];
  };
};

export type Deal = {
  readonly cardId: CardId;
  readonly turn: Session['turn'];
  readonly readInTurn: number;
  /** Set for `dealRest`: all cards that it put on the board, in the order of the deck (SPEC SH6c). */
  readonly rest?: readonly CardId[];
};

/** A person's undo steps of this stage, newest last. */
export type Undo = { readonly [participantId: ParticipantId]: readonly UndoStep[] };

export type DotsMoved = { readonly from: RiskId; readonly into: RiskId; readonly dots: number; readonly round: Round };

/** Created and removed cards and risks are complete on one side and null on the other; changed ones have the changed fields only (SPEC BO8a). */
export type UndoStep = {
  readonly cards: { readonly [cardId: CardId]: BeforeAfter<Card> };
  readonly risks: { readonly [riskId: RiskId]: BeforeAfter<Risk> };
  /** Set when the command changed the plan list. */
  readonly planList?: BeforeAfter<PlanList>;
  /** Set when a merge added published dots to those of another risk, which the vote of that round gave. */
  readonly dotsMoved?: DotsMoved;
  /** It took all piles apart: what nobody changed since can be put back on its own (SPEC BO7c). */
  readonly isReset?: true;
};
export type BeforeAfter<T> = { readonly before: Partial<T> | null; readonly after: Partial<T> | null };
export type PlanList = Pick<Session, 'topRisks' | 'minority' | 'pairs'>;

/** One check with what undoing it puts back. Checks of earlier versions have neither id nor `before`. */
export type Check = {
  readonly id?: string;
  readonly at: EpochMs;
  readonly state: CheckResult;
  readonly reading: number | string | null;
  readonly note?: string;
  readonly undone?: true;
  /** Set when a program sent it: the time that it gave, or that of the arrival. */
  readonly measuredAt?: EpochMs;
  /** It was past the threshold, enough of them in a row trip it. */
  readonly past?: true;
  readonly before?: Standing;
  /** The incident that it made. */
  readonly made?: string;
  /** The incidents that it contained. */
  readonly contained?: readonly string[];
};

/** What a check changes on its risk. */
export type Standing = Pick<Risk, 'state'> & {
  readonly stateOn: IsoDate | null;
  readonly postponed: Postponement | null;
};
