import type { Timers } from '../../client/runtime/timers.ts';
import type { CreateWorkshop, Join } from '../../shared/commands/requests.ts';
import type { RefusalCode } from '../../shared/protocol/refusals.ts';
import type { FacilitatorSeat, Joined, Reply, WorkshopCreated } from '../../shared/protocol/replies.ts';
import type { EpochMs } from '../../shared/time.ts';

/** What the client's end of a socket reports. */
export type SocketEvents = {
  readonly onFrame: (bytes: Uint8Array) => void;
  /** 1006: the network broke, or the server refused the upgrade. */
  readonly onClose: (code: number) => void;
};

/** The client's end of one socket. */
export type Socket = {
  readonly send: (frame: Uint8Array) => void;
  /** A regular close, as when a page is closed. */
  readonly close: () => void;
  /** The network breaks: nothing more arrives on either side, and what was under way is lost. */
  readonly cut: () => void;
  /** From now on nothing arrives on either side, and nothing is lost; `resume` delivers it. No effect on a real network. */
  readonly pause: () => void;
  readonly resume: () => void;
};

export type Address = {
  readonly workshopId: string;
  readonly token: string;
  /** `session`, `notebook/2`, … */
  readonly document: string;
  readonly isPadded: boolean;
};

export type Refusal = { readonly ok: false; readonly code: RefusalCode };

/**
 * What people need of a server. One implementation is a server in this process under a fake clock (simulatedWorld.ts), the
 * other a real server over real sockets (networkWorld.ts); the people are the same.
 */
export type World = {
  readonly now: () => EpochMs;
  /** Milliseconds that only go forward, as the page measures them. */
  readonly monotonicNow: () => number;
  /** Whether documents keep every frame. A large workshop is faster without. */
  readonly isRecorded: boolean;
  /** The timers of one page. */
  readonly startTimers: () => Timers & { readonly stop: () => void };
  readonly found: (wanted: CreateWorkshop) => Promise<WorkshopCreated>;
  readonly join: (wanted: Join) => Promise<Joined | Refusal>;
  readonly recover: (workshopId: string, secret: string) => Promise<FacilitatorSeat | Refusal>;
  /** A command over HTTP. */
  readonly post: (workshopId: string, token: string, body: unknown) => Promise<Reply>;
  readonly open: (address: Address, events: SocketEvents) => Socket;
  /**
   * Resolves when it holds. In the simulation this passes as much time as it takes, a little at a time.
   * @throws Error that names `what` when it does not come to hold
   */
  readonly until: (holds: () => boolean, what: string) => Promise<void>;
  /** Delivers everything that is under way, without passing time. No effect on a real network. */
  readonly settle: () => Promise<void>;
  /** Passes time. */
  readonly pass: (ms: number) => Promise<void>;
};
