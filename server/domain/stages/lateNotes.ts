import { createCard } from '../../../shared/board/board.ts';
import { ranksAtEnd } from '../../../shared/board/order.ts';
import { lateFloor } from '../../../shared/protocol/limits.ts';
import type { Stage } from '../../../shared/stages/stages.ts';
import type { ChangeBuilder } from '../core/change.ts';
import type { Context, OpenedNotebook } from '../core/context.ts';
import { arrivedWith, countWriters, showableNotebooks } from '../reveal/showableNotes.ts';
import { createDeckCards } from '../reveal/shuffle.ts';
import { openNotebook, roundEndEffects } from './rounds.ts';

/**
 * Decides about the late round at a stage change (SPEC RV6). With notes of 3 or more authors it ends: its notes go into the
 * deck in share, later on the board as loose cards, and the next late round opens. With fewer it stays open; only on the
 * way back to write it is closed to writing, and its notes stay sealed until the next reveal.
 */
export function releaseLateNotes(builder: ChangeBuilder, target: Stage, context: Context): void {
  const { conduct } = builder.state.hidden;
  const round = builder.state.session.open.notebook;
  if (conduct.notebookFor !== 'late' || round === null) return;
  const notebooks = showableNotebooks(builder.state, [round], context);
  if (countWriters(notebooks) >= lateFloor) {
    showNotes(builder, notebooks, target, context);
    builder.add({ effects: roundEndEffects('notebook', round) });
    if (target !== 'write') openNotebook(builder, 'late');
  } else if (target === 'write') {
    builder.add({
      hidden: { conduct: { ...conduct, carried: [...conduct.carried, round] } },
      effects: [{ kind: 'roundEnded', document: 'notebook', round }],
    });
  }
}

function showNotes(
  builder: ChangeBuilder,
  notebooks: readonly OpenedNotebook[],
  target: Stage,
  context: Context,
): void {
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
