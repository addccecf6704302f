import { generateNKeysBetween } from 'fractional-indexing';
import * as Y from 'yjs';
import { answersMap, dotsMap, editConfidence, editDots, editPulse } from '../../shared/ballot/ballot.ts';
import { editAddNote, notesArray } from '../../shared/notebook/notebook.ts';
import { plansMap } from '../../shared/plan/plan.ts';
import { planFields } from '../../shared/board/riskFields.ts';
import { limits } from '../../shared/protocol/limits.ts';
import type { Dice } from './fuzzRandom.ts';
import type { Page } from './gateClient.ts';
import { type } from './typing.ts';

/** One thing a person does in a document. */
export type Act = (page: Page, dice: Dice) => void;

export const actInNotebook: Act = (page, dice) => {
  const notes = notesArray(page.doc);
  page.watch([notes]);
  const kind = dice.below(20);
  const note = notes.length > 0 ? notes.get(dice.below(notes.length)) : undefined;
  if (kind < 3 || note === undefined) addNote(notes, dice);
  else if (kind === 3) pasteNotes(page.doc, dice);
  else if (kind === 4) notes.delete(dice.below(notes.length));
  else if (kind === 5) note.set('rank', dice.pick(ranks));
  else if (kind === 6) note.set('keep', true);
  else if (kind === 7) note.delete('keep');
  else if (kind < 11) undoOrRedo(page, dice);
  else typeInNote(note, dice);
};

const ranks = generateNKeysBetween(null, null, 40);

/** At once, or bit by bit: map first, then its id, then its text. */
function addNote(notes: Y.Array<Y.Map<unknown>>, dice: Dice): void {
  if (notes.length >= limits.notesPerPerson) return;
  if (dice.oneIn(2)) editAddNote(notes.doc!, dice.id(), dice.letters(dice.below(20)), 'a0');
  else notes.insert(dice.below(notes.length + 1), [new Y.Map(dice.oneIn(2) ? [['id', dice.id()]] : [])]);
}

function typeInNote(note: Y.Map<unknown>, dice: Dice): void {
  if (!note.has('id')) note.set('id', dice.id());
  if (!note.has('text')) note.set('text', new Y.Text(dice.oneIn(2) ? dice.letters(3) : ''));
  type(note.get('text') as Y.Text, dice);
}

function pasteNotes(doc: Y.Doc, dice: Dice): void {
  const lines = Array.from({ length: 1 + dice.below(10) }, () => dice.letters(dice.below(80)));
  if (notesArray(doc).length + lines.length > limits.notesPerPerson) return;
  doc.transact(() => {
    for (const line of lines) editAddNote(doc, dice.id(), line);
  });
}

function undoOrRedo({ undo }: Page, dice: Dice): void {
  const kind = dice.below(3);
  if (kind === 0) undo?.stopCapturing();
  else if (kind === 1) undo?.undo();
  else undo?.redo();
}

export const maxPerRisk = 2;
const risks = Array.from({ length: 12 }, (_, i) => `risk${i}`.padEnd(22, 'x'));

export const actInBallot: Act = ({ doc }, dice) => {
  const kind = dice.below(10);
  if (kind < 6) editDots(doc, dice.pick(risks), dice.below(maxPerRisk + 1));
  else if (kind === 6) editConfidence(doc, 10 * dice.below(11));
  else if (kind === 7) dotsMap(doc).set(dice.pick(risks), 0);
  else {
    const pulse = answersMap(doc).get('pulse');
    editPulse(doc, ((typeof pulse === 'string' ? pulse : '') + dice.letters(dice.below(9))).slice(dice.below(4)));
  }
};

export const actInPlan: Act = (page, dice) => {
  const plans = [...plansMap(page.doc).values()].filter((plan) => plan.size > 0);
  if (plans.length === 0) return;
  page.watch([plansMap(page.doc)]);
  if (dice.oneIn(6)) undoOrRedo(page, dice);
  const text = dice.pick(plans).get(dice.pick(planFields.slice(0, 3)));
  if (text) type(text, dice);
};
