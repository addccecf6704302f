import { useMemo } from 'react';
import type { Foresight } from '../../../../shared/register/foresight.ts';
import { foresightSpan, readForesight } from '../../../../shared/register/foresight.ts';
import { useBoard, useSession } from '../../../documents/workshop.ts';
import { useRegisterPage } from '../RegisterContext.ts';

/** What was foreseen, and the days that its marks are drawn on. */
export function useForesight(): Foresight & { readonly span: ReturnType<typeof foresightSpan> } {
  const { register, records } = useRegisterPage();
  const board = useBoard((current) => current);
  const session = useSession(({ unforeseen, tally, outcome }) => ({ unforeseen, tally, outcome }));
  return useMemo(() => {
    const foresight = readForesight({ register, session, board, records });
    const end = session.outcome?.on ?? register.failedBy;
    return { ...foresight, span: foresightSpan(foresight.rows, register.heldOn, end) };
  }, [register, session, board, records]);
}
