import type * as Y from 'yjs';
import { closeCode } from '../../shared/protocol/closeCodes.ts';
import type { Round, Session } from '../../shared/session/session.ts';
import { sessionMap } from '../../shared/session/session.ts';
import type { EpochMs } from '../../shared/time.ts';
import { createSignal } from '../runtime/signal.ts';
import type { Signal } from '../runtime/signal.ts';
import { askAbout } from './arrivalQuestions.ts';
import type { AskWhichArrived } from './arrivalQuestions.ts';
import type { ManagedConnection } from './documentConnection.ts';
import { createFlushBeforeClose } from './flushBeforeClose.ts';
import { askedNotes } from './leftoverNotes.ts';
import type { LeftoverNotes } from './leftoverNotes.ts';
import { createOpenRound } from './openRound.ts';
import type { OpenRound, OpenRoundOptions, RoundKind } from './openRound.ts';
import { settleEndedRounds } from './settleEndedRounds.ts';
import type { RoundConnection } from './workshopConnection.ts';

/** The own notebook and ballot, of whichever rounds the session names. */
export type RoundConnections = {
  readonly notebook: Signal<RoundConnection | null>;
  readonly ballot: Signal<RoundConnection | null>;
  readonly missedBallot: Signal<Round | null>;
  /** Called with the session document whenever it changed. */
  readonly follow: (session: Y.Doc) => void;
  /** All open connections, those of ending rounds included. */
  readonly all: () => readonly ManagedConnection[];
  /** Changes whenever `all` does. */
  readonly changes: Signal<number>;
  readonly wipe: () => Promise<void>;
  readonly close: () => void;
};

export type RoundConnectionsOptions = OpenRoundOptions & {
  /** Server time. */
  readonly now: () => EpochMs;
  readonly whichArrived: AskWhichArrived;
  readonly onFinal: (code: number) => void;
};

/** The session announces the end of a round shortly before or after the server closes the round's own socket. */
const endGraceMs = 3_000;

