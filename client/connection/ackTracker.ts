import * as Y from 'yjs';

type Vector = ReadonlyMap<number, number>;

/** Knows whether the server's disk holds all that was written here (CONTRACT section 3, message 16). */
export type AckTracker = {
  /** A new socket: its messages are counted from zero. */
  readonly opened: () => void;
  /** A step 2 or an update left by this socket. */
  readonly sent: (kind: 'step2' | 'update') => void;
  /** Something was written here. */
  readonly changed: (doc: Y.Doc) => void;
  /**
   * @param vector what is committed of structs; deletions leave no trace in it
   * @param n how many of this socket's step 2 and update messages are committed
   * @param waiting true when messages wait for the next frame
   */
  readonly acked: (vector: Uint8Array, n: number, waiting: boolean) => void;
  readonly isDirty: () => boolean;
};

export function createAckTracker(): AckTracker {
  let sent = 0;
  let step2Sent = false;
  /** What the acknowledged vector has to reach; null when there is nothing to wait for. */
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
      // Before step 2 the server may have dropped an update that came with a gap: only the step 2 brings everything.
      if (target === null || !step2Sent || waiting || n < sent) return;
      if (covers(Y.decodeStateVector(vector), target)) target = null;
    },
    isDirty: () => target !== null,
  };
}

const covers = (held: Vector, wanted: Vector): boolean =>
  [...wanted].every(([client, clock]) => (held.get(client) ?? 0) >= clock);
