import type { CreateWorkshop, Join } from '../../shared/commands/requests.ts';
import type { RefusalCode } from '../../shared/protocol/refusals.ts';
import type { FacilitatorSeat, Joined, Reply, WorkshopCreated } from '../../shared/protocol/replies.ts';
import type { EpochMs } from '../../shared/time.ts';
import type { Timers } from '../../server/ports.ts';

/** What the near end of a socket is told. */
export type WireEvents = {
  readonly onFrame: (bytes: Uint8Array) => void;
  /** 1006: cut off without a word, or refused before the upgrade. */
  readonly onClose: (code: number) => void;
};

/** The near end of one socket. */
export type Wire = {
  readonly send: (frame: Uint8Array) => void;
  /** Says goodbye, as a page that is closed does. */
  readonly close: () => void;
  /** The network is gone: nothing more arrives on either side, what was on its way is lost. */
  readonly cut: () => void;
  /** From now on nothing arrives on either side, and nothing is lost; `flow` lets it arrive. Over a real network: no effect. */
  readonly hold: () => void;
  readonly flow: () => void;
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
 * Everything people do to a server. One side of it is a workshop in this process under a hand-turned clock
 * (memoryWorld.ts), the other a real server over real sockets (networkWorld.ts); the people are the same.
 */
export type World = {
  readonly now: () => EpochMs;
  /** Whether sockets keep every frame. A big room is faster without. */
  readonly isRecorded: boolean;
  readonly timers: Timers;
  readonly found: (wanted: CreateWorkshop) => Promise<WorkshopCreated>;
  readonly join: (wanted: Join) => Promise<Joined | Refusal>;
  readonly recover: (workshopId: string, secret: string) => Promise<FacilitatorSeat | Refusal>;
  /** A command over HTTP. */
  readonly post: (workshopId: string, token: string, body: unknown) => Promise<Reply>;
  readonly open: (address: Address, events: WireEvents) => Wire;
  /** Resolves when it holds. @throws Error that names `what` when it never will */
  readonly until: (holds: () => boolean, what: string) => Promise<void>;
  /** Lets everything that is on its way arrive. Over a real network: nothing to do. */
  readonly settle: () => Promise<void>;
  /** Lets time pass. */
  readonly pass: (ms: number) => Promise<void>;
};
