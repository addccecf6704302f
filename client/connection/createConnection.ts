import * as decoding from 'lib0/decoding';
import type * as Y from 'yjs';
import { createId as createIdFrom } from '../../shared/ids.ts';
import { editRemoveNote } from '../../shared/notebook/notebook.ts';
import type { Command } from '../../shared/commands/commands.ts';
import { message } from '../../shared/protocol/frames.ts';
import { secondMs } from '../../shared/time.ts';
import type { Hand, Reply } from '../../shared/protocol/replies.ts';
import type { Person } from '../../shared/session/session.ts';
import { peopleMap, sessionMap } from '../../shared/session/session.ts';
import { takesPart } from '../../shared/people/roles.ts';
import { createSignal } from '../runtime/signal.ts';
import { localPlanEdits } from './localEdits.ts';
import { createCommandLane, givesUp } from './commandLane.ts';
import { wordsOf } from './commandWords.ts';
import type { Ended, EndReason, WorkshopConnection } from './workshopConnection.ts';
import { createDragLane } from './drags.ts';
import { createOverallState } from './overallState.ts';
import { createDocumentOutbox } from './documentOutbox.ts';
import { createSeatDataEraser } from './seatDataEraser.ts';
import { createLeftoverNotes } from './leftoverNotes.ts';
import type { DocumentConnectionOptions, ManagedConnection } from './documentConnection.ts';
import type { ConnectionOptions } from './connectionOptions.ts';
import { createSharedDocument, endReasonOf } from './sharedDocuments.ts';
import type { SharedPath } from './sharedDocuments.ts';
import type { ConnectionPorts } from './syncProvider.ts';
import { createRoundConnections } from './roundConnections.ts';

/** Calls back with the session document at once, after each change, and after each replacement. */
function followSession(session: ManagedConnection, changed: (doc: Y.Doc) => void): () => void {
  const follow = (): (() => void) => {
    const doc = session.doc.get();
    const call = (): void => changed(doc);
    call();
    sessionMap(doc).observe(call);
    return () => sessionMap(doc).unobserve(call);
  };
  let stop = follow();
  const stopDoc = session.doc.subscribe(() => {
    stop();
    stop = follow();
  });
  return () => {
    stopDoc();
    stop();
  };
}

/**
 * Opens the sockets of a workshop: session, board and plan always, notebook and ballot while the session names their
 * round. The result never throws and is ended with `close()`.
 *
 * Everything from the environment is in the options, so it also runs in Node. A test passes a fake socket class, a fake
 * clock (`timers`, `monotonicNow`, `createServerClock(ask, monotonicNow, deviceNow)`), a seeded `random`,
 * `createMemoryOutbox()`, `createMemoryTabState()` and a `PageEvents` that it triggers itself. Reconnect delays of
 * y-websocket and the renewal of awareness use the global timers: replace those with `vi.useFakeTimers`.
 */
