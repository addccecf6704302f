import * as decoding from 'lib0/decoding';
import { editConfidence, editDots, editPulse, readBallot } from '../../shared/ballot/ballot.ts';
import { readBoard } from '../../shared/board/board.ts';
import type { ParticipantId, Random } from '../../shared/ids.ts';
import { createId } from '../../shared/ids.ts';
import { editAddNote, noteText, readNotes } from '../../shared/notebook/notebook.ts';
import { planText, readPlan } from '../../shared/plan/plan.ts';
import { replaceText } from '../../shared/plan/replaceText.ts';
import { message } from '../../shared/protocol/frames.ts';
import type { Hand, Reply } from '../../shared/protocol/replies.ts';
import type { People, Session } from '../../shared/session/session.ts';
import { readPeople, readSession } from '../../shared/session/session.ts';
import { secondMs } from '../../shared/time.ts';
import type { Clock, Timers } from '../ports.ts';
import { nextAct } from './acts/nextAct.ts';
import type { Cast, Part } from './casting.ts';
import type { Replica } from './replica.ts';
import { openReplica } from './replica.ts';
import type { ServerPort } from './serverPort.ts';
import type { Act, Hands, View } from './view.ts';

/** Changes that arrive together are looked at once. */
const lookMs = 30;
/** How often it looks when nothing changes: some acts wait for a time only. */
const lookEveryMs = secondMs;
/** A refused act is tried again after this time, so many times: what it was refused for may pass. */
const tryAgainMs = 2 * secondMs;
const mostTries = 5;

export type PersonPorts = {
  readonly server: ServerPort;
  readonly clock: Pick<Clock, 'now'>;
  readonly timers: Timers;
  readonly random: Random;
};

export type PersonOptions = {
  readonly workshopId: string;
  readonly id: ParticipantId;
  readonly token: string;
  readonly index: number;
  readonly part: Part;
  readonly cast: Cast;
  readonly speed: number;
  /** Its session ended for good: removed, deleted, or its token is void. */
  readonly onEnd: () => void;
  readonly onSession?: (session: Session, people: People) => void;
};

export type SimulatedPerson = { readonly close: () => void };

