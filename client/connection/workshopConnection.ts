import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { NoteId, ParticipantId, WorkshopId } from '../../shared/ids.ts';
import type { Command } from '../../shared/commands/commands.ts';
import type { RefusalCode } from '../../shared/protocol/refusals.ts';
import type { Hand, Presence, Reply } from '../../shared/protocol/replies.ts';
import type { Round } from '../../shared/session/session.ts';
import type { EpochMs } from '../../shared/time.ts';
import type { TabState } from '../runtime/tabState.ts';
import type { Signal } from '../runtime/signal.ts';
import type { Timers } from '../runtime/timers.ts';

/**
 * `saved`: on the server's disk (the durable ack covers the newest change). `saving`: sent or about to be.
 * `notSaved`: kept on this device until the server can be reached (THREATS 4.1).
 */
export type SaveState = 'saved' | 'saving' | 'notSaved';

export type EndReason = 'unknownToken' | 'removed' | 'notFound' | 'refused';

export type Ended = {
  readonly code: number;
  readonly reason: EndReason;
  /** Words of one's own that had not reached the server, for the author to take along. */
  readonly unsent: readonly string[];
};

export type ConnectionState = {
  readonly state: 'connecting' | 'open' | 'lost';
  /** Server time. */
  readonly since: EpochMs;
  /** Why it will not come back by itself. */
  readonly ended: null | Ended;
};

/** One shared document. The Y.Doc behind it is replaced when the server refuses what is in it. */
export type DocumentConnection = {
  readonly doc: Signal<Y.Doc>;
  readonly awareness: Signal<Awareness>;
  /** True once the server's state has been received at least once. */
  readonly synced: Signal<boolean>;
  readonly save: Signal<SaveState>;
};

/** The own notebook or ballot of one round. */
export type RoundConnection = DocumentConnection & { readonly round: Round };

/**
 * A text of one's own whose round is over and that others do not have.
 * `tooLate`: it had not arrived. `edited`: an earlier wording arrived, this one did not. `kept`: the author kept it.
 * `tooMuch`: longer, or one more, than a notebook takes.
 */
export type LeftoverNote = {
  readonly id: NoteId;
  readonly text: string;
  readonly round: Round;
  readonly reason: 'tooLate' | 'edited' | 'kept' | 'tooMuch';
  /** It already lies in the open late round and will appear with the next batch. */
  readonly waiting: boolean;
};

export type Drag = { readonly cardId: string; readonly over: string | null };
export type Drags = { readonly [participantId: ParticipantId]: NonNullable<Presence['drag']> };

/** A refused command that its author should hear of, with all that was in it (THREATS 4.5). */
export type Trouble = { readonly code: RefusalCode; readonly message: string; readonly command: Command };

/** Everything a page has of a workshop. Made by createWorkshopConnection; in tests by createFakeConnection. */
export type WorkshopConnection = {
  readonly workshopId: WorkshopId;
  readonly participantId: ParticipantId;
  readonly session: DocumentConnection;
  readonly board: DocumentConnection;
  readonly plan: DocumentConnection;
  /** Null while nothing can be written. */
  readonly notebook: Signal<RoundConnection | null>;
  readonly ballot: Signal<RoundConnection | null>;
  /** The round of the last ballot whose newest change came after its close, or null. */
  readonly missedBallot: Signal<Round | null>;
  readonly leftoverNotes: Signal<readonly LeftoverNote[]>;
  /** Forgets the text for good. */
  readonly dropLeftoverNote: (id: NoteId) => void;
  /** Puts the text in the round that is open now and no longer offers it. */
  readonly reuseLeftoverNote: (id: NoteId) => void;
  readonly state: Signal<ConnectionState>;
  readonly hand: Signal<Hand | null>;
  readonly drags: Signal<Drags>;
  readonly sendDrag: (drag: Drag | null) => void;
  /** Never rejects; sent again after a reconnect, carried out at most once. */
  readonly send: (command: Command) => Promise<Reply>;
  readonly trouble: Signal<readonly Trouble[]>;
  readonly dismissTrouble: (index: number) => void;
  /** The worst of all documents that this person writes. */
  readonly save: Signal<SaveState>;
  /** False when what is not saved lives in this page alone, because the device keeps nothing (SPEC SA3). */
  readonly keeps: Signal<boolean>;
  /** The server refused for good what this person wrote; it stays here and is not sent again by this page. */
  readonly refused: Signal<boolean>;
  /** What this tab remembers of this seat. */
  readonly tabState: TabState;
  /** Server time. */
  readonly now: () => EpochMs;
  readonly timers: Timers;
  readonly createId: () => string;
  readonly close: () => void;
};
