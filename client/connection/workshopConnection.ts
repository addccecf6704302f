import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { NoteId, ParticipantId, WorkshopId } from '../../shared/ids.ts';
import type { LinkRight } from '../../shared/people/capability.ts';
import type { Command } from '../../shared/commands/commands.ts';
import type { AnyRefusalParams, RefusalCode } from '../../shared/protocol/refusals.ts';
import type { Hand, Presence, Reply } from '../../shared/protocol/replies.ts';
import type { Round } from '../../shared/session/session.ts';
import type { EpochMs } from '../../shared/time.ts';
import type { TabState } from '../runtime/tabState.ts';
import type { Signal } from '../runtime/signal.ts';
import type { Timers } from '../runtime/timers.ts';

/**
 * `saved`: an ack covers the newest edit, so it is on the server's disk. `saving`: sent, or about to be sent, or the edits
 * stored on this device have not been read yet.
 * `notSaved`: stored on this device until the server takes it (SPEC SA1–SA3).
 */
export type SaveState = 'saved' | 'saving' | 'notSaved';

export type EndReason = 'unknownToken' | 'removed' | 'notFound' | 'refused';

export type Ended = {
  readonly code: number;
  readonly reason: EndReason;
  /** Own texts that the server does not have, shown to their author. */
  readonly unsent: readonly string[];
};

/** `since` is server time. `lost`: it was open and reconnects by itself. `ended`: it does not reconnect. */
export type ConnectionState =
  | { readonly kind: 'connecting' | 'open' | 'lost'; readonly since: EpochMs }
  | ({ readonly kind: 'ended'; readonly since: EpochMs } & Ended);

/** The page's half of one shared document. Its Y.Doc is replaced when the server refuses the document. */
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
 * A note whose round ended before it was acknowledged, or that was not shown.
 * `tooLate`: the server does not have it. `edited`: the server has an earlier wording. `kept`: its author kept it back.
 * `tooMuch`: too long, or one note more than a notebook takes. `closed`: the workshop was closed before it was shown.
 */
export type LeftoverNote = {
  readonly id: NoteId;
  readonly text: string;
  readonly round: Round;
  readonly reason: 'tooLate' | 'edited' | 'kept' | 'tooMuch' | 'closed';
  /** It is in the open late round and appears with the next batch. */
  readonly waiting: boolean;
};

export type Drag = { readonly cardId: string; readonly over: string | null };
export type Drags = { readonly [participantId: ParticipantId]: NonNullable<Presence['drag']> };

/** A refused command that is shown to its author, with the words in it (SPEC SA5). */
export type RefusedCommand = {
  readonly code: RefusalCode;
  readonly params?: AnyRefusalParams;
  readonly command: Command;
};

/** Who this page is when it came by a shared link; such people are on no list of the workshop. */
export type Visitor = { readonly may: LinkRight; readonly name: string };

/** A page's connection to one workshop. Created by createWorkshopConnection; in unit tests by createFakeConnection. */
export type WorkshopConnection = {
  readonly workshopId: WorkshopId;
  readonly participantId: ParticipantId;
  /** Null for people of the workshop. */
  readonly visitor: Visitor | null;
  /** The made-up register that is shown without a server: nothing can be asked of one. */
  readonly isSample?: true;
  readonly session: DocumentConnection;
  readonly board: DocumentConnection;
  readonly plan: DocumentConnection;
  /** Null while no round is open. */
  readonly notebook: Signal<RoundConnection | null>;
  readonly ballot: Signal<RoundConnection | null>;
  /** The round of the last ballot whose newest edit came after its close, or null. */
  readonly missedBallot: Signal<Round | null>;
  readonly leftoverNotes: Signal<readonly LeftoverNote[]>;
  /** Erases the text from this device. */
  readonly dropLeftoverNote: (id: NoteId) => void;
  /** Adds the text to the open round and no longer lists it. */
  readonly reuseLeftoverNote: (id: NoteId) => void;
  readonly state: Signal<ConnectionState>;
  readonly hand: Signal<Hand | null>;
  /** The path of the link that the server sent to this person as the new facilitator, until it was dismissed. */
  readonly facilitatorLink: Signal<string | null>;
  readonly dismissFacilitatorLink: () => void;
  readonly drags: Signal<Drags>;
  readonly sendDrag: (drag: Drag | null) => void;
  /** Never rejects. Sent again after a reconnect; carried out at most once. */
  readonly send: (command: Command) => Promise<Reply>;
  readonly refusedCommands: Signal<readonly RefusedCommand[]>;
  readonly dismissRefusedCommand: (index: number) => void;
  /** Texts of the plan with words that the server did not take, because this person may no longer write there (SPEC EN1f). */
  readonly refusedTexts: Signal<readonly string[]>;
  /** Erases them from this device. */
  readonly dismissRefusedTexts: () => void;
  /** The worst state of all documents that this person edits. */
  readonly save: Signal<SaveState>;
  /** False when unacknowledged edits exist in this page only, because the device stores nothing (SPEC SA3). */
  readonly storesOnDevice: Signal<boolean>;
  /** The server refused edits of this person for good; this page does not send them again (SPEC SA4). */
  readonly refused: Signal<boolean>;
  /** The state of this seat that survives a reload of the tab. */
  readonly tabState: TabState;
  /** Server time. */
  readonly now: () => EpochMs;
  readonly timers: Timers;
  readonly createId: () => string;
  readonly close: () => void;
};
