import type { Change } from './change.ts';
import type { State } from './state.ts';

/** In the register nobody acts for the facilitator, and nobody is asked to (SPEC LK3a). */
export function leadInRegister({ session: { lead, stage } }: Pick<State, 'session'>): Change {
  if (stage.name !== 'register' || (lead.actingId === lead.facilitatorId && !lead.offered)) return {};
  return { session: { lead: { ...lead, actingId: lead.facilitatorId, offered: false } } };
}
