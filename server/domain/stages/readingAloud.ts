import type { CommandOf } from '../../../shared/commands/commands.ts';
import { registerOrder } from '../../../shared/register/registerOrder.ts';
import type { Decision } from '../core/decision.ts';
import { decided, refused, unchanged } from '../core/decision.ts';
import type { State } from '../core/state.ts';

/** Goes to the line of a planned risk, on every screen; null when all are read (SPEC RA1). */
function readLine({ session, board }: State, { riskId }: CommandOf<'readLine'>): Decision {
  if (riskId !== null && !registerOrder(session, board).planned.includes(riskId))
    return refused('gone', 'This risk is not on the plan list any more.', { reason: 'risk' });
  if (session.reading !== null && session.reading.riskId === riskId) return unchanged;
  return decided({ session: { reading: { riskId } } });
}

export const readingDecisions = { readLine };
