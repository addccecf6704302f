import * as Y from 'yjs';
import {
  validateBallot,
  validateNotebook,
  validatePlan,
  type Sender,
  type Validation,
} from '../../server/gate/validate.ts';
import { applyAccepted } from '../../server/gate/applyUpdate.ts';
import { editConfidence, editDots } from '../../shared/ballot/ballot.ts';
import { editAddNote } from '../../shared/notebook/notebook.ts';
import { editPlans, planText } from '../../shared/plan/plan.ts';

/** Client ids in these documents: one's own, another person's, and one nobody has used. */
export const [mine, theirs, fresh, server] = [7, 8, 9, 1];

export const noteA = 'noteA'.padEnd(22, 'x');
export const noteB = 'noteB'.padEnd(22, 'x');
export const riskA = 'riskA'.padEnd(22, 'x');
export const riskB = 'riskB'.padEnd(22, 'x');

export const sender: Sender = {
  synced: true,
  ownerOf: (clientId) => (clientId === mine ? 'mine' : clientId === theirs ? 'other' : 'free'),
  clientIdsHeld: 1,
  serverClientId: server,
};
export const early: Sender = { ...sender, synced: false };

/** A document in which the client of each edit is given. */
export function docOf(...edits: readonly (readonly [client: number, edit: (doc: Y.Doc) => void])[]): Y.Doc {
  const doc = new Y.Doc();
  for (const [client, edit] of edits) {
    doc.clientID = client;
    doc.transact(() => {
      edit(doc);
    });
  }
  doc.clientID = server;
  return doc;
}

/** Notes A ("late") and B ("vendor"): map 0, id 1, text 2, letters 3 to 6; map 7, id 8, text 9, letters 10 to 15. */
export const notebook = (): Y.Doc =>
  docOf([mine, (doc) => editAddNote(doc, noteA, 'late')], [mine, (doc) => editAddNote(doc, noteB, 'vendor')]);

export const ballot = (): Y.Doc =>
  docOf([mine, (doc) => editDots(doc, riskA, 1)], [mine, (doc) => editConfidence(doc, 50)]);

/** Risk A with an empty plan, and "budget" typed by the other person as its cause. */
export const plan = (): Y.Doc =>
  docOf(
    [server, (doc) => editPlans(doc, [riskA])],
    [theirs, (doc) => planText(doc, riskA, 'cause')?.insert(0, 'budget')],
  );

/** Id of the server's struct behind one field of risk A's plan. */
export const fieldId = (doc: Y.Doc, field: 'cause' | 'event'): readonly [number, number] => {
  const id = planText(doc, riskA, field)!._item!.id;
  return [id.client, id.clock];
};

export const inNotebook = (doc: Y.Doc, bytes: Uint8Array, from: Sender = sender): Validation =>
  judged(validateNotebook, doc, bytes, from);
export const inPlan = (doc: Y.Doc, bytes: Uint8Array, from: Sender = sender): Validation =>
  judged(validatePlan, doc, bytes, from);
export const inBallot = (doc: Y.Doc, bytes: Uint8Array, from: Sender = sender): Validation =>
  judged((one, update, by) => validateBallot(one, update, { ...by, maxPerRisk: 2 }), doc, bytes, from);

type Judge = (doc: Y.Doc, bytes: Uint8Array, from: Sender) => Validation;

/** Judges, and holds the gate to two promises on the way: a verdict changes nothing, and what is accepted can be applied. */
function judged(judge: Judge, doc: Y.Doc, bytes: Uint8Array, from: Sender): Validation {
  const before = hashOf(doc);
  const verdict = judge(doc, bytes, from);
  if (hashOf(doc) !== before) throw new Error('a verdict changed the document');
  if (verdict.kind === 'accepted') {
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    applyAccepted(copy, verdict.update, 'test');
  }
  return verdict;
}

export const hashOf = (doc: Y.Doc): string =>
  [...doc.share.keys()].join() + Buffer.from(Y.encodeStateAsUpdate(doc)).toString('latin1');

/** What a page that holds the document sends when it makes an edit under a client id. */
export function edited(doc: Y.Doc, client: number, edit: (page: Y.Doc) => void): Uint8Array {
  const page = new Y.Doc();
  Y.applyUpdate(page, Y.encodeStateAsUpdate(doc));
  page.clientID = client;
  const updates: Uint8Array[] = [];
  page.on('update', (update: Uint8Array) => updates.push(update));
  page.transact(() => {
    edit(page);
  });
  return Y.mergeUpdates(updates);
}
