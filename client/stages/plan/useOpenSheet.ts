import { useState } from 'react';
import type { RiskId } from '../../../shared/ids.ts';
import { useBoard } from '../../documents/workshop.ts';

export type OpenSheet = {
  readonly riskId: RiskId | null;
  /** It left the plan list while its sheet was open. */
  readonly isOffList: boolean;
  readonly choose: (riskId: RiskId | null) => void;
};

/**
 * Whose sheet is open: the one that was chosen, else the preferred one, else the first. A sheet that is open stays open when
 * its risk leaves the plan list, since somebody may be typing in it (SPEC SR1).
 */
export function useOpenSheet(planned: readonly RiskId[], preferred: RiskId | null): OpenSheet {
  const [picked, setPicked] = useState<RiskId | null>(null);
  const [shown, setShown] = useState<RiskId | null>(null);
  const exists = useBoard(({ risks }) => shown !== null && Object.hasOwn(risks, shown));
  const chosen = [picked, preferred].find((id) => id !== null && planned.includes(id)) ?? planned[0] ?? null;
  const isOffList = shown !== null && exists && !planned.includes(shown);
  // Picked too, so that it also stays when it comes back on the list.
  if (isOffList && picked !== shown) setPicked(shown);
  if (!isOffList && shown !== chosen) setShown(chosen);
  return {
    riskId: isOffList ? shown : chosen,
    isOffList,
    choose(riskId) {
      setPicked(riskId);
      setShown(riskId);
    },
  };
}
