import type * as Y from 'yjs';
import { readNotes } from '../../shared/notebook/notebook.ts';
import { afterClose, closeCode } from '../../shared/protocol/closeCodes.ts';
import { limits } from '../../shared/protocol/limits.ts';
import type { Round, Session } from '../../shared/session/session.ts';
import { sessionMap } from '../../shared/session/session.ts';
import type { EpochMs } from '../../shared/time.ts';
import { createSignal } from '../runtime/signal.ts';
import type { Signal } from '../runtime/signal.ts';
import { localBallotEdits, localNotebookEdits } from './localEdits.ts';
import type { RoundConnection } from './workshopConnection.ts';
import { createDocumentOutbox } from './documentOutbox.ts';
import type { DocumentOutbox } from './documentOutbox.ts';
import { createFlushBeforeClose } from './flushBeforeClose.ts';
import type { LeftoverNotes } from './leftoverNotes.ts';
import { createDocumentConnection } from './documentConnection.ts';
import type { ManagedConnection } from './documentConnection.ts';
import type { ConnectionPorts } from './syncProvider.ts';
import { settleEndedRounds } from './settleEndedRounds.ts';
import type { Outbox } from './outbox.ts';

type SealedKind = 'notebook' | 'ballot';

/** The own notebook and ballot: whichever round the session says is open. */
export type RoundConnections = {
  readonly notebook: Signal<RoundConnection | null>;
  readonly ballot: Signal<RoundConnection | null>;
  readonly missedBallot: Signal<Round | null>;
  /** The session says something (new). */
  readonly follow: (session: Y.Doc) => void;
  /** All links that are open, with those of rounds that are ending. */
  readonly links: () => readonly ManagedConnection[];
  readonly openConnections: Signal<number>;
  readonly wipe: () => Promise<void>;
  readonly close: () => void;
};

export type RoundConnectionsOptions = {
  readonly world: ConnectionPorts;
  readonly outbox: Outbox;
  /** This seat's place in the outbox, ending in a slash. */
  readonly outboxPrefix: string;
  readonly tabId: string;
  readonly leftoverNotes: LeftoverNotes;
  readonly now: () => EpochMs;
  readonly onFinal: (code: number) => void;
};

type Open = {
  readonly link: ManagedConnection & RoundConnection;
  readonly documentOutbox: DocumentOutbox;
  /** The server did not, or will not, open it on its own. */
  isConsented: boolean;
  endedWith: number | null;
  ending: boolean;
  stops: (() => void)[];
};

/** The largest padded frame: a ballot's frames are limited to 64 KiB, a notebook's to 1 MiB (CONTRACT section 4). */
const largest: Record<SealedKind, number> = { notebook: limits.largeFrameBytes, ballot: limits.smallFrameBytes };

/** The session tells of a round's end a moment before or after the round's own socket closes. */
const endGraceMs = 3_000;

