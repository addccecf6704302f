import { useCallback } from 'react';
import type { RiskId } from '../../../../shared/ids.ts';
import { planFields } from '../../../../shared/board/riskFields.ts';
import { planText, plansMap } from '../../../../shared/plan/plan.ts';
import type { CsvChange } from '../../../../shared/register/importTypes.ts';
import { secondMs } from '../../../../shared/time.ts';
import { useCommands } from '../../../commands/commands.ts';
import { useWorkshopStore } from '../../../documents/WorkshopProvider.tsx';
import type { WorkshopConnection } from '../../../connection/workshopConnection.ts';
import { applyChanges } from './applyChanges.ts';
import type { Refused } from './applyChanges.ts';

const planWaitMs = 10 * secondMs;

/** The plan arrives on a connection of its own, so a new risk can be there before its texts. */
function whenPlanned(connection: WorkshopConnection, riskId: RiskId): Promise<boolean> {
  const doc = connection.plan.doc.get();
  const [first] = planFields;
  const isThere = (): boolean => first !== undefined && planText(doc, riskId, first) !== null;
  if (isThere()) return Promise.resolve(true);
  return new Promise((resolve) => {
    const settle = (isPlanned: boolean): void => {
      plansMap(doc).unobserve(look);
      stop();
      resolve(isPlanned);
    };
    const look = (): void => {
      if (isThere()) settle(true);
    };
    const stop = connection.timers.after(planWaitMs, () => settle(false));
    plansMap(doc).observe(look);
  });
}

/** Applies changes of a table. @returns what was refused */
export function useApply(): (changes: readonly CsvChange[]) => Promise<readonly Refused[]> {
  const { connection, board } = useWorkshopStore();
  const commands = useCommands();
  return useCallback(
    (changes) =>
      applyChanges(changes, {
        commands,
        board: board.get,
        plan: connection.plan.doc.get,
        whenPlanned: (riskId) => whenPlanned(connection, riskId),
      }),
    [connection, board, commands],
  );
}
