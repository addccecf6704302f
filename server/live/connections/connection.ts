import type { ParticipantId } from '../../../shared/ids.ts';
import type { DocumentPath } from '../../wire/documentPath.ts';
import type { LiveDocument } from '../documents/liveDocument.ts';
import type { Awareness } from '../../wire/messages.ts';
import type { SocketPort } from '../../ports.ts';

/** One open socket of one person on one document. */
export type Seat = {
  readonly participantId: ParticipantId;
  readonly tokenHash: string;
  readonly path: DocumentPath;
  readonly document: LiveDocument;
  readonly port: SocketPort;
  /** Its step 1 was answered: from here on it is sent every update. */
  isSubscribed: boolean;
  /** Its own step 2 has come: a gap after it is a fault (CONTRACT section 3). */
  isSynced: boolean;
  /** How many step 2 and update messages it has sent. */
  received: number;
  awareness: Awareness | null;
  /** Commands of this socket that were not answered yet. */
  unanswered: number;
  /** It is closed with this code once they are: whoever leaves or deletes is told that it worked. */
  closesWith: number | null;
  isClosed: boolean;
};

/** All seats of a workshop, in the order in which they were taken. */
export type Seats = {
  readonly all: ReadonlySet<Seat>;
  readonly add: (seat: Seat) => void;
  readonly remove: (seat: Seat) => void;
  readonly on: (document: LiveDocument) => Seat[];
  readonly ofPerson: (participantId: ParticipantId) => Seat[];
  readonly sessionsOf: (participantId: ParticipantId) => Seat[];
};

export function createSeats(): Seats {
  const all = new Set<Seat>();
  const byDocument = new Map<LiveDocument, Set<Seat>>();
  const ofPerson = (participantId: ParticipantId): Seat[] =>
    [...all].filter((seat) => seat.participantId === participantId);
  return {
    all,
    add(seat) {
      all.add(seat);
      const seats = byDocument.get(seat.document) ?? new Set();
      byDocument.set(seat.document, seats.add(seat));
    },
    remove(seat) {
      all.delete(seat);
      const seats = byDocument.get(seat.document);
      seats?.delete(seat);
      if (seats?.size === 0) byDocument.delete(seat.document);
    },
    on: (document) => [...(byDocument.get(document) ?? [])],
    ofPerson,
    sessionsOf: (participantId) => ofPerson(participantId).filter((seat) => seat.path.kind === 'session'),
  };
}
