import type { ParticipantId } from '../../../shared/ids.ts';
import { closeCode } from '../../../shared/protocol/closeCodes.ts';
import { limits } from '../../../shared/protocol/limits.ts';
import { applyAccepted } from '../../gate/applyUpdate.ts';
import { validateStateVector } from '../../gate/validateStateVector.ts';
import type { Write } from '../../store/port.ts';
import { createAnswers } from './step2Cache.ts';
import { caretGone, presentCarets, receiveCaret } from './carets.ts';
import type { DocumentPath } from '../../wire/documentPath.ts';
import { handOf, heldCard } from './readerHand.ts';
import { serverClientId } from '../documents/liveDocument.ts';
import type { ClientFrame } from '../../wire/messages.ts';
import { durableMessage, handMessage, replyMessage, step1Message, updateMessage } from '../../wire/messages.ts';
import type { SocketPort } from '../../ports.ts';
import { judge, stateVectorOf } from './documentAccess.ts';
import { relayDrag } from './drags.ts';
import type { Seat } from './connection.ts';
import type { Room } from '../workshop/liveWorkshop.ts';

/** The sockets of a workshop around its documents: what comes in, and who is told. */
export type Table = {
  readonly take: (
    person: { participantId: ParticipantId; tokenHash: string },
    path: DocumentPath,
    port: SocketPort,
  ) => Seat | number;
  readonly receive: (seat: Seat, frame: ClientFrame) => void;
  readonly leave: (seat: Seat) => void;
  readonly close: (seat: Seat, code: number) => void;
  /** Sends message 16 to every socket whose changes became durable since the last time, one frame each. */
  readonly acknowledge: () => void;
};

