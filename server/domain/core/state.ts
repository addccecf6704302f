import type { Board, Card, Risk } from '../../../shared/board/board.ts';
import type { Random, CardId, NoteId, ParticipantId, RiskId } from '../../../shared/ids.ts';
import type { Note } from '../../../shared/notebook/notebook.ts';
import type { Ballot } from '../../../shared/ballot/ballot.ts';
import type { PlanTexts } from '../../../shared/plan/plan.ts';
import type { People, Round, Session } from '../../../shared/session/session.ts';
import type { EpochMs } from '../../../shared/time.ts';

/** All that a decision is made from, as plain values. Only the workshop's queue holds one; nobody else can change it. */
export type State = {
  readonly session: Session;
  readonly people: People;
  readonly board: Board;
  readonly hidden: Hidden;
};

/** What the server knows and shows to nobody. Every part is kept in the store under its own name and written when it changed. */
export type Hidden = {
  readonly access: Access;
  readonly conduct: Conduct;
  readonly deck: Deck;
  readonly undo: Undo;
  /** Keyed hashes of the ids of notes that were revealed or published, sorted: who wrote them is not in it (THREATS 4.3). */
  readonly arrived: readonly string[];
  /** Readings of each risk's tripwire, oldest first. */
  readonly checks: { readonly [riskId: RiskId]: readonly Check[] };
};

export type Access = {
  /** SHA-256 of the secret in the facilitator link. */
  readonly secretHash: string;
  /** Random, base64url: the key of the hashes in `arrived` and of command outcomes. */
  readonly hashKey: string;
  /** Seats by the SHA-256 of their token. A removed person's seat stays, so that the socket can say 4423. */
  readonly seats: {
    readonly [tokenHash: string]: { readonly participantId: ParticipantId; readonly removed: boolean };
  };
};

export type BallotPurpose = 'lobby' | 'vote' | 'commit';

export type Conduct = {
  readonly done: readonly ParticipantId[];
  readonly agreed: readonly ParticipantId[];
  /** Set while `stage.asking`: since when, and what each person answered. */
  readonly asked: { readonly at: EpochMs; readonly answers: { readonly [id: ParticipantId]: boolean } } | null;
  /** The notebook round that too few wrote in: only consent opens it, also after the workshop went back and came again. */
  readonly askedRound: Round | null;
  readonly closing: Closing | null;
  /** Since when nobody who acts as lead is connected; null while somebody is. */
  readonly leadLostAt: EpochMs | null;
  readonly lastRound: { readonly notebook: Round; readonly ballot: Round };
  /** What the open notebook is for; null when none is open. */
  readonly notebookFor: 'write' | 'late' | null;
  readonly ballotFor: BallotPurpose | null;
  /** Rounds closed to writing whose notes wait for the next shuffle (a late pool under its floor, on the way back to write). */
  readonly carried: readonly Round[];
  /** A closed vote under the floor, kept sealed until all consent, the lead chooses or the stage is left. */
  readonly heldBallot: Round | null;
  /** True once the ballot of commit was counted: a round never comes back. */
  readonly commitCounted: boolean;
  /** Sorted answers of the lobby's ballot: kept unpublished until commit is left. Null before the lobby was left. */
  readonly confidenceBefore: readonly number[] | null;
  /** Risks that entering vote made of loose cards, by card; kept through goBack so that going on again finds the same risk. */
  readonly singletons: { readonly [cardId: CardId]: { readonly riskId: RiskId; readonly risk: Risk } };
};

/** A round that ends at `at`; what happens then. */
export type Closing = {
  readonly at: EpochMs;
  readonly then: 'leaveLobby' | 'leaveWrite' | 'leaveOwnShare' | 'closeVote' | 'leaveCommit';
};

export type DeckCard = { readonly cardId: CardId; readonly text: string; readonly flagged?: boolean };

export type Deck = {
  /** Cards not yet dealt, next first. The first one is in the hand of `turn.nextId`. */
  readonly undealt: readonly DeckCard[];
  /** How many cards the reader on turn has read in this turn. */
  readonly readInTurn: number;
  /** The deals so far, newest last, for `putBack`. */
  readonly deals: readonly { readonly cardId: CardId; readonly turn: Session['turn']; readonly readInTurn: number }[];
};

/** A person's last board commands of this stage, newest last: what each thing was before, and what the command made of it. */
export type Undo = { readonly [participantId: ParticipantId]: readonly UndoStep[] };

/** A thing that the command made or removed is whole on one side and null on the other; of a changed one, only the fields it changed. */
export type UndoStep = {
  readonly cards: { readonly [cardId: CardId]: BeforeAfter<Card> };
  readonly risks: { readonly [riskId: RiskId]: BeforeAfter<Risk> };
  /** Set when the command changed which risks are planned. */
  readonly planList?: BeforeAfter<PlanList>;
};
export type BeforeAfter<T> = { readonly before: Partial<T> | null; readonly after: Partial<T> | null };
export type PlanList = Pick<Session, 'topRisks' | 'minority' | 'pairs'>;

export type Check = {
  readonly at: EpochMs;
  readonly state: 'fine' | 'tripped';
  readonly reading: number | string | null;
};

/** A sealed document opened, for the one moment in which a round ends. */
export type OpenedNotebook = { readonly participantId: ParticipantId; readonly notes: readonly Note[] };
export type OpenedBallot = { readonly participantId: ParticipantId; readonly ballot: Ballot };

/** What a decision may look at besides the state. */
export type Context = {
  readonly now: EpochMs;
  readonly actorId: ParticipantId;
  /** Separate streams, so that the number of draws for one purpose never shifts another's (THREATS, point 12). */
  readonly random: { readonly ids: Random; readonly mixing: Random; readonly order: Random; readonly access: Random };
  readonly openNotebooks: (round: Round) => readonly OpenedNotebook[];
  readonly openBallots: (round: Round) => readonly OpenedBallot[];
  readonly planTexts: (riskId: RiskId) => PlanTexts;
  /** Keyed hash of a note id, as kept in `hidden.arrived`. */
  readonly hashNoteId: (noteId: NoteId) => string;
  readonly hashSecret: (secret: string) => string;
};
