import type { ParticipantId } from '../../../shared/ids.ts';
import type { EpochMs } from '../../../shared/time.ts';
import type { SocketPort } from '../../ports.ts';
import type { DocumentPath } from '../../wire/documentPath.ts';
import type { Awareness } from '../../wire/messages.ts';
import type { LiveDocument } from '../documents/liveDocument.ts';

/** `opened`: step 1 has not arrived, so no updates are sent. `subscribed`: every update of the document is sent. */
type Open = { readonly kind: 'opened' } | { readonly kind: 'subscribed' };
/** Closes with `code` after the last reply: who leaves or deletes still learns that the command succeeded. */
type Closing = { readonly kind: 'closing'; readonly code: number };
type Closed = { readonly kind: 'closed' };

type OnDocument = {
  readonly participantId: ParticipantId;
  readonly tokenHash: string;
  readonly document: LiveDocument;
  readonly socket: SocketPort;
  readonly openedAt: EpochMs;
  /** Shows the workshop to a room: it receives what an observer receives, and its person is not here by it (SPEC SN3). */
  readonly isScreen: boolean;
  /** The client's step 2 has arrived: from now on a gap before an update is an error. */
  isSynced: boolean;
  /** Number of step 2 and update messages received; the ack (message 16) repeats it. */
  received: number;
};

export type SessionConnection = OnDocument & {
  readonly kind: 'session';
  state: Open | Closing | Closed;
  unansweredCommands: number;
};
export type PlanConnection = OnDocument & {
  readonly kind: 'plan';
  state: Open | Closed;
  /** The participant's caret as last relayed; null before the first. */
  caret: Awareness | null;
};
type BoardConnection = OnDocument & { readonly kind: 'board'; state: Open | Closed };
type SealedConnection = OnDocument & {
  readonly kind: 'notebook' | 'ballot';
  readonly round: number;
  state: Open | Closed;
};

/** One authenticated socket of one participant on one document. It is also the document's path. */
export type Connection = SessionConnection | BoardConnection | PlanConnection | SealedConnection;

export const isOpen = ({ state }: Connection): boolean => state.kind === 'opened' || state.kind === 'subscribed';

export const isSubscribed = ({ state }: Connection): boolean => state.kind === 'subscribed';

export function createConnection(
  path: DocumentPath,
  on: Pick<Connection, 'participantId' | 'tokenHash' | 'document' | 'socket' | 'openedAt' | 'isScreen'>,
): Connection {
  const opened = { ...on, isSynced: false, received: 0, state: { kind: 'opened' } } as const;
  if ('round' in path) return { ...opened, ...path };
  switch (path.kind) {
    case 'session':
      return { ...opened, kind: 'session', unansweredCommands: 0 };
    case 'plan':
      return { ...opened, kind: 'plan', caret: null };
    case 'board':
      return { ...opened, kind: 'board' };
  }
}
