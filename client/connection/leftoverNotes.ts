import type * as Y from 'yjs';
import type { NoteId } from '../../shared/ids.ts';
import type { Note } from '../../shared/notebook/notebook.ts';
import { editAddNote, editRemoveNote, noteText, readNotes } from '../../shared/notebook/notebook.ts';
import { isBlank } from '../../shared/notebook/normalise.ts';
import type { Round } from '../../shared/session/session.ts';
import { createSignal } from '../runtime/signal.ts';
import type { Signal } from '../runtime/signal.ts';
import type { BaseTexts } from './localEdits.ts';
import type { LeftoverNote } from './workshopConnection.ts';
import type { Outbox } from './outbox.ts';

/** A notebook whose round is over, as it was here. */
export type EndedNotebook = {
  readonly round: Round;
  readonly doc: Y.Doc;
  /** Something in it was not acknowledged. */
  readonly isDirty: boolean;
  readonly base: BaseTexts;
  /** The server did not open it on its own: people were asked, or each publishes their own cards. */
  readonly isConsented: boolean;
  /** This page saw the round end on an open socket, so an acknowledged note is known to be in. */
  readonly isWitnessed: boolean;
};

/** The texts of ended rounds that others do not have: nothing typed is ever lost (THREATS 4.4). */
export type LeftoverNotes = {
  readonly list: Signal<readonly LeftoverNote[]>;
  /** Sorts out an ended notebook; resolves when its leftover notes are on the device. */
  readonly settle: (ended: EndedNotebook) => Promise<void>;
  /** A round is open: what waits for one goes into it. */
  readonly opened: (round: Round, doc: Y.Doc) => void;
  readonly closed: () => void;
  readonly add: (leftoverNotes: readonly LeftoverNote[]) => void;
  readonly drop: (id: NoteId) => void;
  readonly reuse: (id: NoteId) => void;
  readonly restore: () => Promise<void>;
  /** From then on they are in this page alone. */
  readonly wipe: () => Promise<void>;
};

export type LeftoverNotesOptions = {
  readonly outbox: Outbox;
  /** Ending in a slash. */
  readonly outboxPrefix: string;
  /** Asks the server which of one's notes it holds or has shown; null when it did not say. */
  readonly whichArrived: (round: Round, noteIds: readonly NoteId[]) => Promise<readonly NoteId[] | null>;
};

export function createLeftoverNotes(options: LeftoverNotesOptions): LeftoverNotes {
  const list = createSignal<readonly LeftoverNote[]>([]);
  let open: { readonly round: Round; readonly doc: Y.Doc } | null = null;
  let wiped = false;

  const remember = (changed: readonly LeftoverNote[]): void => {
    const ids = new Set(changed.map((one) => one.id));
    list.set([...list.get().filter((one) => !ids.has(one.id)), ...changed]);
    if (!wiped) for (const one of changed) void options.outbox.put(options.outboxPrefix + one.id, one);
  };
  const forget = (ids: readonly NoteId[]): void => {
    list.set(list.get().filter((one) => !ids.includes(one.id)));
    void options.outbox.drop(ids.map((id) => options.outboxPrefix + id));
  };
  /** Late words wait for the next batch by default; what its author kept back is never put anywhere unasked. */
  const placeLate = (): void => {
    const into = open;
    if (into === null) return;
    const late = list.get().filter((one) => one.reason === 'tooLate' && !one.waiting && one.round < into.round);
    if (late.length === 0) return;
    into.doc.transact(() => late.forEach((one) => place(into.doc, one)));
    remember(late.map((one) => ({ ...one, waiting: true })));
  };

  return {
    list,
    async settle(ended) {
      const notes = readNotes(ended.doc).filter((note) => !isBlank(note.text));
      const asked = notes.filter((note) => !note.keep && needsAsking(note, ended));
      const arrived =
        asked.length === 0
          ? []
          : await options.whichArrived(
              ended.round,
              asked.map(({ id }) => id),
            );
      // Late notes that waited in this round have appeared, or come up again below.
      forget(list.get().flatMap((one) => (one.waiting && one.round < ended.round ? [one.id] : [])));
      remember(notes.flatMap((note) => leftoverOf(note, ended, asked.includes(note), arrived)));
      placeLate();
    },
    opened(round, doc) {
      open = { round, doc };
      placeLate();
    },
    closed: () => (open = null),
    add: remember,
    drop(id) {
      if (open !== null && list.get().some((one) => one.id === id && one.waiting)) editRemoveNote(open.doc, id);
      forget([id]);
    },
    reuse(id) {
      const one = list.get().find((leftover) => leftover.id === id);
      if (one === undefined || (open === null && !one.waiting)) return;
      if (open !== null && !one.waiting) place(open.doc, one);
      forget([id]);
    },
    async restore() {
      const kept = (await options.outbox.read(options.outboxPrefix)).map(([, value]) => value as LeftoverNote);
      const known = new Set(list.get().map((one) => one.id));
      list.set([...kept.filter((one) => !known.has(one.id)), ...list.get()]);
      placeLate();
    },
    async wipe() {
      wiped = true;
      const kept = await options.outbox.read(options.outboxPrefix);
      await options.outbox.drop(kept.map(([key]) => key));
    },
  };
}

function place(doc: Y.Doc, { id, text }: LeftoverNote): void {
  if (noteText(doc, id) === null) editAddNote(doc, id, text);
}

const isUnsaved = (note: Note, { isDirty, base }: EndedNotebook): boolean => isDirty && base[note.id] !== note.text;

/**
 * An acknowledged note of a round that this page saw end is in. Asking about those too would tell a watcher of the
 * network how many notes somebody wrote, by the size of the question (THREATS L22).
 */
const needsAsking = (note: Note, ended: EndedNotebook): boolean =>
  ended.isConsented || !ended.isWitnessed || isUnsaved(note, ended);

function leftoverOf(
  note: Note,
  ended: EndedNotebook,
  wasAsked: boolean,
  arrived: readonly NoteId[] | null,
): LeftoverNote[] {
  const leftover = (reason: LeftoverNote['reason']): LeftoverNote[] => [
    { id: note.id, text: note.text, round: ended.round, reason, waiting: false },
  ];
  if (note.keep) return leftover('kept');
  if (!wasAsked) return [];
  // No answer: shown to the author, who decides; put nowhere, or it might appear twice.
  if (arrived === null) return leftover('edited');
  const hadEarlierWording = !isBlank(ended.base[note.id] ?? '');
  if (arrived.includes(note.id)) return isUnsaved(note, ended) && hadEarlierWording ? leftover('edited') : [];
  // The server had it and did not show it: that was its author's wish, or nobody's asking was answered.
  if (ended.isConsented || !isUnsaved(note, ended)) return leftover('kept');
  return leftover('tooLate');
}
