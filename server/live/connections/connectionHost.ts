import type { ParticipantId } from '../../../shared/ids.ts';
import type { Reply } from '../../../shared/protocol/replies.ts';
import type { TextEdit } from '../../domain/history/typing.ts';
import type { State } from '../../domain/core/state.ts';
import type { Clock, Timers } from '../../ports.ts';
import type { Write } from '../../store/port.ts';
import type { LiveDocument } from '../documents/liveDocument.ts';
import type { PlanClientIds } from '../documents/planClientIds.ts';
import type { WorkshopDocuments } from '../documents/workshopDocuments.ts';

/** What connections need of the workshop they belong to. */
export type ConnectionHost = {
  readonly id: string;
  readonly state: State;
  readonly documents: Pick<WorkshopDocuments, 'open'>;
  readonly planClientIds: PlanClientIds;
  readonly timers: Timers;
  /** The workshop takes as much of the disk as it may. */
  readonly isFull: boolean;
  readonly clock: Pick<Clock, 'now'>;
  readonly commit: (writes: readonly Write[]) => void;
  /** Commits an update that changed these texts of the plan, with what follows from them. */
  readonly textsEdited: (participantId: ParticipantId, edits: readonly TextEdit[], writes: readonly Write[]) => void;
  /** Runs the callback once all writes committed so far are durable. */
  readonly whenDurable: (run: () => void) => void;
  readonly command: (participantId: ParticipantId, raw: unknown) => Promise<Reply>;
  /** The first session connection of a participant was opened. */
  readonly participantConnected: (participantId: ParticipantId) => void;
  /** A session connection of a participant has received the session, and receives messages from now on. */
  readonly sessionSubscribed: (participantId: ParticipantId) => void;
  /** The last session connection of a participant is gone. */
  readonly participantDisconnected: (participantId: ParticipantId) => void;
  /** The last connection on this notebook or ballot is gone. */
  readonly documentUnused: (document: LiveDocument) => void;
  /** A frame failed half-way: documents in memory may differ from the store. */
  readonly frameFailed: (error: unknown) => void;
};
