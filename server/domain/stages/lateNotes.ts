import { createCard } from '../../../shared/board/board.ts';
import { ranksAtEnd } from '../../../shared/board/order.ts';
import { lateFloor } from '../../../shared/protocol/limits.ts';
import type { Stage } from '../../../shared/stages/stages.ts';
import type { ChangeBuilder } from '../core/change.ts';
import type { Context, OpenedNotebook } from '../core/context.ts';
import { roundsToShow } from '../reveal/openableRounds.ts';
import { arrivedWith, sealedNotes } from '../reveal/showableNotes.ts';
import { createDeckCards } from '../reveal/shuffle.ts';
import { openLateRound, renewLateRoster, roundEndEffects } from './rounds.ts';

/**
 * Decides about the late round at a stage change (SPEC RV6). With notes of 3 or more authors on its roster it ends: its notes
 * go into the deck in share, later on the board as loose cards, and the next late round opens. With fewer it stays open;
 * only on the way back to write it is closed to writing, and its notes stay sealed until the next reveal.
 */
export function releaseLateNotes(builder: ChangeBuilder, target: Stage, context: Context): void {
  const { conduct } = builder.state.hidden;
  const { notebook: round, roster } = builder.state.session.open;
  if (conduct.notebookFor !== 'late' || round === null) return;
  const shown = roundsToShow(sealedNotes(builder.state, context), lateFloor);
  if (shown.some((one) => one.round === round)) {
    const rounds = shown.map((one) => one.round);
    showNotes(builder, shown.flatMap(({ notebooks }) => notebooks), target, context); // prettier-ignore
    const carried = conduct.carried.filter((one) => !rounds.includes(one.round));
    builder.add({
      hidden: { conduct: { ...conduct, carried } },
      effects: rounds.flatMap((ended) => roundEndEffects('notebook', ended)),
    });
    if (target !== 'write') openLateRound(builder);
  } else if (target === 'write') {
    builder.add({
      hidden: { conduct: { ...conduct, carried: [...conduct.carried, { round, roster: roster ?? [] }] } },
      effects: [{ kind: 'roundEnded', document: 'notebook', round }],
    });
  } else renewLateRoster(builder);
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
