import type { ParticipantId } from '../../../shared/ids.ts';
import type { Reply } from '../../../shared/protocol/replies.ts';
import type { Ports } from '../../ports.ts';
import type { Write } from '../../store/port.ts';
import type { Change } from '../../domain/core/change.ts';
import type { State } from '../../domain/core/state.ts';
import type { Context } from '../../domain/core/context.ts';
import type { Documents } from '../documents/workshopDocuments.ts';
import type { Outcomes } from './storedReplies.ts';
import type { PlanClients } from '../documents/planClientIds.ts';
import type { Seat, Seats } from '../connections/connection.ts';

/**
 * A live workshop as its own parts see it: the queue, the table of sockets, the effects. The workshop is the one that has
 * it; no part knows another but through here.
 */
export type Room = {
  readonly id: string;
  readonly state: State;
  readonly isEnded: boolean;
  readonly documents: Documents;
  readonly seats: Seats;
  readonly outcomes: Outcomes;
  readonly planClients: PlanClients;
  readonly ports: Ports;
  readonly table: { readonly close: (seat: Seat, code: number) => void };
  readonly context: (actorId: ParticipantId) => Context;
  readonly change: (change: Change, extra?: readonly Write[], answer?: () => void) => void;
  readonly commit: (writes: readonly Write[]) => void;
  readonly whenDurable: (run: () => void) => void;
  /** Resolves when all that was changed is on disk; rejects when it will never be. */
  readonly durable: () => Promise<void>;
  readonly command: (participantId: ParticipantId, raw: unknown) => Promise<Reply>;
  readonly personArrived: (participantId: ParticipantId) => void;
  readonly personWent: (participantId: ParticipantId) => void;
  readonly end: (code: number) => void;
};
