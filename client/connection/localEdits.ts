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
import { planFields, plansMap, planText } from '../../shared/plan/plan.ts';
import { limits } from '../../shared/protocol/limits.ts';
import { cleanText } from './cleanText.ts';
import { editTextTo, mergeText } from './mergeText.ts';

/** Texts of a document by a name of their own, as they were when all was Saved last. */
export type BaseTexts = { readonly [name: string]: string };

/** How a document is built anew under another client id after the server refused it (CONTRACT section 3). */
export type LocalEdits = {
  readonly base: (doc: Y.Doc) => BaseTexts;
  /**
   * Brings what was written here into a fresh document that holds the server's state.
   * @returns texts that no document takes, so that they can be offered back
   */
  readonly carry: (
    from: Y.Doc,
    into: Y.Doc,
    base: BaseTexts,
  ) => readonly { readonly id: string; readonly text: string }[];
};

/** Session and board: nothing is written here. */
export const noLocalEdits: LocalEdits = { base: () => ({}), carry: () => [] };

export const localNotebookEdits: LocalEdits = {
  base: (doc) => Object.fromEntries(readNotes(doc).map((note) => [note.id, note.text])),
  carry(from, into, base) {
    const mine = readNotes(from);
    const kept = new Set(mine.map((note) => note.id));
    const there = new Map(readNotes(into).map((note) => [note.id, note]));
    const tooMuch: { id: string; text: string }[] = [];
    into.transact(() => {
      // Deleted here; what only another tab wrote was never in `base`.
      for (const id of there.keys()) if (!kept.has(id) && Object.hasOwn(base, id)) editRemoveNote(into, id);
      let count = readNotes(into).length;
      for (const note of mine) {
        const text = cleanText(note.text);
        const theirs = there.get(note.id);
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
  base: readPlanTexts,
  carry(from, into, base) {
    const tooMuch: { id: string; text: string }[] = [];
    into.transact(() => {
      for (const [name, written] of Object.entries(readPlanTexts(from))) {
        const mine = cleanText(written);
        const [riskId = '', field] = name.split('/');
        const shared = planFields.find((known) => known === field);
        const text = shared === undefined ? null : planText(into, riskId, shared);
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
  base(doc) {
    const pulse = answersMap(doc).get('pulse');
    return typeof pulse === 'string' ? { pulse } : {};
  },
  carry(from, into) {
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
  for (const [riskId, fields] of plansMap(doc).entries())
    for (const [field, text] of fields.entries())
      if (text instanceof Y.Text) texts[`${riskId}/${field}`] = text.toString();
  return texts;
}
