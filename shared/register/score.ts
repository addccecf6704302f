import type { Board, Risk } from '../board/board.ts';
import { cardsOf } from '../board/order.ts';
import type { RiskId } from '../ids.ts';
import { oneLine } from './words.ts';

/** Likelihood × impact, 1 to 25; null until both are chosen (SPEC RG1a). */
export const scoreOf = (risk: Pick<Risk, 'likelihood' | 'impact'>): number | null =>
  risk.likelihood === null || risk.impact === null ? null : risk.likelihood * risk.impact;

/** The title of a risk, or the text of its first card while it has none (SPEC RG1b). */
export function titleOf(board: Board, riskId: RiskId): string {
  const title = oneLine(board.risks[riskId]?.title ?? '');
  return title === '' ? oneLine(cardsOf(board.cards, riskId)[0]?.[1].text ?? '') : title;
}
