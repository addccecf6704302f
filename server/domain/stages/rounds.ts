import { createCard } from '../../../shared/board/board.ts';
import { ranksAtEnd } from '../../../shared/board/order.ts';
import { lateFloor } from '../../../shared/protocol/limits.ts';
import type { Stage } from '../../../shared/stages/stages.ts';
import { createDeckCards, showableNotes, countWriters } from '../reveal/shuffle.ts';
import type { ChangeBuilder, Effect } from '../core/change.ts';
import type { State } from '../core/state.ts';
import type { Context, OpenedNotebook } from '../core/context.ts';

/** The notebooks of these rounds as far as they may be shown. */
export function showableNotebooks(state: State, rounds: readonly number[], context: Context): OpenedNotebook[] {
  const arrived = new Set(state.hidden.arrived);
  const hasArrived = (noteId: string): boolean => arrived.has(context.hashNoteId(noteId));
  return rounds.flatMap((round) => context.openNotebooks(round)).map((notebook) => showableNotes(notebook, hasArrived));
}

/** `arrived` with these notes added: sorted, so that the order says nothing. */
export const arrivedWith = (state: State, notebooks: readonly OpenedNotebook[], context: Context): readonly string[] =>
  [
    ...new Set([
      ...state.hidden.arrived,
      ...notebooks.flatMap((notebook) => notebook.notes.map((note) => context.hashNoteId(note.id))),
    ]),
  ].sort();

/** A sealed round that is over for good: its sockets close and its documents are shredded (SPEC RV7). */
export const roundEndEffects = (document: 'notebook' | 'ballot', round: number): Effect[] => [
  { kind: 'roundEnded', document, round },
  { kind: 'roundShredded', document, round },
];

/** Opens the next notebook round; rounds count up and never come back (SPEC RV1). */
export function openNotebook(builder: ChangeBuilder, purpose: 'write' | 'late'): void {
  const { conduct } = builder.state.hidden;
  const round = conduct.lastRound.notebook + 1;
  builder.add({
    session: { open: { ...builder.state.session.open, notebook: round } },
    hidden: { conduct: { ...conduct, notebookFor: purpose, lastRound: { ...conduct.lastRound, notebook: round } } },
  });
}

export function openBallot(builder: ChangeBuilder, purpose: 'lobby' | 'vote' | 'commit'): void {
  const { conduct } = builder.state.hidden;
  const round = conduct.lastRound.ballot + 1;
  builder.add({
    session: { open: { ...builder.state.session.open, ballot: round } },
    hidden: { conduct: { ...conduct, ballotFor: purpose, lastRound: { ...conduct.lastRound, ballot: round } } },
  });
}

/** Closes the open ballot unread or counted; the round and its documents are gone (SPEC BA7). */
export function endBallot(builder: ChangeBuilder): void {
  const round = builder.state.session.open.ballot;
  if (round === null) return;
  builder.add({
    session: { open: { ...builder.state.session.open, ballot: null } },
    hidden: { conduct: { ...builder.state.hidden.conduct, ballotFor: null } },
    effects: roundEndEffects('ballot', round),
  });
}

/** A vote that was closed under the floor and kept sealed is shredded unread, and nobody is asked any longer (SPEC BA4). */
export function dropHeldBallot(builder: ChangeBuilder): void {
  const { heldBallot } = builder.state.hidden.conduct;
  if (heldBallot === null) return;
  builder.add({
    session: { stage: { ...builder.state.session.stage, asking: false } },
    hidden: { conduct: { ...builder.state.hidden.conduct, heldBallot: null, asked: null } },
    effects: [{ kind: 'roundShredded', document: 'ballot', round: heldBallot }],
  });
}

/**
 * The pool of late notes at a stage change (CONTRACT section 6, "Late notes"; SPEC RV6): with at least three authors all its
 * notes appear, in share in the deck and later as loose cards, and the next late round opens. With fewer the round goes on,
 * except on the way back to write, where its notes wait sealed for the next shuffle.
 */
export function releaseLateNotes(builder: ChangeBuilder, target: Stage, context: Context): void {
  const { conduct } = builder.state.hidden;
  const round = builder.state.session.open.notebook;
  if (conduct.notebookFor !== 'late' || round === null) return;
  const notebooks = showableNotebooks(builder.state, [round], context);
  if (countWriters(notebooks) >= lateFloor) {
    appear(builder, notebooks, target, context);
    builder.add({ effects: roundEndEffects('notebook', round) });
    if (target !== 'write') openNotebook(builder, 'late');
  } else if (target === 'write') {
    builder.add({
      hidden: { conduct: { ...conduct, carried: [...conduct.carried, round] } },
      effects: [{ kind: 'roundEnded', document: 'notebook', round }],
    });
  }
}

function appear(builder: ChangeBuilder, notebooks: readonly OpenedNotebook[], target: Stage, context: Context): void {
  const { deck } = builder.state.hidden;
  const arrived = arrivedWith(builder.state, notebooks, context);
  if (target === 'share' || target === 'write') {
    const undealt = createDeckCards(notebooks, deck.undealt, context.random);
    builder.add({ hidden: { arrived, deck: { undealt, readInTurn: 0, deals: [] } } });
    return;
  }
  const cards = createDeckCards(notebooks, [], context.random);
  const ranks = ranksAtEnd(builder.state.board.cards, cards.length);
  builder.add({
    hidden: { arrived },
    cards: Object.fromEntries(cards.map((card, i) => [card.cardId, createCard(card.text, ranks[i] ?? '')])),
  });
}
