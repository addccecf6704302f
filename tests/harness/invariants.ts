import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import * as Y from 'yjs';
import { heldCard } from '../../server/live/connections/readerHand.ts';
import { keyedHash } from '../../server/live/workshop/hashing.ts';
import { loadWorkshop } from '../../server/live/workshop/loadWorkshop.ts';
import type { WorkshopDocuments } from '../../server/live/documents/workshopDocuments.ts';
import type { Workshop } from '../../server/live/workshop/workshop.ts';
import type { State } from '../../server/domain/core/state.ts';
import type { Tally } from '../../shared/ballot/counting.ts';
import { sum } from '../../shared/ballot/counting.ts';
import { readBallot } from '../../shared/ballot/ballot.ts';
import { readBoard } from '../../shared/board/board.ts';
import { normaliseText } from '../../shared/notebook/normalise.ts';
import { readNotes } from '../../shared/notebook/notebook.ts';
import { plansMap } from '../../shared/plan/plan.ts';
import { reviewsMap } from '../../shared/plan/reviews.ts';
import { readPeople, readSession } from '../../shared/session/session.ts';
import { isStageAtLeast } from '../../shared/stages/stages.ts';
import { countAgain } from './countDots.ts';
import type { SimulatedWorkshop } from './simulatedWorkshop.ts';
import type { ShreddedRound } from './watchStore.ts';
import type { Person } from './person.ts';

/**
 * Checks the invariants that hold after every step (SPEC ST8).
 * @param sample how many people's documents are compared in a large workshop; other people each time
 */
export async function checkInvariants(room: SimulatedWorkshop, sample = Infinity): Promise<void> {
  await room.settle();
  const workshop = await room.workshop();
  const shredded = await room.world.shredded();
  checkAuthors(workshop.documents);
  checkPages(room, workshop, sample);
  checkSession(workshop.state);
  checkHand(room, workshop.state);
  checkCards(room, workshop, shredded);
  checkTally(workshop, shredded);
  await checkStored(room, workshop);
}

/** Session and board hold the server's client id only, and no pending updates. */
function checkAuthors({ shared, all }: WorkshopDocuments): void {
  for (const { name, doc } of [shared.session, shared.board]) {
    const authors = [...doc.store.clients.keys()].filter((id) => id !== 1);
    assert.deepEqual(authors, [], `${name} was written by somebody else than the server`);
  }
  for (const { name, doc } of all()) {
    assert.equal(doc.store.pendingStructs, null, `${name} waits for something`);
    assert.equal(doc.store.pendingDs, null, `${name} waits for something to delete`);
  }
}

/** Every page has the server's state. */
function checkPages(room: SimulatedWorkshop, { state, documents }: Workshop, sample: number): void {
  const online = room.online.filter((person) => person.document('session').isOpen);
  const some = online.length <= sample ? online : Array.from({ length: sample }, () => room.random.pick(online));
  const plans = plansMap(documents.shared.plan.doc).toJSON();
  const reviews = reviewsMap(documents.shared.plan.doc).toJSON();
  for (const person of some) {
    const { doc } = person.document('session');
    assert.deepEqual(readSession(doc), state.session, `${person.name} sees another session`);
    assert.deepEqual(readPeople(doc), state.people, `${person.name} sees other people`);
    assert.deepEqual(person.board(), state.board, `${person.name} sees another board`);
    assert.deepEqual(plansMap(person.document('plan').doc).toJSON(), plans, `${person.name} sees other plans`);
    assert.deepEqual(reviewsMap(person.document('plan').doc).toJSON(), reviews, `${person.name} sees other notes`);
    for (const name of ['session', 'board']) {
      const authors = [...person.document(name).doc.store.clients.keys()];
      assert.ok(authors.every((id) => id === 1), `${person.name}’s ${name} names somebody`); // prettier-ignore
    }
  }
  for (const person of online) checkOwnDocuments(person, documents);
}

