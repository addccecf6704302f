import type { ParticipantId } from '../../../shared/ids.ts';
import type { LiveDocument } from '../documents/liveDocument.ts';
import type { Connection, SessionConnection } from './connection.ts';

/** The open connections of a workshop, in the order in which they were opened. */
export type ConnectionSet = {
  readonly all: ReadonlySet<Connection>;
  readonly add: (connection: Connection) => void;
  readonly remove: (connection: Connection) => void;
  readonly on: (document: LiveDocument) => Connection[];
  readonly of: (participantId: ParticipantId) => Connection[];
  /** The sockets on the session by which a person is here: not those of screens. */
  readonly sessionsOf: (participantId: ParticipantId) => SessionConnection[];
};

export function createConnectionSet(): ConnectionSet {
  const all = new Set<Connection>();
  const byDocument = new Map<LiveDocument, Set<Connection>>();
  const of = (participantId: ParticipantId): Connection[] =>
    [...all].filter((connection) => connection.participantId === participantId);
  return {
    all,
    add(connection) {
      all.add(connection);
      const onDocument = byDocument.get(connection.document) ?? new Set();
      byDocument.set(connection.document, onDocument.add(connection));
    },
    remove(connection) {
      all.delete(connection);
      const onDocument = byDocument.get(connection.document);
      onDocument?.delete(connection);
      if (onDocument?.size === 0) byDocument.delete(connection.document);
    },
    on: (document) => [...(byDocument.get(document) ?? [])],
    of,
    sessionsOf: (participantId) =>
      of(participantId).filter(
        (connection) => connection.kind === 'session' && !connection.isScreen,
      ) as SessionConnection[],
  };
}
