import { createCard } from '../../../shared/board/board.ts';
import { ranksAtEnd } from '../../../shared/board/order.ts';
import { lateFloor } from '../../../shared/protocol/limits.ts';
import type { Stage } from '../../../shared/stages/stages.ts';
import { mix, showable, writersOf } from '../reveal/shuffle.ts';
import type { Draft, Effect } from '../core/change.ts';
import type { Context, OpenedNotebook, State } from '../core/state.ts';

/** The notebooks of these rounds as far as they may be shown. */
export function showableNotebooks(state: State, rounds: readonly number[], context: Context): OpenedNotebook[] {
  const arrived = new Set(state.hidden.arrived);
  const hasArrived = (noteId: string): boolean => arrived.has(context.hashNoteId(noteId));
  return rounds.flatMap((round) => context.openNotebooks(round)).map((notebook) => showable(notebook, hasArrived));
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
export const endedRound = (document: 'notebook' | 'ballot', round: number): Effect[] => [
  { kind: 'roundEnded', document, round },
  { kind: 'roundShredded', document, round },
];

/** Opens the next notebook round; rounds count up and never come back (SPEC RV1). */
export function openNotebook(draft: Draft, purpose: 'write' | 'late'): void {
  const { conduct } = draft.state.hidden;
  const round = conduct.lastRound.notebook + 1;
  draft.add({
    session: { open: { ...draft.state.session.open, notebook: round } },
    hidden: { conduct: { ...conduct, notebookFor: purpose, lastRound: { ...conduct.lastRound, notebook: round } } },
  });
}

export function openBallot(draft: Draft, purpose: 'lobby' | 'vote' | 'commit'): void {
  const { conduct } = draft.state.hidden;
  const round = conduct.lastRound.ballot + 1;
  draft.add({
    session: { open: { ...draft.state.session.open, ballot: round } },
    hidden: { conduct: { ...conduct, ballotFor: purpose, lastRound: { ...conduct.lastRound, ballot: round } } },
  });
}

/** Closes the open ballot unread or counted; the round and its documents are gone (SPEC BA7). */
export function endBallot(draft: Draft): void {
  const round = draft.state.session.open.ballot;
  if (round === null) return;
  draft.add({
    session: { open: { ...draft.state.session.open, ballot: null } },
    hidden: { conduct: { ...draft.state.hidden.conduct, ballotFor: null } },
    effects: endedRound('ballot', round),
  });
}

/** A vote that was closed under the floor and kept sealed is shredded unread, and nobody is asked any longer (SPEC BA4). */
export function dropHeldBallot(draft: Draft): void {
  const { heldBallot } = draft.state.hidden.conduct;
  if (heldBallot === null) return;
  draft.add({
    session: { stage: { ...draft.state.session.stage, asking: false } },
    hidden: { conduct: { ...draft.state.hidden.conduct, heldBallot: null, asked: null } },
    effects: [{ kind: 'roundShredded', document: 'ballot', round: heldBallot }],
  });
}

/**
 * The pool of late notes at a stage change (CONTRACT section 6, "Late notes"; SPEC RV6): with at least three authors all its
 * notes appear, in share in the deck and later as loose cards, and the next late round opens. With fewer the round goes on,
 * except on the way back to write, where its notes wait sealed for the next shuffle.
 */
export function releaseLate(draft: Draft, target: Stage, context: Context): void {
  const { conduct } = draft.state.hidden;
  const round = draft.state.session.open.notebook;
  if (conduct.notebookFor !== 'late' || round === null) return;
  const notebooks = showableNotebooks(draft.state, [round], context);
  if (writersOf(notebooks) >= lateFloor) {
    appear(draft, notebooks, target, context);
    draft.add({ effects: endedRound('notebook', round) });
    if (target !== 'write') openNotebook(draft, 'late');
  } else if (target === 'write') {
    draft.add({
      hidden: { conduct: { ...conduct, carried: [...conduct.carried, round] } },
      effects: [{ kind: 'roundEnded', document: 'notebook', round }],
    });
  }
}

function appear(draft: Draft, notebooks: readonly OpenedNotebook[], target: Stage, context: Context): void {
  const { deck } = draft.state.hidden;
  const arrived = arrivedWith(draft.state, notebooks, context);
  if (target === 'share' || target === 'write') {
    const undealt = mix(notebooks, deck.undealt, context.random);
    draft.add({ hidden: { arrived, deck: { undealt, readInTurn: 0, deals: [] } } });
    return;
  }
  const cards = mix(notebooks, [], context.random);
  const ranks = ranksAtEnd(draft.state.board.cards, cards.length);
  draft.add({
    hidden: { arrived },
    cards: Object.fromEntries(cards.map((card, i) => [card.cardId, createCard(card.text, ranks[i] ?? '')])),
  });
}
