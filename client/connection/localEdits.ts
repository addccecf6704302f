import * as Y from 'yjs';
import { answersMap, dotsMap } from '../../shared/ballot/ballot.ts';
import {
  editAddNote,
  editNoteKeep,
  editNoteRank,
  editRemoveNote,
  noteText,
  readNotes,
} from '../../shared/notebook/notebook.ts';
import { isPlanField, plansMap, planText } from '../../shared/plan/plan.ts';
import { isReviewField, reviewsMap, reviewText } from '../../shared/plan/reviews.ts';
import { limits } from '../../shared/protocol/limits.ts';
import { cleanText } from './cleanText.ts';
import { mergeText } from '../editing/mergeText.ts';
import { editTextTo } from '../editing/textDiff.ts';

/** Texts of a document by name, as they were when everything was last acknowledged. */
export type BaseTexts = { readonly [name: string]: string };

/** A text that the rebuilt document cannot take; offered back to its author. */
export type RejectedText = { readonly id: string; readonly text: string };

/** Reads and copies this page's edits when a refused document is rebuilt under another client id (docs/PROTOCOL.md). */
export type LocalEdits = {
  readonly readTexts: (doc: Y.Doc) => BaseTexts;
  /**
   * Copies the edits made since `base` into a fresh document that holds the server's state.
   * @returns texts for which the document has no room
   */
  readonly copyInto: (from: Y.Doc, into: Y.Doc, base: BaseTexts) => readonly RejectedText[];
};

/** Session and board: the page edits neither. */
export const noLocalEdits: LocalEdits = { readTexts: () => ({}), copyInto: () => [] };

export const localNotebookEdits: LocalEdits = {
  readTexts: (doc) => Object.fromEntries(readNotes(doc).map((note) => [note.id, note.text])),
  copyInto(from, into, base) {
    const mine = readNotes(from);
    const ownIds = new Set(mine.map((note) => note.id));
    const onServer = new Map(readNotes(into).map((note) => [note.id, note]));
    const tooMuch: RejectedText[] = [];
    into.transact(() => {
      // Notes in `base` but not here were deleted here. A note that another tab added was never in `base` and stays.
      for (const id of onServer.keys()) if (!ownIds.has(id) && Object.hasOwn(base, id)) editRemoveNote(into, id);
      let count = readNotes(into).length;
      for (const note of mine) {
        const text = cleanText(note.text);
        const theirs = onServer.get(note.id);
        if (theirs === undefined && text === '') continue;
        if (text.length > 2 * limits.textLength || (theirs === undefined && count >= 2 * limits.notesPerPerson)) {
          tooMuch.push({ id: note.id, text });
          continue;
        }
        if (theirs === undefined) {
          editAddNote(into, note.id, text, note.rank ?? undefined);
          count++;
        } else {
          const shared = noteText(into, note.id);
          if (shared !== null) editTextTo(shared, mergeText(base[note.id] ?? theirs.text, text, theirs.text));
          if (note.rank !== null && note.rank !== theirs.rank) editNoteRank(into, note.id, note.rank);
        }
        if (note.keep !== (theirs?.keep ?? false)) editNoteKeep(into, note.id, note.keep);
      }
    });
    return tooMuch;
  },
};

export const localPlanEdits: LocalEdits = {
  readTexts: readPlanTexts,
  copyInto(from, into, base) {
    const tooMuch: RejectedText[] = [];
    into.transact(() => {
      for (const [name, local] of Object.entries(readPlanTexts(from))) {
        const mine = cleanText(local);
        const text = textNamed(into, name);
        const before = base[name] ?? text?.toString() ?? '';
        if (mine === before) continue;
        if (text === null || mine.length > 2 * limits.textLength) tooMuch.push({ id: name, text: mine });
        else editTextTo(text, mergeText(before, mine, text.toString()));
      }
    });
    return tooMuch;
  },
};

export const localBallotEdits: LocalEdits = {
  readTexts(doc) {
    const pulse = answersMap(doc).get('pulse');
    return typeof pulse === 'string' ? { pulse } : {};
  },
  copyInto(from, into) {
    into.transact(() => {
      for (const [mine, theirs] of [
        [dotsMap(from), dotsMap(into)],
        [answersMap(from), answersMap(into)],
      ] as const) {
        for (const key of theirs.keys()) if (!mine.has(key)) theirs.delete(key);
        for (const [key, value] of mine.entries()) {
          const clean = typeof value === 'string' ? cleanText(value) : value;
          if (theirs.get(key) !== clean) theirs.set(key, clean);
        }
      }
    });
    return [];
  },
};

function readPlanTexts(doc: Y.Doc): BaseTexts {
  const texts: { [name: string]: string } = {};
  for (const root of [plansMap(doc), reviewsMap(doc)])
    for (const [id, fields] of root.entries())
      for (const [field, text] of fields.entries())
        if (text instanceof Y.Text) texts[`${id}/${field}`] = text.toString();
  return texts;
}

/** A text of the plan or of a review note; their fields have names of their own. */
function textNamed(doc: Y.Doc, name: string): Y.Text | null {
  const [id = '', field] = name.split('/');
  if (isPlanField(field)) return planText(doc, id, field);
  return isReviewField(field) ? reviewText(doc, id, field) : null;
}