/** Acknowledged notebooks and ballots equal the server's. */
function checkOwnDocuments(person: Person, documents: WorkshopDocuments): void {
  for (const [name, document] of person.documents) {
    if (!name.includes('/') || !document.isSaved) continue;
    const [kind, round] = name.split('/');
    const path = { kind: kind as 'notebook' | 'ballot', round: Number(round) };
    const { doc } = documents.open(path, person.id);
    if (kind === 'notebook') assert.deepEqual(readNotes(doc), readNotes(document.doc), `${person.name}’s notes`);
    else assert.deepEqual(readBallot(doc), readBallot(document.doc), `${person.name}’s ballot`);
  }
}

function checkSession({ session, people, board, hidden }: State): void {
  const { turn, open, stage, progress } = session;
  const riskIds = Object.keys(board.risks);
  // In cluster loose cards are no risks until vote is entered again.
  if (isStageAtLeast(stage.name, 'vote')) {
    for (const id of [...session.topRisks, ...(session.minority === null ? [] : [session.minority])]) {
      assert.ok(riskIds.includes(id), 'a risk on the plan list is gone');
    }
    if (session.tally !== null) assert.deepEqual(session.ranking.flat().sort(), [...riskIds].sort(), 'the ranking');
  }
  assert.equal(open.closingAt, hidden.conduct.closing?.at ?? null, 'closingAt');
  assert.equal(stage.asking, hidden.conduct.asked !== null, 'asking');
  assert.ok((open.notebook ?? 0) <= hidden.conduct.lastRound.notebook, 'a notebook round from nowhere');
  assert.ok((open.ballot ?? 0) <= hidden.conduct.lastRound.ballot, 'a ballot round from nowhere');
  assert.equal(session.vote.open, hidden.conduct.ballotFor === 'vote', 'the vote is open without ballots');
  assert.ok(progress.done <= progress.of, 'more are done than there are');
  const present = Object.values(people).filter((person) => person.connected && person.role !== 'observer');
  assert.ok(progress.of <= present.length, 'more are counted than there are');
  assert.ok(turn.nextId === null || Object.hasOwn(people, turn.nextId), 'the next reader is gone');
  if (stage.name === 'share' && session.workshop.settings.sharing === 'dealt' && !session.workshop.closed) {
    assert.equal(turn.total, turn.dealt + hidden.deck.undealt.length, 'total is what was dealt and what waits');
    if (hidden.deck.undealt.length === 0) assert.equal(turn.nextId, null, 'somebody waits for no card');
  }
  assert.equal(new Set(Object.values(people).map((person) => person.name)).size, Object.keys(people).length, 'names');
  assert.ok(Object.hasOwn(people, session.lead.facilitatorId), 'there is no facilitator');
}

/** Only one person ever received the next card. */
function checkHand(room: SimulatedWorkshop, state: State): void {
  const held = heldCard(state);
  for (const person of room.online) {
    if (!person.document('session').isOpen) continue;
    const expected = person.id === held?.participantId ? { cardId: held.cardId, text: held.text } : { cardId: null };
    assert.deepEqual(person.hand() ?? { cardId: null }, expected, `${person.name}’s hand`);
  }
}

/** The published texts by note id: the author may delete the note in the notebook afterwards. */
const shownTexts = new WeakMap<SimulatedWorkshop, Map<string, string>>();

function textsShown(
  room: SimulatedWorkshop,
  { state, documents }: Workshop,
  shredded: readonly ShreddedRound[],
): string[] {
  const { arrived, access, conduct } = state.hidden;
  const known = new Set(arrived);
  const live = Array.from({ length: conduct.lastRound.notebook }, (_, i) => documents.notebooksOf(i + 1)).flat();
  const shown = shownTexts.get(room) ?? new Map<string, string>();
  shownTexts.set(room, shown);
  for (const { id, text } of [...shredded.flatMap((round) => round.notebooks), ...live].flatMap(({ notes }) => notes)) {
    if (!shown.has(id) && known.has(keyedHash(access.hashKey, 'note', id))) shown.set(id, normaliseText(text));
  }
  return [...shown.values()];
}

