import type { Card, Risk } from '../../../shared/board/board.ts';
import type { RiskId } from '../../../shared/ids.ts';
import { isPlanned } from '../../../shared/register/missing.ts';
import type { Edits } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import { isTitledBy } from '../core/isTitledBy.ts';
import type { State } from '../core/state.ts';

/** True when no fact, no plan text and no dot would be lost with an empty pile (SPEC BO4b). */
export const canRemoveEmpty = (state: State, context: Context, riskId: RiskId, risk: Risk): boolean =>
  !state.session.vote.open && (state.session.tally?.[riskId] ?? 0) === 0 && !isPlanned(risk, context.planTexts(riskId));

/** The piles without a name of their own that lose their last card by these edits (SPEC BO4a). */
export function emptiedPiles(
  state: State,
  context: Context,
  cards: Edits<Card>,
  risks: Edits<Risk>,
): { [id: RiskId]: null } {
  const left = new Map<RiskId, string>();
  for (const [cardId, edit] of Object.entries(cards)) {
    const card = state.board.cards[cardId];
    if (card?.riskId == null || Object.hasOwn(risks, card.riskId)) continue;
    if (edit === null || (edit.riskId !== undefined && edit.riskId !== card.riskId)) left.set(card.riskId, card.text);
  }
  if (left.size === 0) return {};
  for (const [cardId, card] of Object.entries(state.board.cards)) {
    const riskId = riskAfter(card, cards[cardId]);
    if (riskId !== null) left.delete(riskId);
  }
  const gone = [...left].filter(([riskId, text]) => {
    const risk = state.board.risks[riskId];
    return risk && (risk.title === '' || isTitledBy(risk.title, text)) && canRemoveEmpty(state, context, riskId, risk);
  });
  return Object.fromEntries(gone.map(([riskId]) => [riskId, null]));
}

const riskAfter = (card: Card, edit: Partial<Card> | null | undefined): RiskId | null =>
  edit === null ? null : edit?.riskId === undefined ? card.riskId : edit.riskId;
