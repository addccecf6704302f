import type { CommandOf } from '../../../shared/commands/commands.ts';
import type { RiskId } from '../../../shared/ids.ts';
import type { PlanStep } from '../../../shared/session/planning.ts';
import { registerOrder } from '../../../shared/register/registerOrder.ts';
import { beginPlanning, sharesFrom } from '../../../shared/session/planning.ts';
import { remainingOf } from '../../../shared/stages/agenda.ts';
import type { ChangeBuilder } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import type { Decision } from '../core/decision.ts';
import { decided, refused, unchanged } from '../core/decision.ts';
import type { State } from '../core/state.ts';
import { pairsMended } from '../core/pairs.ts';

/** Plan begins with writing; after going back from a later stage too, whose clock starts anew (SPEC PL2a, PL2d). */
export function enterPlan(builder: ChangeBuilder, context: Context): void {
  const { session } = builder.state;
  const risks = planned(builder.state).length;
  const planning = beginPlanning(context.now, session.agenda, session.workshop.began?.plannedMs, risks);
  builder.add({ session: { planning } });
  builder.add(pairsMended(builder.state, context));
}

const stageMoved = refused('stageMoved', 'Plan is in another step by now.', { reason: 'movedOn' });

/** Goes to a step of Plan, forwards or back (SPEC PL2c, PL2e). */
function setPlanStep(state: State, { step, from }: CommandOf<'setPlanStep'>, context: Context): Decision {
  const { planning, stage } = state.session;
  if (planning === null || (from !== undefined && from !== planning.step)) return stageMoved;
  if (planning.step === step) return unchanged;
  if (!planning.shares.some((share) => share.step === step)) {
    return refused('gone', 'This workshop has no such step: its agenda is too short.', { reason: 'plan' });
  }
  const left = remainingOf(stage, context.now) ?? 0;
  const shares = sharesFrom(planning.shares, step, left);
  return decided({
    session: { planning: { step, startedAt: context.now, riskId: firstToRead(state, step), shares } },
  });
}

const planned = ({ session, board }: State): readonly RiskId[] => registerOrder(session, board).planned;

const firstToRead = (state: State, step: PlanStep): RiskId | null =>
  step === 'aloud' ? (planned(state)[0] ?? null) : null;

/** Which plan is read aloud now (SPEC PL3a). */
function readRisk(state: State, { riskId }: CommandOf<'readRisk'>): Decision {
  const { planning } = state.session;
  if (planning?.step !== 'aloud') return stageMoved;
  if (planning.riskId === riskId) return unchanged;
  if (!planned(state).includes(riskId)) {
    return refused('gone', 'This risk is not on the plan list any more.', { reason: 'risk' });
  }
  return decided({ session: { planning: { ...planning, riskId } } });
}

export const planStepDecisions = { setPlanStep, readRisk };
