import { useState } from 'react';
import type { RiskId } from '../../../../shared/ids.ts';
import type { RegisterRow } from '../../../../shared/register/register.ts';
import { useCommands } from '../../../commands/commands.ts';

export type QuickCheck = {
  /** The check that was just recorded, with its row as it was before. */
  readonly last: { readonly row: RegisterRow; readonly state: 'fine' | 'tripped' } | null;
  readonly busy: { readonly riskId: RiskId; readonly state: 'fine' | 'tripped' } | null;
  readonly failed: boolean;
  readonly record: (row: RegisterRow, state: 'fine' | 'tripped') => void;
  readonly undo: (checkId: string) => void;
  readonly isUndone: boolean;
};

/** Records a check with one tap; the last one can be taken back (SPEC RP2). */
export function useQuickCheck(): QuickCheck {
  const { recordCheck, undoCheck } = useCommands();
  const [last, setLast] = useState<QuickCheck['last']>(null);
  const [busy, setBusy] = useState<QuickCheck['busy']>(null);
  const [failed, setFailed] = useState(false);
  const [isUndone, setIsUndone] = useState(false);
  return {
    last,
    busy,
    failed,
    isUndone,
    record(row, state) {
      setBusy({ riskId: row.riskId, state });
      setIsUndone(false);
      void recordCheck({ riskId: row.riskId, state }).then((reply) => {
        setBusy(null);
        setFailed(!reply.ok);
        if (reply.ok) setLast({ row, state });
      });
    },
    undo(checkId) {
      if (last === null) return;
      void undoCheck({ riskId: last.row.riskId, checkId }).then((reply) => {
        setFailed(!reply.ok);
        if (!reply.ok) return;
        setLast(null);
        setIsUndone(true);
      });
    },
  };
}
