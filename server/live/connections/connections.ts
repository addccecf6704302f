import type { ParticipantId } from '../../../shared/ids.ts';
import { closeCode } from '../../../shared/protocol/closeCodes.ts';
import type { Reply } from '../../../shared/protocol/replies.ts';
import { limits } from '../../../shared/protocol/limits.ts';
import { validateStateVector } from '../../gate/validateStateVector.ts';
import type { SocketPort } from '../../ports.ts';
import type { DocumentPath } from '../../wire/documentPath.ts';
import type { ClientFrame } from '../../wire/messages.ts';
import { awarenessMessage, handMessage, presenceMessage, replyMessage, step1Message } from '../../wire/messages.ts';
import { leastReplyBytes } from '../../wire/parsing.ts';
import { serverClientId } from '../documents/liveDocument.ts';
import { createAcks } from './acks.ts';
import { currentCarets, receiveCaret, removedCaret } from './carets.ts';
import type { Connection, PlanConnection, SessionConnection } from './connection.ts';
import { createConnection, isOpen, isSubscribed } from './connection.ts';
import type { ConnectionHost } from './connectionHost.ts';
import { createConnectionSet, type ConnectionSet } from './connectionSet.ts';
import { isShownDrag, parseDrag } from './drags.ts';
import { handOf, heldCard } from './readerHand.ts';
import { receiveUpdate } from './receiveUpdate.ts';
import { createRelayRate } from './relayRate.ts';
import { createStep2Cache } from './step2Cache.ts';

const watchesOnly = {
  ok: false,
  code: 'notAllowed',
  message: 'A screen only shows the workshop.',
  params: { reason: 'capability' },
} as const;

/** A connection as the gateway sees it. */
export type OpenConnection = {
  readonly receive: (frame: ClientFrame) => void;
  readonly close: (code: number) => void;
  /** The socket is gone. */
  readonly disconnected: () => void;
};

/** The connections of one workshop: handles their frames and decides who receives what. */
export type Connections = Omit<ConnectionSet, 'add' | 'remove'> & {
  /** @returns a close code when this token has too many sockets on the document */
  readonly open: (
    seat: { readonly participantId: ParticipantId; readonly tokenHash: string; readonly isScreen: boolean },
    path: DocumentPath,
    socket: SocketPort,
  ) => OpenConnection | number;
  readonly close: (connection: Connection, code: number) => void;
  /** Sends message 16 to every connection whose updates became durable since the last call. */
  readonly sendAcks: () => void;
};

