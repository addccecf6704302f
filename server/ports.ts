import type { Random } from '../shared/ids.ts';
import type { EpochMs } from '../shared/time.ts';
import type { Sent } from './domain/core/errand.ts';
import type { UrlFault } from '../shared/protocol/refusals.ts';
import type { Store } from './store/port.ts';

/** The clocks of the process; fake ones in tests. */
export type Clock = {
  /**
   * Wall-clock time: for what is stored and for deadlines that people see. It follows the clock of the machine in jumps, each
   * of which `onJump` reports; between two jumps it never goes back.
   */
  readonly now: () => EpochMs;
  /** Milliseconds since some moment, whatever is done to the wall clock: for every duration that is not stored. */
  readonly monotonicNow: () => number;
  /** Calls `run` right after each jump. @returns the function that ends this */
  readonly onJump: (run: (byMs: number) => void) => () => void;
};

export type Timers = {
  /** Calls `run` once after `ms`; the returned function cancels it. Timers do not keep the process alive. */
  readonly after: (ms: number, run: () => void) => () => void;
};

/** Messages and fields never contain content, tokens or join codes. */
export type Log = {
  readonly info: (message: string, fields?: { readonly [name: string]: string | number }) => void;
  readonly warn: (message: string, fields?: { readonly [name: string]: string | number }) => void;
};

/** One random stream per purpose: draws from one never shift another, so its state cannot be inferred from them. */
export type RandomSources = {
  readonly ids: Random;
  readonly mixing: Random;
  readonly order: Random;
  readonly access: Random;
  /** How much later than planned something is tried again, so that many do not try at the same moment. */
  readonly jitter: Random;
};

export type { Sent };

/** A POST to a webhook. The body is JSON text. */
export type WebhookRequest = {
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
};

/** A mail to one address, as plain text and as HTML. */
export type MailMessage = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: { readonly [name: string]: string };
};

/** The only ways in which something leaves this server. They never reject. */
export type Couriers = {
  readonly webhook: (request: WebhookRequest) => Promise<Sent>;
  /** Why nothing is ever sent to this address; null when something may be. Looks nothing up. */
  readonly urlFault: (url: string) => UrlFault | null;
  /** Null: SMTP is not configured. */
  readonly mail: ((message: MailMessage) => Promise<Sent>) | null;
};

export type Ports = {
  readonly store: Store;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly random: RandomSources;
  readonly log: Log;
  readonly couriers: Couriers;
  /** Where people reach this server (`https://forewarned.example.org`), for links in what is sent; null: not configured. */
  readonly publicUrl: string | null;
};

export type ResourceLimits = {
  /** Estimated memory of one live workshop; above it no further notebook or ballot is opened. */
  readonly memoryPerWorkshop: number;
  /** Estimated memory of all live workshops; above it none is created or loaded. */
  readonly memory: number;
  /** Stored bytes of one workshop; above it no update of a client is accepted. Commands go on. */
  readonly diskPerWorkshop: number;
  /** Stored workshops, and their bytes, that one address created in the last 24 hours. */
  readonly workshopsPerAddress: number;
  readonly diskPerAddress: number;
  /** Bytes of the database; above it no workshop is created. */
  readonly disk: number;
  /** Free space of the disk, below which no workshop is created. */
  readonly freeDisk: number;
};

/** What the server may spend, and what it has left. */
export type Resources = {
  readonly limits: ResourceLimits;
  /** Free bytes of the disk that holds the data. */
  readonly freeDisk: () => Promise<number>;
};

/** A WebSocket as connections see it. */
export type SocketPort = {
  /**
   * One whole message: type, then content.
   * @param leastBytes the least size of its frame where texts are filled with blanks
   */
  readonly send: (message: Uint8Array, leastBytes?: number) => void;
  readonly close: (code: number) => void;
};
