import type { Card } from '../../../shared/board/board.ts';
import type { RefusalParams } from '../../../shared/protocol/refusals.ts';
import type { ResetUndone } from '../../../shared/protocol/replies.ts';
import type { State, UndoStep } from '../core/state.ts';
import { isAsLeft } from './undoSteps.ts';

/**
 * The part of a reset that can be undone: cards that nobody changed since return to their piles. A pile without a name stays
 * away when none of its cards returns (SPEC BO7c).
 */
export function untouchedOf(state: State, step: UndoStep): { readonly step: UndoStep; readonly undone: ResetUndone } {
  const all = Object.entries(step.cards);
  const back = all.filter(([cardId, turned]) => isAsLeft<Card>(state.board.cards[cardId], turned));
  const filled = new Set(all.map(([, { before }]) => before?.riskId));
  const refilled = new Set(back.map(([, { before }]) => before?.riskId));
  const risks = Object.entries(step.risks);
  const restored = risks.filter(
    ([riskId, { before }]) => refilled.has(riskId) || !filled.has(riskId) || before?.title !== '',
  );
  return {
    step: { ...step, cards: Object.fromEntries(back), risks: Object.fromEntries(restored) },
    undone: {
      cards: back.length,
      cardsKept: all.length - back.length,
      piles: restored.length,
      pilesKept: risks.length - restored.length,
    },
  };
}

type WhatStays = Extract<RefusalParams['changedSince'], { readonly reason: 'undo' }>['what'];

/** What a step did, in the words of a refusal. */
export function kindOf({ cards, risks }: UndoStep): WhatStays {
  const turned = Object.values(risks);
  if (turned.some(({ before, after }) => before === null || after === null)) return 'pile';
  if (turned.length > 0) return 'name';
  return Object.values(cards).every(({ after }) => after !== null && !('sameAs' in after)) ? 'move' : 'card';
}