export function createTable(workshop: Room): Table {
  const { seats } = workshop;
  const owed = new Map<Seat, Uint8Array>();
  const answerTo = createAnswers();

  const sendWhenDurable = (seat: Seat, frame: Uint8Array): void =>
    workshop.whenDurable(() => {
      if (!seat.isClosed) seat.port.send(frame);
    });

  const broadcast = (from: Seat, frame: Uint8Array): void => {
    for (const seat of seats.on(from.document)) if (seat !== from && seat.isSubscribed) seat.port.send(frame);
  };

  /** Changes without a step 2 before them may rest on something the server lacks; their ack waits for it (CONTRACT section 3). */
  const oweAck = (seat: Seat): void => {
    const count = seat.received;
    const stateVector = stateVectorOf(seat);
    workshop.whenDurable(() => {
      if (seat.isSynced && !seat.isClosed) owed.set(seat, durableMessage(stateVector, count));
    });
  };

  const leave = (seat: Seat): void => {
    if (seat.isClosed) return;
    seat.isClosed = true;
    seats.remove(seat);
    owed.delete(seat);
    if (seat.awareness?.state != null) broadcast(seat, caretGone(seat.awareness));
    const { participantId, path } = seat;
    if (path.kind === 'session' && seats.sessionsOf(participantId).length === 0) workshop.personWent(participantId);
  };

  const close = (seat: Seat, code: number): void => {
    if (seat.isClosed) return;
    leave(seat);
    if (seat.unanswered > 0) seat.closesWith = code;
    else seat.port.close(code);
  };

  const receiveStep1 = (seat: Seat, stateVector: Uint8Array): void => {
    const { doc, isMended } = seat.document;
    const judged = validateStateVector(doc, stateVector, serverClientId, isMended);
    if (judged.kind !== 'fine') {
      close(seat, judged.kind === 'ahead' ? closeCode.roundClosed : judged.closeCode);
      return;
    }
    let answer: Uint8Array;
    try {
      answer = answerTo(seat.document, stateVector);
    } catch {
      close(seat, closeCode.malformedFrame);
      return;
    }
    const isFirst = !seat.isSubscribed;
    seat.isSubscribed = true;
    sendWhenDurable(seat, answer);
    if (!isFirst) return;
    if (seat.path.kind === 'session' && heldCard(workshop.state)?.participantId === seat.participantId) {
      sendWhenDurable(seat, handMessage(handOf(workshop.state, seat.participantId)));
    }
    const carets = seat.path.kind === 'plan' ? presentCarets(seats.on(seat.document)) : null;
    if (carets) sendWhenDurable(seat, carets);
  };

  const receiveChanges = (seat: Seat, frame: Extract<ClientFrame, { kind: 'changes' }>): void => {
    seat.received++;
    const verdict = judge(workshop.state, seat, frame.update, workshop.planClients);
    if (verdict.kind === 'refused') {
      close(seat, verdict.closeCode);
      return;
    }
    if (verdict.kind === 'ahead') {
      close(seat, closeCode.roundClosed);
      return;
    }
    if (frame.isStep2) seat.isSynced = true;
    if (verdict.kind === 'accepted') keep(seat, verdict.update, verdict.clientIds);
    oweAck(seat);
  };

  const keep = (seat: Seat, update: Uint8Array, clientIds: readonly number[]): void => {
    const { document } = seat;
    const made = document.change(() => applyAccepted(document.doc, update, seat));
    if (made === null) return;
    const writes: Write[] = document.writesFor(workshop.id, made);
    if (seat.path.kind === 'plan' && workshop.planClients.claim(clientIds, seat.participantId)) {
      const value = workshop.planClients.record();
      writes.push({ kind: 'putRecord', workshopId: workshop.id, name: 'planClients', value });
    }
    const audience = seats.on(document).filter((other) => other !== seat && other.isSubscribed);
    workshop.commit(writes);
    if (audience.length === 0) return;
    const message = updateMessage(made);
    workshop.whenDurable(() => {
      for (const other of audience) if (!other.isClosed) other.port.send(message);
    });
  };

  const receiveCommand = async (seat: Seat, json: string): Promise<void> => {
    let raw: unknown;
    try {
      raw = JSON.parse(json);
    } catch {
      raw = undefined;
    }
    seat.unanswered++;
    const reply = await workshop.command(seat.participantId, raw);
    seat.unanswered--;
    if (!seat.isClosed || seat.closesWith !== null) seat.port.send(replyMessage(reply));
    if (seat.closesWith !== null && seat.unanswered === 0) seat.port.close(seat.closesWith);
  };

  /** A document that is not what the gate foretold is thrown away with everything live and read from the disk again. */
  const broken = (error: unknown): void => {
    const name = error instanceof Error ? error.name : 'unknown';
    workshop.ports.log.warn('a frame broke the workshop; it will be read from the disk again', { error: name });
    workshop.end(closeCode.storageTrouble);
  };

  const receive = (seat: Seat, frame: ClientFrame): void => {
    if (seat.isClosed) return;
    try {
      receiveFrame(seat, frame);
    } catch (error) {
      broken(error);
    }
  };

  const receiveFrame = (seat: Seat, frame: ClientFrame): void => {
    switch (frame.kind) {
      case 'step1':
        receiveStep1(seat, frame.stateVector);
        return;
      case 'changes':
        receiveChanges(seat, frame);
        return;
      case 'command':
        if (seat.path.kind === 'session') receiveCommand(seat, frame.json).catch(broken);
        else close(seat, closeCode.malformedFrame);
        return;
      case 'presence':
        if (seat.path.kind === 'session') relayDrag(workshop, seat, frame.json);
        return;
      case 'awareness': {
        if (seat.path.kind !== 'plan') return;
        const others = seats.on(seat.document).filter((other) => other !== seat);
        const caret = receiveCaret(seat, frame.bytes, workshop.state.people, others);
        if (caret) broadcast(seat, caret);
        return;
      }
      case 'padded':
        close(seat, closeCode.malformedFrame);
        return;
      case 'ignored':
    }
  };

  return {
    take({ participantId, tokenHash }, path, port) {
      const document = workshop.documents.open(path, participantId);
      const sameToken = seats.on(document).filter((seat) => seat.tokenHash === tokenHash);
      if (sameToken.length >= limits.socketsPerDocumentAndToken) return closeCode.tooFast;
      const seat: Seat = {
        participantId,
        tokenHash,
        path,
        document,
        port,
        isSubscribed: false,
        isSynced: false,
        received: 0,
        awareness: null,
        unanswered: 0,
        closesWith: null,
        isClosed: false,
      };
      seats.add(seat);
      if (path.kind !== 'session' && path.kind !== 'board') sendWhenDurable(seat, step1Message(document.doc));
      if (path.kind === 'session' && seats.sessionsOf(participantId).length === 1)
        workshop.personArrived(participantId);
      return seat;
    },
    receive,
    leave,
    close,
    acknowledge() {
      for (const [seat, frame] of owed) {
        owed.delete(seat);
        if (!seat.isClosed) seat.port.send(frame);
      }
    },
  };
}