/** One simulated person: a client of the server, which looks at its documents and does one thing after the other. */
export function createSimulatedPerson(ports: PersonPorts, options: PersonOptions): SimulatedPerson {
  const { clock, timers, random } = ports;
  const { workshopId, token } = options;
  const done = new Set<string>();
  const refusals = new Map<string, { readonly tries: number; readonly until: number }>();
  let hand: Hand | null = null;
  let pending: { readonly key: string; readonly cancel: () => void } | null = null;
  let isActing = false;
  let isClosed = false;
  let cancelLook: (() => void) | null = null;

  const look = (): void => {
    cancelLook = null;
    if (isClosed) return;
    cancelLook = timers.after(lookEveryMs, look);
    consider();
  };
  const lookSoon = (): void => {
    if (isClosed) return;
    cancelLook?.();
    cancelLook = timers.after(lookMs, look);
  };

  const open = (document: string, onEnd: (code: number) => void): Replica =>
    openReplica(
      ports.server,
      timers,
      { workshopId, token, document, isPadded: false },
      {
        onChange: lookSoon,
        onMessage: (type, decoder) => {
          if (type !== message.hand) return;
          hand = JSON.parse(decoding.readVarString(decoder)) as Hand;
          lookSoon();
        },
        onEnd,
      },
    );
  const end = (): void => {
    close();
    options.onEnd();
  };
  const session = open('session', end);
  const board = open('board', end);
  let plan = openPlan();
  const rounds = new Map<string, Replica>();

  /** A refused text closes the plan for this copy only. */
  function openPlan(): Replica {
    return open('plan', () => {
      if (isClosed) return;
      plan.close();
      plan = openPlan();
    });
  }

  /** Opens the notebook and the ballot of the open rounds, and closes those of others. */
  const round = (kind: 'notebook' | 'ballot', number: number | null): Replica | null => {
    const name = `${kind}/${number ?? 0}`;
    for (const [other, replica] of rounds) {
      if (!other.startsWith(kind) || other === name) continue;
      replica.close();
      rounds.delete(other);
    }
    if (number === null) return null;
    const opened = rounds.get(name) ?? open(name, () => undefined);
    rounds.set(name, opened);
    return opened.isSynced() ? opened : null;
  };

  const readView = (): { readonly view: View; readonly hands: Hands } | null => {
    const value = readSession(session.doc);
    if (!value || !session.isSynced() || !board.isSynced() || !plan.isSynced()) return null;
    const people = readPeople(session.doc);
    options.onSession?.(value, people);
    if (isClosed) return null;
    const notebook = round('notebook', value.stage.name === 'register' ? null : value.open.notebook);
    const ballot = round('ballot', value.open.ballot);
    const now = clock.now();
    const view: View = {
      ...{ now, id: options.id, index: options.index, part: options.part, cast: options.cast, speed: options.speed },
      ...{ session: value, people, board: readBoard(board.doc), hand },
      planOf: (riskId) => readPlan(plan.doc, riskId),
      notes: notebook && readNotes(notebook.doc),
      ballot: ballot && readBallot(ballot.doc),
      did(key) {
        const refused = refusals.get(key);
        return done.has(key) || (refused !== undefined && (refused.tries >= mostTries || refused.until > now));
      },
    };
    return { view, hands: handsFor(notebook, ballot) };
  };

  const handsFor = (notebook: Replica | null, ballot: Replica | null): Hands => ({
    command: (command) => ports.server.post(workshopId, token, command),
    addNote: (text) => notebook?.doc.transact(() => editAddNote(notebook.doc, createId(random), text)),
    rewordNote(noteId, text) {
      const field = notebook && noteText(notebook.doc, noteId);
      if (field) replaceText(field, text);
    },
    vote: (dots) =>
      ballot?.doc.transact(() => {
        for (const [riskId, count] of Object.entries(dots)) editDots(ballot.doc, riskId, count);
      }),
    answer: ({ confidence, pulse }) =>
      ballot?.doc.transact(() => {
        if (confidence !== undefined) editConfidence(ballot.doc, confidence);
        if (pulse !== undefined) editPulse(ballot.doc, pulse);
      }),
    type(riskId, field, words) {
      const text = planText(plan.doc, riskId, field);
      text?.insert(text.length, words);
    },
  });

  const cancelPending = (): void => {
    pending?.cancel();
    pending = null;
  };

  /** Chooses what to do next. What was chosen before stays, with the time left, while it still follows from what it sees. */
  const consider = (): void => {
    if (isActing) return;
    const seen = readView();
    const act = seen && nextAct(seen.view);
    if (!act) cancelPending();
    else if (pending?.key !== act.key) {
      cancelPending();
      pending = { key: act.key, cancel: timers.after(act.afterMs, () => void carryOut(act.key)) };
    }
  };

  const carryOut = async (key: string): Promise<void> => {
    pending = null;
    const seen = readView();
    const act = seen && nextAct(seen.view);
    if (!seen || act?.key !== key) {
      consider();
      return;
    }
    isActing = true;
    const isAccepted = await runAct(act, seen.hands);
    isActing = false;
    if (isAccepted) done.add(key);
    else refusals.set(key, { tries: (refusals.get(key)?.tries ?? 0) + 1, until: clock.now() + tryAgainMs });
    lookSoon();
  };

  function close(): void {
    if (isClosed) return;
    isClosed = true;
    cancelPending();
    cancelLook?.();
    for (const replica of [session, board, plan, ...rounds.values()]) replica.close();
  }

  lookSoon();
  return { close };
}

/** @returns whether it happened; a server that does not answer counts as a refusal, and is asked again */
async function runAct(act: Act, hands: Hands): Promise<boolean> {
  try {
    const reply = (await act.run(hands)) as Reply | undefined;
    return reply?.ok ?? true;
  } catch {
    return false;
  }
}
