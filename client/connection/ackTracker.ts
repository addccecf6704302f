import * as Y from 'yjs';

type Vector = ReadonlyMap<number, number>;

/** Tells from acks (message 16) whether the server's disk holds every edit of this page (SPEC SA1). */
export type AckTracker = {
  /** A new socket: the server counts its messages from zero. */
  readonly opened: () => void;
  /** A step 2 or an update was sent on this socket. */
  readonly sent: (kind: 'step2' | 'update') => void;
  /** The page edited the document. */
  readonly changed: (doc: Y.Doc) => void;
  /**
   * @param vector the committed state vector; deletions do not change it, hence the count
   * @param n how many step 2 and update messages of this socket are committed
   * @param waiting messages wait for the next padded frame
   */
  readonly acked: (vector: Uint8Array, n: number, waiting: boolean) => void;
  readonly isDirty: () => boolean;
};

export function createAckTracker(): AckTracker {
  let sent = 0;
  let step2Sent = false;
  /** The state vector that an ack must cover; null when every edit is acknowledged. */
  let target: Vector | null = null;
  return {
    opened() {
      sent = 0;
      step2Sent = false;
    },
    sent(kind) {
      sent++;
      step2Sent ||= kind === 'step2';
    },
    changed(doc) {
      target = Y.decodeStateVector(Y.encodeStateVector(doc));
    },
    acked(vector, n, waiting) {
      // Before step 2 the server may have dropped an update whose predecessors it lacked; the step 2 contains them all.
      if (target === null || !step2Sent || waiting || n < sent) return;
      if (covers(Y.decodeStateVector(vector), target)) target = null;
    },
    isDirty: () => target !== null,
  };
}

const covers = (committed: Vector, wanted: Vector): boolean =>
  [...wanted].every(([client, clock]) => (committed.get(client) ?? 0) >= clock);
