import * as encoding from 'lib0/encoding';
import { writeSyncStep1 } from 'y-protocols/sync';
import { message } from '../../shared/protocol/frames.ts';
import { heartbeatMs, silenceMs } from '../../shared/protocol/limits.ts';
import type { SyncProvider } from './syncProvider.ts';

/** Whether the server is there: a socket may seem open for minutes after the other end is gone (SPEC SA2). */
export type SilenceWatch = {
  readonly connecting: () => void;
  readonly opened: () => void;
  readonly heard: () => void;
  readonly disconnected: () => void;
  /** Something came in within the last ten seconds. */
  readonly isHeard: () => boolean;
  /** How long the present socket has been open, in milliseconds; 0 when there is none. */
  readonly stoodMs: () => number;
  /** True when the wire has to be given up and opened again. Asked once a second. */
  readonly isDead: (wire: SyncProvider) => boolean;
  readonly reconnect: (wire: SyncProvider) => void;
  /** The page came back: asks, or connects at once where waiting would be in vain. */
  readonly wake: (wire: SyncProvider) => void;
};

export const watchEveryMs = 1_000;
/** A page that came back asks at once and waits this long; two padded frames, one each way, fit in. */
const answerWithinMs = 4_000;

/** @param steady milliseconds that only go forward */
export function createSilenceWatch(monotonicNow: () => number): SilenceWatch {
  let heardAt = monotonicNow();
  let connectingSince = monotonicNow();
  let openedAt: number | null = null;
  /** The page came back then, and nothing has been heard since. */
  let askedAt: number | null = null;

  const isHeard = (): boolean => monotonicNow() - heardAt <= silenceMs;
  const reconnect = ({ provider }: SyncProvider): void => {
    provider.disconnect();
    askedAt = null;
    connectingSince = heardAt = monotonicNow();
    provider.connect();
  };
  /**
   * A clock that only goes forward stands still while some devices sleep, so a socket that seems to have been heard a
   * moment ago may be long dead. A step 1 is always answered.
   */
  const ask = ({ provider, doc }: SyncProvider): void => {
    if (askedAt !== null || provider.ws?.readyState !== 1) return;
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, message.sync);
    writeSyncStep1(encoder, doc);
    provider.ws.send(encoding.toUint8Array(encoder));
    askedAt = monotonicNow();
  };
  return {
    connecting: () => (connectingSince = monotonicNow()),
    opened: () => (heardAt = openedAt = monotonicNow()),
    heard() {
      heardAt = monotonicNow();
      askedAt = null;
    },
    disconnected: () => (openedAt = null),
    isHeard,
    stoodMs: () => (openedAt === null ? 0 : monotonicNow() - openedAt),
    isDead({ provider }) {
      if (!provider.wsconnected) return provider.wsconnecting && monotonicNow() - connectingSince > silenceMs;
      return !isHeard() || (askedAt !== null && monotonicNow() - askedAt > answerWithinMs);
    },
    reconnect,
    wake(wire) {
      const { provider } = wire;
      if (!provider.wsconnected) {
        if (monotonicNow() - connectingSince > 2 * watchEveryMs) reconnect(wire);
        else provider.connect();
      } else if (monotonicNow() - heardAt > heartbeatMs + watchEveryMs) reconnect(wire);
      else ask(wire);
    },
  };
}
