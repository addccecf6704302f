import { generateNKeysBetween } from 'fractional-indexing';
import * as Y from 'yjs';
import { answersMap, dotsMap, editConfidence, editDots, editPulse } from '../../shared/ballot/ballot.ts';
import { editAddNote, notesArray } from '../../shared/notebook/notebook.ts';
import { plansMap } from '../../shared/plan/plan.ts';
import { planFields } from '../../shared/board/riskFields.ts';
import { limits } from '../../shared/protocol/limits.ts';
import type { SeededRandom } from './fuzzRandom.ts';
import type { Page } from './gateClient.ts';
import { type } from './typing.ts';

/** One thing a person does in a document. */
export type Act = (page: Page, random: SeededRandom) => void;

export const actInNotebook: Act = (page, random) => {
  const notes = notesArray(page.doc);
  page.watch([notes]);
  const kind = random.below(20);
  const note = notes.length > 0 ? notes.get(random.below(notes.length)) : undefined;
  if (kind < 3 || note === undefined) addNote(notes, random);
  else if (kind === 3) pasteNotes(page.doc, random);
  else if (kind === 4) notes.delete(random.below(notes.length));
  else if (kind === 5) note.set('rank', random.pick(ranks));
  else if (kind === 6) note.set('keep', true);
  else if (kind === 7) note.delete('keep');
  else if (kind < 11) undoOrRedo(page, random);
  else typeInNote(note, random);
};

const ranks = generateNKeysBetween(null, null, 40);

/** At once, or bit by bit: map first, then its id, then its text. */
function addNote(notes: Y.Array<Y.Map<unknown>>, random: SeededRandom): void {
  if (notes.length >= limits.notesPerPerson) return;
  if (random.oneIn(2)) editAddNote(notes.doc!, random.id(), random.letters(random.below(20)), 'a0');
  else notes.insert(random.below(notes.length + 1), [new Y.Map(random.oneIn(2) ? [['id', random.id()]] : [])]);
}

function typeInNote(note: Y.Map<unknown>, random: SeededRandom): void {
  if (!note.has('id')) note.set('id', random.id());
  if (!note.has('text')) note.set('text', new Y.Text(random.oneIn(2) ? random.letters(3) : ''));
  type(note.get('text') as Y.Text, random);
}

function pasteNotes(doc: Y.Doc, random: SeededRandom): void {
  const lines = Array.from({ length: 1 + random.below(10) }, () => random.letters(random.below(80)));
  if (notesArray(doc).length + lines.length > limits.notesPerPerson) return;
  doc.transact(() => {
    for (const line of lines) editAddNote(doc, random.id(), line);
  });
}

function undoOrRedo({ undo }: Page, random: SeededRandom): void {
  const kind = random.below(3);
  if (kind === 0) undo?.stopCapturing();
  else if (kind === 1) undo?.undo();
  else undo?.redo();
}

export const maxPerRisk = 2;
const risks = Array.from({ length: 12 }, (_, i) => `risk${i}`.padEnd(22, 'x'));

export const actInBallot: Act = ({ doc }, random) => {
  const kind = random.below(10);
  if (kind < 6) editDots(doc, random.pick(risks), random.below(maxPerRisk + 1));
  else if (kind === 6) editConfidence(doc, 10 * random.below(11));
  else if (kind === 7) dotsMap(doc).set(random.pick(risks), 0);
  else {
    const pulse = answersMap(doc).get('pulse');
    editPulse(doc, ((typeof pulse === 'string' ? pulse : '') + random.letters(random.below(9))).slice(random.below(4)));
  }
};

export const actInPlan: Act = (page, random) => {
  const plans = [...plansMap(page.doc).values()].filter((plan) => plan.size > 0);
  if (plans.length === 0) return;
  page.watch([plansMap(page.doc)]);
  if (random.oneIn(6)) undoOrRedo(page, random);
  const text = random.pick(plans).get(random.pick(planFields.slice(0, 3)));
  if (text) type(text, random);
};
