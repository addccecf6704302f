import { useState } from 'react';
import { risksInOrder } from '../../../shared/board/order.ts';
import type { RiskId } from '../../../shared/ids.ts';
import { useCommands } from '../../commands/commands.ts';
import { useBoard, useSession } from '../../documents/workshop.ts';

const mostTopRisks = 7;

export type TopRisks = {
  readonly chosen: readonly RiskId[];
  readonly minority: RiskId | null;
  readonly busy: boolean;
  readonly isFull: boolean;
  /** Whether this risk may be added or removed: at least one stays, at most seven. */
  readonly canToggle: (id: RiskId) => boolean;
  readonly toggle: (id: RiskId) => void;
  readonly setMinority: (id: RiskId | null) => void;
};

/** The risks to plan and how the facilitator changes them; they keep the order of the ranking. */
export function useTopRisks(): TopRisks {
  const { setTopRisks } = useCommands();
  const chosen = useSession((session) => session.topRisks);
  const minority = useSession((session) => session.minority);
  const ranked = useSession((session) => session.ranking.flat());
  const risks = useBoard((board) => risksInOrder(board).map(([id]) => id));
  const [busy, setBusy] = useState(false);
  const order = ranked.length > 0 ? ranked : risks;

  const set = async (riskIds: readonly RiskId[], lone: RiskId | null): Promise<void> => {
    setBusy(true);
    await setTopRisks({ riskIds: order.filter((id) => riskIds.includes(id)), minority: lone });
    setBusy(false);
  };
  const isFull = chosen.length >= mostTopRisks;
  const canToggle = (id: RiskId): boolean => (chosen.includes(id) ? chosen.length > 1 : !isFull);
  return {
    chosen,
    minority,
    busy,
    isFull,
    canToggle,
    toggle(id) {
      if (!canToggle(id)) return;
      const riskIds = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
      void set(riskIds, minority === id ? null : minority);
    },
    setMinority: (id) => void set(chosen, id),
  };
}
