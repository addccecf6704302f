import type { Risk } from '../../../shared/board/board.ts';
import { createRisk } from '../../../shared/board/board.ts';
import { looseCards, ranksAtEnd } from '../../../shared/board/order.ts';
import { createId } from '../../../shared/ids.ts';
import { isSecondLook } from '../../../shared/session/secondLook.ts';
import { limits } from '../../../shared/protocol/limits.ts';
import type { ChangeBuilder } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import { refused } from '../core/decision.ts';
import type { State } from '../core/state.ts';

export const tooManyLooseCards = refused(
  'limitReached',
  'There are too many loose cards to vote on. Group some of them first.',
  { reason: 'looseCards' },
);

/** True when the limit of risks leaves room for one of every loose card. */
export function canAddSingletons({ board, session }: State): boolean {
  const loose = looseCards(board.cards).length;
  const most = isSecondLook(session) ? limits.registerRisks : limits.risks;
  // A register that was reopened can hold more than the limit.
  return loose === 0 || Object.keys(board.risks).length + loose <= most;
}

/** Makes a risk of every loose card, so that a single warning can be voted for (SPEC ST6a). */
export function makeSingletons(builder: ChangeBuilder, context: Context): void {
  const { board, hidden } = builder.state;
  const loose = looseCards(board.cards);
  const ranks = ranksAtEnd(board.risks, loose.length);
  const singletons = { ...hidden.conduct.singletons };
  for (const [i, [cardId, card]] of loose.entries()) {
    const same = card.sameAs === null ? undefined : builder.state.board.cards[card.sameAs]?.riskId;
    if (typeof same === 'string') {
      builder.add({ cards: { [cardId]: { riskId: same } } });
      continue;
    }
    const known = singletons[cardId];
    const risk = known?.risk ?? createRisk(card.text, ranks[i] ?? '');
    const riskId = known?.riskId ?? createId(context.random.ids);
    singletons[cardId] = { riskId, risk };
    builder.add({ risks: { [riskId]: risk }, cards: { [cardId]: { riskId } } });
  }
  builder.add({ hidden: { conduct: { ...builder.state.hidden.conduct, singletons } } });
}

/** Makes these cards loose again on the way back to cluster; `conduct.singletons` keeps the risks for the next time (SPEC ST6b). */
export function dissolveSingletons(builder: ChangeBuilder): void {
  const singletons: { [cardId: string]: { riskId: string; risk: Risk } } = {};
  for (const [cardId, made] of Object.entries(builder.state.hidden.conduct.singletons)) {
    const { board } = builder.state;
    const risk = board.risks[made.riskId];
    const cards = Object.values(board.cards).filter((card) => card.riskId === made.riskId);
    if (!risk || cards.length !== 1 || board.cards[cardId]?.riskId !== made.riskId) continue;
    if (risk.title !== made.risk.title) continue;
    singletons[cardId] = { riskId: made.riskId, risk };
    builder.add({ risks: { [made.riskId]: null }, cards: { [cardId]: { riskId: null } } });
  }
  builder.add({ hidden: { conduct: { ...builder.state.hidden.conduct, singletons } } });
}
