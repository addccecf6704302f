import type * as Y from 'yjs';
import type { NoteId } from '../../shared/ids.ts';
import { readNotes } from '../../shared/notebook/notebook.ts';
import { afterClose } from '../../shared/protocol/closeCodes.ts';
import { limits } from '../../shared/protocol/limits.ts';
import type { Round } from '../../shared/session/session.ts';
import { createDocumentConnection } from './documentConnection.ts';
import type { ManagedConnection } from './documentConnection.ts';
import { createDocumentOutbox } from './documentOutbox.ts';
import type { DocumentOutbox } from './documentOutbox.ts';
import type { LeftoverNotes } from './leftoverNotes.ts';
import { localBallotEdits, localNotebookEdits } from './localEdits.ts';
import type { Outbox } from './outbox.ts';
import type { ConnectionPorts } from './syncProvider.ts';
import type { RoundConnection } from './workshopConnection.ts';

export type RoundKind = 'notebook' | 'ballot';

/** The notebook or ballot of one round, from the moment the session names it until its notes are settled. */
export type OpenRound = {
  readonly kind: RoundKind;
  readonly connection: ManagedConnection & RoundConnection;
  readonly documentOutbox: DocumentOutbox;
  /**
   * `refused`: the server closed it with a final code although the round goes on. `ending`: the round is over; the socket
   * may still bring acks.
   */
  phase: 'open' | 'refused' | 'ending';
  /** The server shows only notes whose author agreed: people are asked, or each publishes their own cards. */
  isConsented: boolean;
  /** Which notes the server had when the round ended; null until it is over. */
  arrived: Promise<readonly NoteId[] | null> | null;
  /** Called when the round is over. */
  stops: (() => void)[];
};

export type OpenRoundOptions = {
  readonly ports: ConnectionPorts;
  readonly outbox: Outbox;
  /** The prefix of this seat's keys in the outbox, ending in a slash. */
  readonly outboxPrefix: string;
  readonly tabId: string;
  readonly leftoverNotes: LeftoverNotes;
};

/** The largest padded frame in bytes (docs/PROTOCOL.md). */
const largestFrame: Record<RoundKind, number> = { notebook: limits.largeFrameBytes, ballot: limits.smallFrameBytes };

/** @param onFinal gets final close codes after which the document is not rebuilt */
export function createOpenRound(
  options: OpenRoundOptions,
  kind: RoundKind,
  round: Round,
  onFinal: (one: OpenRound, code: number) => void,
): OpenRound {
  const { ports, outbox, outboxPrefix, tabId, leftoverNotes } = options;
  const key = `${outboxPrefix}doc/${kind}/${round}`;
  const mustStay = (doc: Y.Doc): boolean =>
    kind === 'notebook' && (one.isConsented || readNotes(doc).some((note) => note.keep));
  const documentOutbox = createDocumentOutbox(outbox, ports.timers, key, tabId, mustStay);
  const connection = createDocumentConnection(ports, {
    path: `${kind}/${round}`,
    localEdits: kind === 'notebook' ? localNotebookEdits : localBallotEdits,
    padding: { kind: 'frames', most: largestFrame[kind] },
    sendsAwareness: false,
    documentOutbox,
    rebuildsOn: (code) => afterClose(code) === 'rebuild',
    onFinal: (code) => onFinal(one, code),
    onTooMuch: (texts) =>
      leftoverNotes.add(texts.map(({ id, text }) => ({ id, text, round, reason: 'tooMuch', waiting: false }))),
    handlers: {},
    onOpened: () => undefined,
  });
  const one: OpenRound = {
    kind,
    connection: { ...connection, round },
    documentOutbox,
    phase: 'open',
    isConsented: false,
    arrived: null,
    stops: [],
  };
  return one;
}