export function createRoundConnections(options: RoundConnectionsOptions): RoundConnections {
  const { outbox, outboxPrefix, leftoverNotes } = options;
  const { timers } = options.ports;
  const signals = {
    notebook: createSignal<RoundConnection | null>(null),
    ballot: createSignal<RoundConnection | null>(null),
  };
  const missedBallot = createSignal<Round | null>(null);
  const changes = createSignal(0);
  const open: { [K in RoundKind]: OpenRound | null } = { notebook: null, ballot: null };
  const ending = new Set<OpenRound>();
  let earlierRoundsSettled = false;
  let closed = false;
  let isWorkshopClosed = false;

  const openRounds = (): OpenRound[] => [open.notebook, open.ballot].filter((one) => one !== null);
  const all = (): OpenRound[] => [...openRounds(), ...ending];
  const changed = (): void => changes.set(changes.get() + 1);

  const start = (kind: RoundKind, round: Round, isLate: boolean): void => {
    const one = createOpenRound(options, kind, round, onFinal);
    open[kind] = one;
    signals[kind].set(one.connection);
    if (kind === 'ballot') missedBallot.set(null);
    else if (isLate) one.stops.push(offerTo(one.connection, leftoverNotes));
    changed();
  };

  const onFinal = (one: OpenRound, code: number): void => {
    const isOver = code === closeCode.roundClosed || code === closeCode.notFound;
    if (!isOver) options.onFinal(code);
    if (one.phase === 'open') {
      if (isOver) end(one);
      else one.phase = 'refused';
    }
    if (one.phase === 'ending') finish(one, code);
  };

  /** The round is over for the screens; its socket may still bring acks. */
  const end = (one: OpenRound): void => {
    one.phase = 'ending';
    if (one.kind === 'notebook') {
      const { doc } = one.connection.unsaved();
      one.arrived = askAbout(options.whichArrived, one.connection.round, askedNotes({ doc }));
    }
    one.stops.forEach((stop) => stop());
    one.stops = [];
    ending.add(one);
    if (open[one.kind] !== one) return;
    open[one.kind] = null;
    signals[one.kind].set(null);
    if (one.kind === 'notebook') leftoverNotes.closed();
  };

  /** @param closedWith null when the server did not close the socket in time */
  const finish = (one: OpenRound, closedWith: number | null): void => {
    if (!ending.delete(one)) return;
    one.stops.forEach((stop) => stop());
    const { connection, documentOutbox, isConsented } = one;
    const { round } = connection;
    const { doc, isDirty, base } = connection.unsaved();
    connection.close();
    changed();
    if (one.kind === 'ballot') {
      if (isDirty) missedBallot.set(round);
      void documentOutbox.wipe();
      return;
    }
    const isWitnessed = closedWith === closeCode.roundClosed && connection.synced.get();
    void one.arrived?.then((arrived) => {
      // The next page settles what this one stored.
      if (closed) return;
      leftoverNotes.settle(
        { round, doc, isDirty, base, isConsented, isWitnessed, isClosed: isWorkshopClosed },
        arrived,
      );
      return documentOutbox.wipe();
    });
  };

  /** @param isLate false for a round whose notes become no cards: those that came too late for another are none of its */
  const followRound = (kind: RoundKind, round: Round | null, isLate = true): void => {
    const current = open[kind];
    if (current?.connection.round === round) return;
    if (current !== null) {
      // A refused round has no socket that could bring acks. Its texts stay on the screen until the page is reloaded.
      const mayBeAcked = current.phase === 'open';
      end(current);
      if (mayBeAcked) current.stops.push(timers.after(endGraceMs, () => finish(current, null)));
    }
    if (round !== null && open[kind] === null) start(kind, round, isLate);
  };

  const flushBeforeClose = createFlushBeforeClose(timers, options.now, () =>
    openRounds().forEach((one) => one.connection.flush()),
  );

  /** Also true for the notebook that the session names: its connection may be created a moment later. */
  const isHere =
    (openNotebook: Round | null) =>
    (kind: RoundKind, round: Round): boolean =>
      closed ||
      [open[kind], ...(kind === 'notebook' ? ending : [])].some((one) => one?.connection.round === round) ||
      (kind === 'notebook' && round === openNotebook);

  return {
    ...signals,
    missedBallot,
    changes,
    follow(doc) {
      const rounds = sessionMap(doc).get('open') as Session['open'] | undefined;
      if (closed || rounds === undefined) return;
      isWorkshopClosed = (sessionMap(doc).get('workshop') as Session['workshop']).closed;
      followRound('notebook', rounds.notebook, rounds.asksUnforeseen !== true);
      followRound('ballot', rounds.ballot);
      const stopFlush = flushBeforeClose(rounds.closingAt);
      if (stopFlush !== null) for (const one of openRounds()) one.stops.push(stopFlush);
      const { notebook } = open;
      if (notebook !== null && !notebook.isConsented && needsConsent(doc)) {
        notebook.isConsented = true;
        const { doc: current, base } = notebook.connection.unsaved();
        notebook.documentOutbox.storeNow(current, base);
      }
      if (earlierRoundsSettled) return;
      earlierRoundsSettled = true;
      void settleEndedRounds({
        outbox,
        prefix: `${outboxPrefix}doc/`,
        leftoverNotes,
        whichArrived: options.whichArrived,
        timers,
        isHere: isHere(rounds.notebook),
      });
    },
    all: () => all().map((one) => one.connection),
    async wipe() {
      const stored = await outbox.read(`${outboxPrefix}doc/`);
      await Promise.all(all().map((one) => one.documentOutbox.wipe()));
      await outbox.drop(stored.map(([key]) => key));
    },
    close() {
      closed = true;
      for (const one of all()) {
        one.stops.forEach((stop) => stop());
        one.connection.close();
      }
    },
  };
}

/** The reveal of the open notebook shows only notes whose author agreed (SPEC RV2). */
function needsConsent(session: Y.Doc): boolean {
  const stage = sessionMap(session).get('stage') as Session['stage'];
  const workshop = sessionMap(session).get('workshop') as Session['workshop'];
  const open = sessionMap(session).get('open') as Session['open'];
  // What happened on no card is shown together or by consent, and never later.
  if (open.asksUnforeseen) return true;
  if (stage.asking && stage.name !== 'vote') return true;
  return workshop.settings.sharing === 'own' && (stage.name === 'write' || stage.name === 'share');
}

/** Lets late notes into the open round once its server state has arrived; earlier they could be added twice. */
function offerTo({ synced, doc, round }: RoundConnection, leftoverNotes: LeftoverNotes): () => void {
  const offer = (): void => {
    if (synced.get()) leftoverNotes.opened(round, doc.get());
  };
  offer();
  const stops = [synced.subscribe(offer), doc.subscribe(offer)];
  return () => stops.forEach((stop) => stop());
}
