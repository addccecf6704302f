import type { OwnedPart } from '../../shared/board/board.ts';
import type { RiskId } from '../../shared/ids.ts';

const chosen = new Set<string>();

/** Remembers, while this page is open, that the person made themselves the owner: they need not be told. */
export const rememberOwnChoice = (riskId: RiskId, part: OwnedPart): void => void chosen.add(`${riskId} ${part}`);

export const isOwnChoice = (riskId: RiskId, part: OwnedPart): boolean => chosen.has(`${riskId} ${part}`);
