import type * as Y from 'yjs';
import type { NoteId } from '../../shared/ids.ts';
import type { Note } from '../../shared/notebook/notebook.ts';
import { editAddNote, editRemoveNote, noteText, readNotes } from '../../shared/notebook/notebook.ts';
import { isBlank } from '../../shared/notebook/blank.ts';
import type { Round } from '../../shared/session/session.ts';
import { createSignal } from '../runtime/signal.ts';
import type { Signal } from '../runtime/signal.ts';
import type { BaseTexts } from './localEdits.ts';
import type { LeftoverNote } from './workshopConnection.ts';
import type { Outbox } from './outbox.ts';

/** A notebook whose round is over, as this page has it. */
export type EndedNotebook = {
  readonly round: Round;
  readonly doc: Y.Doc;
  /** Some edits were not acknowledged. */
  readonly isDirty: boolean;
  readonly base: BaseTexts;
  /** The server shows only notes whose author agreed: people were asked, or each publishes their own cards. */
  readonly isConsented: boolean;
  /** The server closed the synced socket at the end of the round, so every acknowledged note was in time. */
  readonly isWitnessed: boolean;
  /** The workshop was closed while it was open: the server destroyed what it had not shown (SPEC EN1d). */
  readonly isClosed: boolean;
};

/** The own notes of ended rounds that were not shown, so that no typed text is lost (SPEC RV8). */
export type LeftoverNotes = {
  readonly list: Signal<readonly LeftoverNote[]>;
  /**
   * Finds the leftover notes of an ended notebook and hands them to the outbox.
   * @param arrived which of its notes the server has or has shown; null without a reply
   */
  readonly settle: (ended: EndedNotebook, arrived: readonly NoteId[] | null) => void;
  /** A round is open: notes that came too late are added to it. */
  readonly opened: (round: Round, doc: Y.Doc) => void;
  readonly closed: () => void;
  readonly add: (leftoverNotes: readonly LeftoverNote[]) => void;
  readonly drop: (id: NoteId) => void;
  readonly reuse: (id: NoteId) => void;
  readonly restore: () => Promise<void>;
  /** Erases them from the device; from then on they exist in this page only. */
  readonly wipe: () => Promise<void>;
};

export type LeftoverNotesOptions = {
  readonly outbox: Outbox;
  /** Ending in a slash. */
  readonly outboxPrefix: string;
};

/** The notes that the question names: all but those that their author keeps. */
export const askedNotes = ({ doc }: Pick<EndedNotebook, 'doc'>): readonly NoteId[] =>
  readNotes(doc).flatMap(({ id, text, keep }) => (keep || isBlank(text) ? [] : [id]));

export function createLeftoverNotes(options: LeftoverNotesOptions): LeftoverNotes {
  const list = createSignal<readonly LeftoverNote[]>([]);
  let open: { readonly round: Round; readonly doc: Y.Doc } | null = null;
  let wiped = false;

  const put = (changed: readonly LeftoverNote[]): void => {
    const ids = new Set(changed.map((one) => one.id));
    list.set([...list.get().filter((one) => !ids.has(one.id)), ...changed]);
    if (!wiped) for (const one of changed) void options.outbox.put(options.outboxPrefix + one.id, one);
  };
  const drop = (ids: readonly NoteId[]): void => {
    list.set(list.get().filter((one) => !ids.includes(one.id)));
    void options.outbox.drop(ids.map((id) => options.outboxPrefix + id));
  };
  /** Notes that came too late are added to the open round; notes that their author keeps are not (SPEC RV8b). */
  const placeLate = (): void => {
    const into = open;
    if (into === null) return;
    const late = list.get().filter((one) => one.reason === 'tooLate' && !one.waiting && one.round < into.round);
    if (late.length === 0) return;
    into.doc.transact(() => late.forEach((one) => place(into.doc, one)));
    put(late.map((one) => ({ ...one, waiting: true })));
  };

  return {
    list,
    settle(ended, arrived) {
      const notes = readNotes(ended.doc).filter((note) => !isBlank(note.text));
      // Late notes that waited in this round were shown, or are found again below.
      drop(list.get().flatMap((one) => (one.waiting && one.round < ended.round ? [one.id] : [])));
      put(notes.flatMap((note) => leftoverOf(note, ended, arrived)));
      placeLate();
    },
    opened(round, doc) {
      open = { round, doc };
      placeLate();
    },
    closed: () => (open = null),
    add: put,
    drop(id) {
      if (open !== null && list.get().some((one) => one.id === id && one.waiting)) editRemoveNote(open.doc, id);
      drop([id]);
    },
    reuse(id) {
      const one = list.get().find((leftover) => leftover.id === id);
      if (one === undefined || (open === null && !one.waiting)) return;
      if (open !== null && !one.waiting) place(open.doc, one);
      drop([id]);
    },
    async restore() {
      const stored = (await options.outbox.read(options.outboxPrefix)).map(([, value]) => value as LeftoverNote);
      const known = new Set(list.get().map((one) => one.id));
      list.set([...stored.filter((one) => !known.has(one.id)), ...list.get()]);
      placeLate();
    },
    async wipe() {
      wiped = true;
      const stored = await options.outbox.read(options.outboxPrefix);
      await options.outbox.drop(stored.map(([key]) => key));
    },
  };
}

function place(doc: Y.Doc, { id, text }: LeftoverNote): void {
  if (noteText(doc, id) === null) editAddNote(doc, id, text);
}

const isUnsaved = (note: Note, { isDirty, base }: EndedNotebook): boolean => isDirty && base[note.id] !== note.text;

/** Acknowledged notes of a witnessed round were shown, also when there is no reply. */
const isCertain = (note: Note, ended: EndedNotebook): boolean =>
  !ended.isConsented && !ended.isClosed && ended.isWitnessed && !isUnsaved(note, ended);

function leftoverOf(note: Note, ended: EndedNotebook, arrived: readonly NoteId[] | null): LeftoverNote[] {
  const leftover = (reason: LeftoverNote['reason']): LeftoverNote[] => [
    { id: note.id, text: note.text, round: ended.round, reason, waiting: false },
  ];
  if (note.keep) return leftover('kept');
  if (isCertain(note, ended)) return [];
  if (ended.isClosed) return arrived?.includes(note.id) ? [] : leftover('closed');
  // Without a reply the author decides. Added to the late round, the note could be shown twice.
  if (arrived === null) return leftover('edited');
  const hadEarlierWording = !isBlank(ended.base[note.id] ?? '');
  if (arrived.includes(note.id)) return isUnsaved(note, ended) && hadEarlierWording ? leftover('edited') : [];
  // The server had the note and did not show it: its author did not consent.
  if (ended.isConsented || !isUnsaved(note, ended)) return leftover('kept');
  return leftover('tooLate');
}
