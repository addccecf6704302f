import type { Board, Risk } from '../board/board.ts';
import { cardsOf } from '../board/order.ts';
import type { RiskId } from '../ids.ts';
import { oneLine } from './words.ts';

/** Likelihood × impact, 1 to 25; null until both are chosen (SPEC RG1). */
export const scoreOf = (risk: Pick<Risk, 'likelihood' | 'impact'>): number | null =>
  risk.likelihood === null || risk.impact === null ? null : risk.likelihood * risk.impact;

/** What a risk is called: its title, or the text of its first card while nobody has named it (SPEC RG1). */
export function titleOf(board: Board, riskId: RiskId): string {
  const title = oneLine(board.risks[riskId]?.title ?? '');
  return title === '' ? oneLine(cardsOf(board.cards, riskId)[0]?.[1].text ?? '') : title;
}