export function createWorkshopConnection(options: ConnectionOptions): WorkshopConnection {
  const { clock, timers, outbox, page, random, tabState } = options;
  const createId = (): string => createIdFrom(random);
  const tabId = createId();
  const outboxPrefix = `${options.workshopId}/${options.participantId}/`;
  const ports: ConnectionPorts = {
    serverUrl: `${options.socketOrigin}/sync/${options.workshopId}`,
    token: options.token,
    Socket: options.Socket,
    timers,
    monotonicNow: options.monotonicNow,
    random,
  };
  const hand = createSignal<Hand | null>(null);
  const facilitatorLink = createSignal<string | null>(null);

  const refusedTexts = createSignal<readonly string[]>([]);

  const end = (code: number, reason: EndReason): void => {
    if (overallState.state.get().kind === 'ended') return;
    // Before the screens learn of the end: whoever asked for it gets a successful reply, not an error.
    if (reason !== 'refused') lane.seatGone();
    const ended: Ended = { code, reason, unsent: unsent() };
    overallState.end(ended);
    if (reason === 'removed') void seatData.giveUpSeat();
    else if (reason === 'notFound') void seatData.giveUpWorkshop();
    // Stored edits stay on the device for the same participant, who may join again.
    else if (reason === 'unknownToken') options.onSeatGone?.();
    if (reason !== 'refused') tabState.wipe();
    close();
    // After `refused` a reload finds the same seat and the stored edits. Otherwise they exist on this screen only.
    const survivesReload = (): boolean => reason === 'refused' && outbox.storesOnDevice.get();
    if (ended.unsent.length > 0) stopLastGuard = page.guard(() => !survivesReload());
  };
  /** The server closes every socket with the code; a missing document ends the page only when it is the session. */
  const onFinal = (path: string) => (code: number) => {
    const reason = endReasonOf(code);
    if (reason !== null && (path === 'session' || reason !== 'notFound')) end(code, reason);
    else if (path === 'session') end(code, 'refused');
  };
  const shared = (path: SharedPath, extra?: Partial<DocumentConnectionOptions>): ManagedConnection =>
    createSharedDocument(ports, path, onFinal(path), extra);

  const session = shared('session', {
    onOpened() {
      lane.resend();
      drags.reset();
    },
    handlers: {
      [message.reply]: (decoder) => lane.received(decoder),
      [message.presence]: (decoder) => drags.received(decoder),
      [message.hand]: (decoder) => hand.set(JSON.parse(decoding.readVarString(decoder)) as Hand),
    },
  });
  const board = shared('board');
  const planOutbox = createDocumentOutbox(outbox, timers, `${outboxPrefix}doc/plan/0`, tabId);
  const plan = shared('plan', {
    sendsAwareness: true,
    localEdits: localPlanEdits,
    documentOutbox: planOutbox,
    onTooMuch: (texts) =>
      leftoverNotes.add(texts.map(({ id, text }) => ({ id, text, round: 0, reason: 'tooMuch', waiting: false }))),
    onMayNotWrite: (texts) => refusedTexts.set([...new Set([...refusedTexts.get(), ...texts])]),
  });

  const lane = createCommandLane({
    outbox,
    outboxPrefix: `${outboxPrefix}command/`,
    timers,
    now: clock.now,
    createId,
    write: (frame) => session.send(frame),
    onAnswered,
    onFacilitatorLink({ facilitatorLink: link, issue }) {
      options.onFacilitatorLink?.(link);
      facilitatorLink.set(link);
      void lane.send({ type: 'confirmFacilitatorLink', issue });
    },
  });
  const drags = createDragLane(timers, (frame) => session.send(frame));
  const leftoverNotes = createLeftoverNotes({ outbox, outboxPrefix: `${outboxPrefix}leftover/` });
  const rounds = createRoundConnections({
    ports,
    outbox,
    outboxPrefix,
    tabId,
    leftoverNotes,
    now: clock.now,
    async whichArrived(round, noteIds) {
      const reply = await lane.send({ type: 'whichArrived', round, noteIds: [...noteIds] });
      return reply.ok ? (reply.arrived ?? []) : null;
    },
    onFinal: onFinal('round'),
  });

  function onAnswered(command: Command, reply: Reply): void {
    if (!reply.ok) return;
    // The card is on the board now. In the notebook the note would show on this screen whose card it is.
    if (command.type === 'publishNote') {
      const notebook = rounds.notebook.get();
      if (notebook !== null) editRemoveNote(notebook.doc.get(), command.noteId);
      leftoverNotes.drop(command.noteId);
    }
    const givenUp = givesUp(command);
    if (givenUp !== null) void (givenUp === 'workshop' ? seatData.giveUpWorkshop() : seatData.giveUpSeat());
  }

  const seatData = createSeatDataEraser({
    workshopId: options.workshopId,
    participantId: options.participantId,
    outbox,
    tabState,
    writers: [rounds, leftoverNotes, lane, planOutbox],
    onSeatGone: () => options.onSeatGone?.(),
    onWorkshopOver: () => options.onWorkshopOver?.(),
  });

  const edited = (): readonly ManagedConnection[] => [plan, ...rounds.all()];
  const connections = (): readonly ManagedConnection[] => [session, board, ...edited()];
  const overallState = createOverallState(session, edited, rounds.changes, clock.now);

  const unsent = (): readonly string[] => [
    ...edited().flatMap((connection) => connection.unsent()),
    ...lane
      .unanswered()
      .map(wordsOf)
      .filter((words) => words !== ''),
  ];
  /** Edits or commands of this person would be lost if the page ended now. */
  const isAtRisk = (): boolean =>
    edited().some((connection) => connection.unsaved().isDirty) ||
    lane.unanswered().length > 0 ||
    (refusedTexts.get().length > 0 && (seatData.isOver() || !outbox.storesOnDevice.get())) ||
    ((seatData.isOver() || !outbox.storesOnDevice.get()) && leftoverNotes.list.get().some((one) => !one.waiting));

  const stopSession = followSession(session, (doc) => {
    // Observers have neither notebook nor ballot; the server would refuse the socket.
    const person = peopleMap(doc).get(options.participantId) as Pick<Person, 'role'> | undefined;
    if (takesPart(person ?? options)) rounds.follow(doc);
    const workshop = sessionMap(doc).get('workshop') as { readonly closed?: boolean } | undefined;
    const turn = sessionMap(doc).get('turn') as { readonly nextId?: string | null } | undefined;
    // It may have passed on while this page was not connected.
    if (turn?.nextId !== options.participantId && hand.get() !== null) hand.set(null);
    const stage = sessionMap(doc).get('stage') as { readonly name?: string } | undefined;
    // A register that is read-only is still read, and can be opened for changes again (SPEC LC5d).
    if (workshop?.closed === true && stage?.name !== 'register') void seatData.workshopOver();
  });

  const wake = (): void => {
    void clock.estimate();
    for (const connection of connections()) connection.wake();
  };
  let isLive = true;
  let stopLastGuard = (): void => undefined;
  const stops = [
    overallState.close,
    page.onWake(wake),
    page.onLeave(() => connections().forEach((connection) => connection.leave())),
    page.onEnd(() => connections().forEach((connection) => connection.flush())),
    page.guard(() => isLive && isAtRisk()),
    // Clocks drift and jump, and no event tells that a laptop slept.
    timers.every(120 * secondMs, () => void clock.estimate()),
    timers.every(5 * secondMs, () => clock.check()),
  ];
  void clock.estimate();
  void leftoverNotes.restore();
  void lane.restore();

  function close(): void {
    stopLastGuard();
    if (!isLive) return;
    isLive = false;
    for (const connection of connections()) {
      connection.leave();
      connection.flush();
    }
    stops.forEach((stop) => stop());
    stopSession();
    lane.close();
    drags.close();
    rounds.close();
    for (const connection of [session, board, plan]) connection.close();
  }

  return {
    workshopId: options.workshopId,
    participantId: options.participantId,
    visitor: options.visitor ?? null,
    session,
    board,
    plan,
    notebook: rounds.notebook,
    ballot: rounds.ballot,
    missedBallot: rounds.missedBallot,
    leftoverNotes: leftoverNotes.list,
    dropLeftoverNote: leftoverNotes.drop,
    reuseLeftoverNote: leftoverNotes.reuse,
    state: overallState.state,
    hand,
    facilitatorLink,
    dismissFacilitatorLink: () => facilitatorLink.set(null),
    drags: drags.drags,
    sendDrag: drags.send,
    send: lane.send,
    refusedCommands: lane.refusedCommands,
    dismissRefusedCommand: lane.dismissRefusedCommand,
    refusedTexts,
    dismissRefusedTexts() {
      refusedTexts.set([]);
      plan.forget();
    },
    save: overallState.save,
    storesOnDevice: outbox.storesOnDevice,
    refused: overallState.refused,
    tabState,
    now: clock.now,
    timers,
    createId,
    close,
  };
}
