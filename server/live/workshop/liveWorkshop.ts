import type { ParticipantId } from '../../../shared/ids.ts';
import type { Ports } from '../../ports.ts';
import type { Write } from '../../store/port.ts';
import type { Change } from '../../domain/core/change.ts';
import type { Context } from '../../domain/core/context.ts';
import type { State } from '../../domain/core/state.ts';
import type { Connections } from '../connections/connections.ts';
import type { PlanClientIds } from '../documents/planClientIds.ts';
import type { WorkshopDocuments } from '../documents/workshopDocuments.ts';
import type { StoredReplies } from './storedReplies.ts';

/** What the parts of a workshop may use of it. Each part picks the members it needs. */
export type LiveWorkshop = {
  readonly id: string;
  readonly state: State;
  readonly isEnded: boolean;
  readonly documents: WorkshopDocuments;
  readonly connections: Connections;
  readonly storedReplies: StoredReplies;
  readonly planClientIds: PlanClientIds;
  readonly ports: Ports;
  readonly context: (actorId: ParticipantId) => Context;
  readonly change: (change: Change, extra?: readonly Write[], answer?: () => void) => void;
  readonly commit: (writes: readonly Write[]) => void;
  readonly whenDurable: (run: () => void) => void;
  /** Resolves when all changes so far are durable; rejects when they never will be. */
  readonly durable: () => Promise<void>;
  readonly end: (code: number) => void;
};
