import { useMemo } from 'react';
import type { OwnerIds, Risk } from '../../../shared/board/board.ts';
import type { RiskFacts } from '../../../shared/board/riskFields.ts';
import { titleOf } from '../../../shared/register/score.ts';
import type { RiskId } from '../../../shared/ids.ts';
import { useBoardWithPending } from '../../documents/useBoardWithPending.ts';

/** A risk with this person's unconfirmed changes, its title, and how to change its facts; null when it is gone. */
export function useRisk(
  riskId: RiskId,
): { risk: Risk; title: string; set: (facts: Partial<RiskFacts & OwnerIds>) => void } | null {
  const { board, setRisk } = useBoardWithPending();
  const risk = board.risks[riskId];
  const title = titleOf(board, riskId);
  return useMemo(
    () => (risk ? { risk, title, set: (facts) => void setRisk(riskId, facts) } : null),
    [risk, title, riskId, setRisk],
  );
}

/** The props of every part of a risk's plan. */
export type PartProps = {
  readonly riskId: RiskId;
  readonly risk: Risk;
  readonly set: (facts: Partial<RiskFacts & OwnerIds>) => void;
  /** True for observers. */
  readonly readOnly: boolean;
};