export function createRoundConnections(options: RoundConnectionsOptions): RoundConnections {
  const { world, outbox, outboxPrefix, leftoverNotes } = options;
  const signals = {
    notebook: createSignal<RoundConnection | null>(null),
    ballot: createSignal<RoundConnection | null>(null),
  };
  const missedBallot = createSignal<Round | null>(null);
  const openConnections = createSignal(0);
  const open: { [K in SealedKind]: Open | null } = { notebook: null, ballot: null };
  const ending = new Set<Open>();
  let endedRoundsSettled = false;
  let closed = false;

  const keyOf = (kind: SealedKind, round: Round): string => `${outboxPrefix}doc/${kind}/${round}`;
  const changedLinks = (): void => openConnections.set(openConnections.get() + 1);

  const start = (kind: SealedKind, round: Round): void => {
    let current: Open | null = null;
    const holds = (doc: Y.Doc): boolean =>
      kind === 'notebook' && (current?.isConsented === true || readNotes(doc).some((note) => note.keep));
    const documentOutbox = createDocumentOutbox(outbox, world.timers, keyOf(kind, round), options.tabId, holds);
    const link = createDocumentConnection(world, {
      path: `${kind}/${round}`,
      localEdits: kind === 'notebook' ? localNotebookEdits : localBallotEdits,
      padded: { most: largest[kind] },
      sendsAwareness: false,
      documentOutbox,
      rebuildsOn: (code) => afterClose(code) === 'rebuild',
      onFinal(code) {
        if (current === null) return;
        current.endedWith = code;
        if (code === closeCode.roundClosed || code === closeCode.notFound) end(kind, current);
        else options.onFinal(code);
        finish(kind, current);
      },
      onTooMuch: (texts) =>
        leftoverNotes.add(texts.map(({ id, text }) => ({ id, text, round, reason: 'tooMuch', waiting: false }))),
      handlers: {},
      onOpened: () => undefined,
    });
    current = {
      link: { ...link, round },
      documentOutbox,
      isConsented: false,
      endedWith: null,
      ending: false,
      stops: [],
    };
    open[kind] = current;
    signals[kind].set(current.link);
    if (kind === 'ballot') missedBallot.set(null);
    else current.stops.push(tellLeftovers(current, leftoverNotes));
    changedLinks();
  };

  /** The round is over: nothing more is written in it, but what is on its way may still be acknowledged. */
  const end = (kind: SealedKind, one: Open): void => {
    if (one.ending) return;
    one.ending = true;
    one.stops.forEach((stop) => stop());
    one.stops = [];
    ending.add(one);
    if (open[kind] === one) {
      open[kind] = null;
      signals[kind].set(null);
      if (kind === 'notebook') leftoverNotes.closed();
    }
    if (one.endedWith === null) one.stops.push(world.timers.after(endGraceMs, () => finish(kind, one)));
  };

  const finish = (kind: SealedKind, one: Open): void => {
    if (!one.ending || !ending.delete(one)) return;
    one.stops.forEach((stop) => stop());
    const { doc, isDirty, base } = one.link.unsaved();
    one.link.close();
    changedLinks();
    if (kind === 'ballot') {
      if (isDirty) missedBallot.set(one.link.round);
      void one.documentOutbox.wipe();
      return;
    }
    const { round } = one.link;
    const isWitnessed = one.endedWith === closeCode.roundClosed && one.link.synced.get();
    void leftoverNotes
      .settle({ round, doc, isDirty, base, isConsented: one.isConsented, isWitnessed })
      .then(() => one.documentOutbox.wipe());
  };

  const want = (kind: SealedKind, round: Round | null): void => {
    const current = open[kind];
    if (current?.link.round === round) return;
    if (current !== null) end(kind, current);
    if (round !== null && open[kind] === null) start(kind, round);
  };

  const flushBeforeClose = createFlushBeforeClose(world.timers, options.now, () =>
    [open.notebook, open.ballot].forEach((one) => one?.link.flush()),
  );

  /** Also the notebook that the session says is open: its link may come a moment later. */
  const isHere =
    (openNotebook: Round | null) =>
    (kind: SealedKind, round: Round): boolean =>
      closed ||
      [open[kind], ...(kind === 'notebook' ? ending : [])].some((one) => one?.link.round === round) ||
      (kind === 'notebook' && round === openNotebook);

  return {
    ...signals,
    missedBallot,
    openConnections,
    follow(doc) {
      const said = sessionMap(doc).get('open') as Session['open'] | undefined;
      if (closed || said === undefined) return;
      const stage = sessionMap(doc).get('stage') as Session['stage'];
      const workshop = sessionMap(doc).get('workshop') as Session['workshop'];
      want('notebook', said.notebook);
      want('ballot', said.ballot);
      const stopFlush = flushBeforeClose(said.closingAt);
      if (stopFlush !== null) for (const one of [open.notebook, open.ballot]) one?.stops.push(stopFlush);
      const notebook = open.notebook;
      const isOwnCards = workshop.settings.sharing === 'own' && (stage.name === 'write' || stage.name === 'share');
      if (notebook !== null && !notebook.isConsented && (isOwnCards || (stage.asking && stage.name === 'write'))) {
        notebook.isConsented = true;
        const { doc: written, base } = notebook.link.unsaved();
        notebook.documentOutbox.now(written, base);
      }
      if (endedRoundsSettled) return;
      endedRoundsSettled = true;
      void settleEndedRounds(outbox, `${outboxPrefix}doc/`, leftoverNotes, isHere(said.notebook));
    },
    links: () => [open.notebook, open.ballot, ...ending].flatMap((one) => (one === null ? [] : [one.link])),
    async wipe() {
      const kept = await outbox.read(`${outboxPrefix}doc/`);
      await Promise.all(
        [open.notebook, open.ballot, ...ending].flatMap((one) => (one === null ? [] : [one.documentOutbox.wipe()])),
      );
      await outbox.drop(kept.map(([key]) => key));
    },
    close() {
      closed = true;
      for (const one of [open.notebook, open.ballot, ...ending]) {
        one?.stops.forEach((stop) => stop());
        one?.link.close();
      }
    },
  };
}

/** What waits for an open round goes into it as soon as the server's state is here, or it could be put there twice. */
function tellLeftovers({ link }: Open, leftoverNotes: LeftoverNotes): () => void {
  const tell = (): void => {
    if (link.synced.get()) leftoverNotes.opened(link.round, link.doc.get());
  };
  tell();
  const stops = [link.synced.subscribe(tell), link.doc.subscribe(tell)];
  return () => stops.forEach((stop) => stop());
}