export function createConnections(host: ConnectionHost): Connections {
  const connections = createConnectionSet();
  const acks = createAcks((run) => host.whenDurable(run));
  const step2For = createStep2Cache();
  const drags = createRelayRate(host.timers);
  const carets = createRelayRate(host.timers);

  const sendWhenDurable = (connection: Connection, frame: Uint8Array): void =>
    host.whenDurable(() => {
      if (isOpen(connection)) connection.socket.send(frame);
    });

  const sendToSubscribers = (from: Connection, frame: Uint8Array): void => {
    for (const other of connections.on(from.document)) {
      if (other !== from && isSubscribed(other)) other.socket.send(frame);
    }
  };

  const remove = (connection: Connection): void => {
    connections.remove(connection);
    acks.cancel(connection);
    const { kind, participantId } = connection;
    if (connection.kind === 'plan' && connection.caret?.state != null) {
      carets.drop(participantId, connection);
      sendToSubscribers(connection, removedCaret(connection.caret));
    }
    if (kind === 'session' && !connection.isScreen && connections.sessionsOf(participantId).length === 0) {
      host.participantDisconnected(participantId);
    }
    if ('round' in connection && connections.on(connection.document).length === 0) {
      host.documentUnused(connection.document);
    }
  };

  const disconnected = (connection: Connection): void => {
    if (!isOpen(connection)) return;
    connection.state = { kind: 'closed' };
    remove(connection);
  };

  const close = (connection: Connection, code: number): void => {
    if (!isOpen(connection)) return;
    if (connection.kind === 'session' && connection.unansweredCommands > 0) {
      connection.state = { kind: 'closing', code };
      remove(connection);
      return;
    }
    connection.state = { kind: 'closed' };
    remove(connection);
    connection.socket.close(code);
  };

  const receiveStep1 = (connection: Connection, stateVector: Uint8Array): void => {
    const { document, participantId } = connection;
    const validation = validateStateVector(document.doc, stateVector, serverClientId, document.isMended);
    if (validation.kind !== 'fine') {
      close(connection, validation.kind === 'ahead' ? closeCode.roundClosed : validation.closeCode);
      return;
    }
    let step2: Uint8Array;
    try {
      step2 = step2For(document, stateVector);
    } catch {
      close(connection, closeCode.malformedFrame);
      return;
    }
    const isFirst = connection.state.kind === 'opened';
    connection.state = { kind: 'subscribed' };
    sendWhenDurable(connection, step2);
    if (!isFirst) return;
    const isHere = connection.kind === 'session' && !connection.isScreen;
    if (isHere && heldCard(host.state)?.participantId === participantId) {
      sendWhenDurable(connection, handMessage(handOf(host.state, participantId)));
    }
    if (isHere) host.sessionSubscribed(participantId);
    const shown = connection.kind === 'plan' ? currentCarets(connections.on(document)) : null;
    if (shown) sendWhenDurable(connection, shown);
  };

  /** The stage may have changed while the drag waited for its turn, so it is checked again. */
  const receiveDrag = (connection: SessionConnection, json: string): void => {
    const drag = parseDrag(json);
    if (drag === undefined || !isShownDrag(host.state, connection, drag)) return;
    const { participantId } = connection;
    drags.offer(participantId, 'drag', () => {
      if (isShownDrag(host.state, connection, drag)) {
        sendToSubscribers(connection, presenceMessage({ participantId, drag }));
      }
    });
  };

  const receiveAwareness = (connection: PlanConnection, bytes: Uint8Array): void => {
    const others = connections.on(connection.document).filter((other) => other !== connection);
    if (!receiveCaret(connection, bytes, host.state.people, others)) return;
    carets.offer(connection.participantId, connection, () => {
      if (connection.caret) sendToSubscribers(connection, awarenessMessage([connection.caret]));
    });
  };

  const receiveCommand = async (connection: SessionConnection, json: string): Promise<void> => {
    let raw: unknown;
    try {
      raw = JSON.parse(json);
    } catch {
      raw = undefined;
    }
    connection.unansweredCommands++;
    const reply: Reply = connection.isScreen ? watchesOnly : await host.command(connection.participantId, raw);
    connection.unansweredCommands--;
    const { state } = connection;
    if (state.kind !== 'closed') connection.socket.send(replyMessage(reply), leastReplyBytes(raw));
    if (state.kind !== 'closing' || connection.unansweredCommands > 0) return;
    connection.state = { kind: 'closed' };
    connection.socket.close(state.code);
  };

  const receiveFrame = (connection: Connection, frame: ClientFrame): void => {
    switch (frame.kind) {
      case 'step1':
        receiveStep1(connection, frame.stateVector);
        return;
      case 'changes': {
        const code = receiveUpdate(host, connections, connection, frame);
        if (code === null) acks.schedule(connection);
        else close(connection, code);
        return;
      }
      case 'command':
        if (connection.kind === 'session')
          receiveCommand(connection, frame.json).catch((error: unknown) => host.frameFailed(error));
        else close(connection, closeCode.malformedFrame);
        return;
      case 'presence':
        if (connection.kind === 'session' && !connection.isScreen) receiveDrag(connection, frame.json);
        return;
      case 'awareness':
        if (connection.kind !== 'plan' || connection.isScreen) return;
        receiveAwareness(connection, frame.bytes);
        return;
      case 'padded':
        close(connection, closeCode.malformedFrame);
        return;
      case 'ignored':
    }
  };

  const receive = (connection: Connection, frame: ClientFrame): void => {
    if (!isOpen(connection)) return;
    try {
      receiveFrame(connection, frame);
    } catch (error) {
      host.frameFailed(error);
    }
  };

  return {
    all: connections.all,
    on: connections.on,
    of: connections.of,
    sessionsOf: connections.sessionsOf,
    open({ participantId, tokenHash, isScreen }, path, socket) {
      const document = host.documents.open(path, participantId);
      const sameToken = connections.on(document).filter((other) => other.tokenHash === tokenHash);
      if (sameToken.length >= limits.socketsPerDocumentAndToken) return closeCode.tooFast;
      const openedAt = host.clock.now();
      const connection = createConnection(path, { participantId, tokenHash, document, socket, openedAt, isScreen });
      connections.add(connection);
      const clientWrites = path.kind !== 'session' && path.kind !== 'board';
      if (clientWrites) sendWhenDurable(connection, step1Message(document.doc));
      if (path.kind === 'session' && !isScreen && connections.sessionsOf(participantId).length === 1) {
        host.participantConnected(participantId);
      }
      return {
        receive: (frame) => receive(connection, frame),
        close: (code) => close(connection, code),
        disconnected: () => disconnected(connection),
      };
    },
    close,
    sendAcks: () => acks.send(),
  };
}
