import type { Card, Risk } from '../../../shared/board/board.ts';
import type { CardId, RiskId } from '../../../shared/ids.ts';
import { refused } from '../core/decision.ts';
import type { State } from '../core/state.ts';

export const goneCard = refused('gone', 'This card is not on the board any more.', { reason: 'card' });
export const goneRisk = refused('gone', 'This pile is not on the board any more.', { reason: 'risk' });

export const cardAt = (state: State, cardId: CardId): Card | undefined =>
  Object.hasOwn(state.board.cards, cardId) ? state.board.cards[cardId] : undefined;

export const riskAt = (state: State, riskId: RiskId): Risk | undefined =>
  Object.hasOwn(state.board.risks, riskId) ? state.board.risks[riskId] : undefined;
