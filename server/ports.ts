import type { Random } from '../shared/ids.ts';
import type { EpochMs } from '../shared/time.ts';
import type { Store } from './store/port.ts';

/** The one clock; production reads the wall, tests turn the hands. */
export type Clock = { readonly now: () => EpochMs };

export type Timers = {
  /** Calls `run` once after `ms`; the result calls it off. A timer never keeps the process alive. */
  readonly after: (ms: number, run: () => void) => () => void;
};

/** Never a note's text, a token or a join code (SPEC SC19). */
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
};

export type Ports = {
  readonly store: Store;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly random: RandomSources;
  readonly log: Log;
};

/** One WebSocket as the workshop sees it. */
export type SocketPort = {
  /** One whole message: type, then content. */
  readonly send: (message: Uint8Array) => void;
  readonly close: (code: number) => void;
};