/** Cards on the board and in the deck, and what happened on no card = notes that were opened or published − those withdrawn (SPEC BO17a). */
function checkCards(room: SimulatedWorkshop, workshop: Workshop, shredded: readonly ShreddedRound[]): void {
  const { state } = workshop;
  const { deck } = state.hidden;
  const written = textsShown(room, workshop, shredded);
  const onNoCard = state.session.unforeseen ?? [];
  const texts = [...Object.values(state.board.cards), ...deck.undealt, ...onNoCard].map(({ text }) => text);
  const { withdrawn } = state.session.turn;
  if (state.session.workshop.closed) return;
  assert.equal(texts.length, written.length - withdrawn, 'cards = notes written − withdrawn');
  const left = new Map<string, number>();
  for (const text of written) left.set(text, (left.get(text) ?? 0) + 1);
  for (const text of texts) left.set(text, (left.get(text) ?? 0) - 1);
  assert.deepEqual([...left].filter(([, count]) => count < 0), [], 'a card that nobody wrote'); // prettier-ignore
}

/** Published totals equal an independent count of the ballots; nobody spent more dots than allowed (SPEC BA2a). */
function checkTally({ state, documents }: Workshop, shredded: readonly ShreddedRound[]): void {
  const { tally, vote, open } = state.session;
  if (vote.open && open.ballot !== null) {
    const ids = Object.keys(state.board.risks);
    for (const { ballot } of documents.ballotsOf(open.ballot)) {
      const spent = Object.values(countAgain([ballot], ids, vote).totals).reduce((sum, dots) => sum + dots, 0);
      assert.ok(spent <= vote.dots, 'spent + left = budget');
    }
  }
  if (tally === null) return;
  const counts = shredded
    .filter(({ round }) => round.startsWith('ballot/'))
    .map(({ ballots }) => countAgain(ballots.map(({ ballot }) => ballot), Object.keys(tally), vote).totals); // prettier-ignore
  // The totals belong to the latest round of ballots; a round without dots gives zeros.
  const found = counts.findLast((totals) => isDeepStrictEqual(totals, tally)) ?? afterMerge(tally, vote, shredded);
  assert.ok(found, `published totals = ballots counted: ${JSON.stringify({ tally, counts })}`);
}

/** The ballots whose dots are all in the totals when risks were merged since, each at its own risk or at another (SPEC BO5c). */
function afterMerge(tally: Tally, vote: State['session']['vote'], shredded: readonly ShreddedRound[]) {
  return shredded
    .filter(({ round }) => round.startsWith('ballot/'))
    .map(({ ballots }) => ballots.map(({ ballot }) => ballot))
    .map((ballots) => {
      const ids = [...new Set([...ballots.flatMap(({ dots }) => Object.keys(dots)), ...Object.keys(tally)])];
      return countAgain(ballots, ids, vote).totals;
    })
    .findLast(
      (totals) =>
        sum(Object.values(totals)) === sum(Object.values(tally)) &&
        Object.entries(tally).every(([id, dots]) => dots >= (totals[id] ?? 0)),
    );
}

/** People with an empty undo history have no entry in it. */
function comparable({ hidden, ...shown }: State): object {
  const undo = Object.fromEntries(Object.entries(hidden.undo).filter(([, steps]) => steps.length > 0));
  return { ...shown, hidden: { ...hidden, undo } };
}

/** The stored state equals the live state. */
async function checkStored(room: SimulatedWorkshop, { state, documents, id }: Workshop): Promise<void> {
  const stored = await room.world.store.load(id);
  assert.ok(stored, 'the workshop is not in the store');
  const loaded = loadWorkshop(stored, { info: () => {}, warn: () => {} });
  assert.deepEqual(comparable(loaded.state), comparable(state), 'the store holds another state');
  assert.deepEqual(loaded.repairs, [], 'the store holds damage');
  for (const { name, doc } of documents.all()) {
    const kept = [...loaded.documents.all()].find((document) => document.name === name);
    if (!kept) assert.equal(doc.store.clients.size, 0, `${name} is not in the store`);
    else assert.deepEqual(Y.encodeStateVector(kept.doc), Y.encodeStateVector(doc), `${name} is another in the store`);
  }
  assert.deepEqual(readBoard(loaded.documents.shared.board.doc), state.board, 'the stored board');
}
