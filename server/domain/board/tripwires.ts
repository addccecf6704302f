import type { Risk, RiskState } from '../../../shared/board/board.ts';
import type { RiskId } from '../../../shared/ids.ts';
import { isTripwireComplete } from '../../../shared/register/missing.ts';
import { dayIn } from '../../../shared/session/session.ts';
import type { Change } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import type { State } from '../core/state.ts';

/**
 * Arms the tripwires that are complete (SPEC BO16a). Their texts are written in the plan without a command, so this runs
 * when the register is entered.
 */
export function armTripwires(state: State, context: Context): Change {
  const risks: { [riskId: RiskId]: Partial<Risk> } = {};
  for (const [riskId, risk] of Object.entries(state.board.risks)) {
    const armed = armedState(risk, riskId, context);
    if (armed !== risk.state) risks[riskId] = { state: armed, ...sinceToday(state, context) };
  }
  return Object.keys(risks).length === 0 ? {} : { risks };
}

/**
 * In the register a tripwire is watched from the day on which it was armed; before, from the day of the meeting
 * (SPEC RG7).
 */
export const sinceToday = ({ session }: State, { now }: Context): Partial<Risk> =>
  session.meeting === null ? {} : { stateOn: dayIn(session, now) };

/** Armed while it is complete; the result of a check stands (SPEC BO16). */
export function armedState(risk: Risk, riskId: RiskId, context: Context): RiskState {
  if (risk.state === 'tripped' || risk.state === 'retired') return risk.state;
  const isComplete = isTripwireComplete(risk, context.planTexts(riskId));
  if (risk.state === 'none' || (risk.state === 'armed' && risk.readings === undefined))
    return isComplete ? 'armed' : 'none';
  return risk.state;
}
