import * as encoding from 'lib0/encoding';
import { writeSyncStep1 } from 'y-protocols/sync';
import { message } from '../../shared/protocol/frames.ts';
import { heartbeatMs, silenceMs } from '../../shared/protocol/limits.ts';
import type { SyncProvider } from './syncProvider.ts';

/** Detects a dead socket by its silence: the browser may report it open for minutes after the peer is gone (SPEC SA2). */
export type SilenceWatch = {
  readonly connecting: () => void;
  readonly opened: () => void;
  /** Any frame arrived, heartbeats included. */
  readonly heard: () => void;
  readonly disconnected: () => void;
  /** A frame arrived within the last ten seconds. */
  readonly isHeard: () => boolean;
  /** How long the present socket has been open, in milliseconds; 0 without one. */
  readonly openForMs: () => number;
  /** The socket must be replaced. Asked once a second. */
  readonly isDead: (sync: SyncProvider) => boolean;
  readonly reconnect: (sync: SyncProvider) => void;
  /** The page became visible or online: probes the socket, or reconnects without waiting for the backoff. */
  readonly wake: (sync: SyncProvider) => void;
};

export const watchEveryMs = 1_000;
/** How long a probe may stay unanswered: enough for two padded frames, one in each direction. */
const probeTimeoutMs = 4_000;

export function createSilenceWatch(monotonicNow: () => number): SilenceWatch {
  let heardAt = monotonicNow();
  let connectingSince = monotonicNow();
  let openedAt: number | null = null;
  /** When an unanswered probe was sent. */
  let probedAt: number | null = null;

  const isHeard = (): boolean => monotonicNow() - heardAt <= silenceMs;
  const reconnect = ({ provider }: SyncProvider): void => {
    provider.disconnect();
    probedAt = null;
    connectingSince = heardAt = monotonicNow();
    provider.connect();
  };
  /**
   * On some devices the monotonic clock stops during sleep, so a socket with a recent frame may be long dead. The server
   * always answers a step 1.
   */
  const probe = ({ provider, doc }: SyncProvider): void => {
    if (probedAt !== null || provider.ws?.readyState !== 1) return;
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, message.sync);
    writeSyncStep1(encoder, doc);
    provider.ws.send(encoding.toUint8Array(encoder));
    probedAt = monotonicNow();
  };
  return {
    connecting: () => (connectingSince = monotonicNow()),
    opened: () => (heardAt = openedAt = monotonicNow()),
    heard() {
      heardAt = monotonicNow();
      probedAt = null;
    },
    disconnected: () => (openedAt = null),
    isHeard,
    openForMs: () => (openedAt === null ? 0 : monotonicNow() - openedAt),
    isDead({ provider }) {
      if (!provider.wsconnected) return provider.wsconnecting && monotonicNow() - connectingSince > silenceMs;
      return !isHeard() || (probedAt !== null && monotonicNow() - probedAt > probeTimeoutMs);
    },
    reconnect,
    wake(sync) {
      const { provider } = sync;
      if (!provider.wsconnected) {
        if (monotonicNow() - connectingSince > 2 * watchEveryMs) reconnect(sync);
        else provider.connect();
      } else if (monotonicNow() - heardAt > heartbeatMs + watchEveryMs) reconnect(sync);
      else probe(sync);
    },
  };
}
