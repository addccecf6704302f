import type { CommandOf } from '../../../shared/commands/commands.ts';
import type { RiskId } from '../../../shared/ids.ts';
import type { PlanStep } from '../../../shared/session/planning.ts';
import { ownedParts } from '../../../shared/board/board.ts';
import { isLeading } from '../../../shared/people/capability.ts';
import { wholePlanId } from '../../../shared/plan/plan.ts';
import { effectiveOwnerId } from '../../../shared/register/owners.ts';
import { registerOrder } from '../../../shared/register/registerOrder.ts';
import { beginPlanning, sharesFrom } from '../../../shared/session/planning.ts';
import { remainingOf } from '../../../shared/stages/agenda.ts';
import type { Change, ChangeBuilder } from '../core/change.ts';
import { capabilityOf } from '../core/capability.ts';
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
  builder.add({ session: { planning: { ...planning, answers: session.planning?.answers ?? {} } } });
  builder.add(textsMade(builder.state, context));
  builder.add(pairsMended(builder.state, context));
}

const stageMoved = refused('stageMoved', 'Plan is in another step by now.', { reason: 'movedOn' });

/** The texts of the whole plan, and those that risks of earlier editions lack. */
const textsMade = (state: State, { planTexts }: Context): Change => ({
  texts: {
    ...Object.fromEntries(planned(state).map((riskId) => [riskId, { attack: planTexts(riskId).attack }])),
    [wholePlanId]: { dissent: planTexts(wholePlanId).dissent },
  },
});

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
  // A line that somebody wrote was for the step that they were in.
  const { plan: _, ...say } = state.session.say;
  const next = { ...planning, step, startedAt: context.now, riskId: firstToRead(state, step), shares };
  return decided({ session: { planning: next, say }, ...textsMade(state, context) });
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

/** What the owners say to an attack on their plan; those who wrote it and whoever leads may say it too (SPEC PL6c). */
function answerAttack(state: State, { riskId, answer }: CommandOf<'answerAttack'>, context: Context): Decision {
  const { planning, pairs } = state.session;
  const risk = Object.hasOwn(state.board.risks, riskId) ? state.board.risks[riskId] : undefined;
  if (planning === null) return stageMoved;
  if (risk === undefined) return refused('gone', 'This risk is not on the board any more.', { reason: 'risk' });
  const isTheirs =
    ownedParts.some((part) => effectiveOwnerId(risk, part) === context.actorId) ||
    pairs[riskId]?.includes(context.actorId) === true;
  if (!isTheirs && !isLeading(capabilityOf(state, context.actorId) ?? 'reader')) {
    return refused('notAllowed', 'Only the owners of this plan answer.', { reason: 'capability' });
  }
  return decided({ session: { planning: { ...planning, answers: { ...planning.answers, [riskId]: answer } } } });
}

export const planStepDecisions = { setPlanStep, readRisk, answerAttack };
