import type { Risk } from '../../../shared/board/board.ts';
import { partsWithTexts, withoutAcceptance } from '../../../shared/register/acceptance.ts';
import type { RiskId } from '../../../shared/ids.ts';
import { ChangeBuilder } from '../core/change.ts';
import type { Change } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import type { State } from '../core/state.ts';
import type { TextEdit } from '../history/typing.ts';
import { textsTyped } from '../history/typing.ts';
import { armedState, sinceToday } from './tripwires.ts';

/**
 * What follows when the actor has changed texts of the plan: a part whose words change is no longer accepted (SPEC RW8c), a
 * tripwire that becomes complete in the register is armed (SPEC RW3e), and the history waits for the end of the writing.
 */
export function textsEdited(state: State, edits: readonly TextEdit[], context: Context): Change {
  const builder = new ChangeBuilder(state).add(textsTyped(state, context.actorId, edits, context));
  const risks: { [riskId: RiskId]: Partial<Risk> } = {};
  const ofPlans = edits.filter((edit) => 'riskId' in edit);
  for (const riskId of new Set(ofPlans.map((edit) => edit.riskId))) {
    const risk = state.board.risks[riskId];
    if (!risk) continue;
    const fields = ofPlans.filter((edit) => edit.riskId === riskId).map(({ field }) => field);
    const change = { ...withoutAcceptance(risk, partsWithTexts(fields)), ...armed(state, riskId, risk, context) };
    if (Object.keys(change).length > 0) risks[riskId] = change;
  }
  if (Object.keys(risks).length > 0) builder.add({ risks });
  return builder.change;
}

/** A text that is cleared to be written again does not take an armed tripwire out of its schedule. */
const armed = (state: State, riskId: RiskId, risk: Risk, context: Context): Partial<Risk> =>
  state.session.stage.name === 'register' && risk.state === 'none' && armedState(risk, riskId, context) === 'armed'
    ? { state: 'armed', ...sinceToday(state, context) }
    : {};
