import type { Risk, RiskState } from '../../../shared/board/board.ts';
import type { RiskId } from '../../../shared/ids.ts';
import { isTripwireComplete } from '../../../shared/register/missing.ts';
import { oneLine } from '../../../shared/register/words.ts';
import { isoDateOf } from '../../../shared/time.ts';
import type { Change } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import { decided } from '../core/decision.ts';
import type { State } from '../core/state.ts';
import type { DecideBoard } from './boardCommand.ts';
import { goneRisk, riskAt } from './find.ts';

/** How many readings of a tripwire the board holds; the server keeps the older ones too (SPEC BO15b). */
const shownReadings = 100;

/** Records a check: fine or tripped, with the reading if there is one (SPEC BO15). */
const recordCheck: DecideBoard<'recordCheck'> = (state, command, context) => {
  const risk = riskAt(state, command.riskId);
  if (!risk) return goneRisk;
  const reading = typeof command.reading === 'string' ? oneLine(command.reading) || null : (command.reading ?? null);
  const found = { state: command.state, reading };
  const readings = [...(risk.readings ?? []), { on: isoDateOf(context.now), ...found }].slice(-shownReadings);
  const checks = [...(state.hidden.checks[command.riskId] ?? []), { at: context.now, ...found }];
  return decided({
    risks: { [command.riskId]: { state: command.state === 'tripped' ? 'tripped' : 'armed', readings } },
    hidden: { checks: { ...state.hidden.checks, [command.riskId]: checks } },
  });
};

/**
 * Arms the tripwires that are complete (SPEC BO16a). Their texts are written in the plan without a command, so this runs
 * when the register is entered.
 */
export function armTripwires(state: State, context: Context): Change {
  const risks: { [riskId: RiskId]: Partial<Risk> } = {};
  for (const [riskId, risk] of Object.entries(state.board.risks)) {
    const armed = armedState(risk, riskId, context);
    if (armed !== risk.state) risks[riskId] = { state: armed };
  }
  return Object.keys(risks).length === 0 ? {} : { risks };
}

/** Armed while it is complete; the result of a check stands (SPEC BO16). */
export function armedState(risk: Risk, riskId: RiskId, context: Context): RiskState {
  if (risk.state === 'tripped' || risk.state === 'retired') return risk.state;
  const isComplete = isTripwireComplete(risk, context.planTexts(riskId));
  if (risk.state === 'none' || (risk.state === 'armed' && risk.readings === undefined))
    return isComplete ? 'armed' : 'none';
  return risk.state;
}

export const tripwireDecisions = { recordCheck };
