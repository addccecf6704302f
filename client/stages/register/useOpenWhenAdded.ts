import { useEffect, useRef, useState } from 'react';
import type { RiskId } from '../../../shared/ids.ts';
import { useRegisterPage } from './RegisterContext.ts';

/** Opens a new risk's row as soon as the board has it: the reply and the board arrive on different sockets. */
export function useOpenWhenAdded(): (riskId: RiskId) => void {
  const { register, openRow } = useRegisterPage();
  const [added, setAdded] = useState<RiskId | null>(null);
  const opened = useRef<RiskId | null>(null);
  const row =
    added === null ? undefined : [...register.planned, ...register.parked].find(({ riskId }) => riskId === added);
  useEffect(() => {
    if (!row || opened.current === row.riskId) return;
    opened.current = row.riskId;
    openRow(row);
  }, [row, openRow]);
  return setAdded;
}
