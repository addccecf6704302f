import type { ParticipantId, Random, WorkshopId } from '../../shared/ids.ts';
import type { Role } from '../../shared/people/roles.ts';
import type { ServerClock } from '../runtime/clock.ts';
import type { PageEvents } from '../runtime/pageEvents.ts';
import type { SocketClass } from '../runtime/socketClass.ts';
import type { TabState } from '../runtime/tabState.ts';
import type { Timers } from '../runtime/timers.ts';
import type { Outbox } from './outbox.ts';
import type { Visitor } from './workshopConnection.ts';

/** What a workshop connection needs from its seat and from the environment. */
export type ConnectionOptions = {
  readonly workshopId: WorkshopId;
  readonly participantId: ParticipantId;
  readonly token: string;
  readonly role: Role;
  /** Only for a seat that a shared link gave. */
  readonly visitor?: Visitor;
  /** `wss://host`, without a path. */
  readonly socketOrigin: string;
  /** A WebSocket class; the browser's own in production. */
  readonly Socket: SocketClass;
  readonly clock: ServerClock;
  readonly timers: Timers;
  /** Milliseconds on a clock that never jumps. */
  readonly monotonicNow: () => number;
  readonly random: Random;
  readonly outbox: Outbox;
  readonly page: PageEvents;
  readonly tabState: TabState;
  /** The server made a new facilitator link for this person. */
  readonly onFacilitatorLink?: (link: string) => void;
  /** The seat was given up or revoked: remove it from this device. */
  readonly onSeatGone?: () => void;
  /** The workshop was closed or deleted: remove everybody's seats in it from this device. */
  readonly onWorkshopOver?: () => void;
};
