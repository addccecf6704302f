import type { Timers } from '../../client/runtime/timers.ts';
import type { CreateWorkshop, Join, Rehearse } from '../../shared/commands/requests.ts';
import type { RefusalCode } from '../../shared/protocol/refusals.ts';
import type { FacilitatorSeat, Joined, Reply, WorkshopCreated } from '../../shared/protocol/replies.ts';
import type { EpochMs } from '../../shared/time.ts';

/** One recorded frame of a socket. */
export type Frame = { readonly at: EpochMs; readonly way: 'in' | 'out'; readonly bytes: Uint8Array };

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
  /** Breaks the network: nothing more arrives on either side, and messages in flight are lost. */
  readonly cut: () => void;
  /** Holds messages back on both sides without loss; `resume` delivers them. No effect on a real network. */
  readonly pause: () => void;
  readonly resume: () => void;
};

export type Address = {
  readonly workshopId: string;
  readonly token: string;
  /** `session`, `notebook/2`, … */
  readonly document: string;
  readonly isPadded: boolean;
  /** The socket of a screen (SPEC SN3). */
  readonly isScreen?: boolean;
};

export type Refusal = { readonly ok: false; readonly code: RefusalCode };

/**
 * The server as people use it. One implementation is a server in this process under a fake clock (simulatedWorld.ts), the
 * other a real server over real sockets (networkWorld.ts); the people are the same.
 */
export type World = {
  readonly now: () => EpochMs;
  /** Milliseconds that only go forward, as the page measures them. */
  readonly monotonicNow: () => number;
  /** Whether documents record every frame. A large workshop is faster without. */
  readonly isRecorded: boolean;
  /** The timers of one page. */
  readonly startTimers: () => Timers & { readonly stop: () => void };
  readonly found: (wanted: CreateWorkshop | Rehearse) => Promise<WorkshopCreated>;
  readonly join: (wanted: Join) => Promise<Joined | Refusal>;
  readonly recover: (workshopId: string, secret: string) => Promise<FacilitatorSeat | Refusal>;
  /** A command over HTTP. */
  readonly post: (workshopId: string, token: string, body: unknown) => Promise<Reply>;
  readonly open: (address: Address, events: SocketEvents) => Socket;
  /**
   * Resolves when the condition is true. In the simulation this passes the time that is needed, in small steps.
   * @throws Error that names `what` when the condition stays false
   */
  readonly until: (holds: () => boolean, what: string) => Promise<void>;
  /** Delivers all messages in flight, without passing time. No effect on a real network. */
  readonly settle: () => Promise<void>;
  /** Passes time. */
  readonly pass: (ms: number) => Promise<void>;
};
