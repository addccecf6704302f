import * as Y from 'yjs';
import { durableMessage } from '../../wire/messages.ts';
import type { Connection } from './connection.ts';
import { isOpen } from './connection.ts';

export type Acks = {
  /** Acknowledges all messages that this connection sent so far, once they are durable. */
  readonly schedule: (connection: Connection) => void;
  readonly cancel: (connection: Connection) => void;
  /** Sends the due acks (message 16), one per connection. */
  readonly send: () => void;
};

export function createAcks(whenDurable: (run: () => void) => void): Acks {
  const due = new Map<Connection, Uint8Array>();
  return {
    schedule(connection) {
      const count = connection.received;
      const stateVector = Y.encodeStateVector(connection.document.doc);
      whenDurable(() => {
        // Updates before step 2 may depend on structs that the server lacks, so they are not acknowledged until it has come.
        if (connection.isSynced && isOpen(connection)) due.set(connection, durableMessage(stateVector, count));
      });
    },
    cancel: (connection) => void due.delete(connection),
    send() {
      for (const [connection, frame] of due) {
        due.delete(connection);
        if (isOpen(connection)) connection.socket.send(frame);
      }
    },
  };
}
