import type * as Y from 'yjs';

type UpdateListener = (update: Uint8Array, origin: unknown) => void;

/** Listeners to the updates of one document that take no interest in what one origin, the server, puts into it. */
export type LocalUpdates = {
  readonly doc: Y.Doc;
  readonly add: (listener: UpdateListener) => void;
  /**
   * Runs `apply`. Yjs encodes what a transaction changed whenever somebody listens, and to encode a register of 1,000 risks
   * takes longer than to read it; hence nobody listens while only transactions of `origin` run. As soon as another one
   * begins, everybody listens again and may be told of both.
   */
  readonly apply: (origin: unknown, apply: () => void) => void;
};

export function createLocalUpdates(doc: Y.Doc): LocalUpdates {
  const listeners = new Set<UpdateListener>();
  const listen = (): void => listeners.forEach((listener) => doc.on('update', listener));
  return {
    doc,
    add(listener) {
      listeners.add(listener);
      doc.on('update', listener);
    },
    apply(origin, apply) {
      const begun = (transaction: Y.Transaction): void => {
        if (transaction.origin !== origin) listen();
      };
      for (const listener of listeners) doc.off('update', listener);
      doc.on('beforeTransaction', begun);
      try {
        apply();
      } finally {
        doc.off('beforeTransaction', begun);
        listen();
      }
    },
  };
}
