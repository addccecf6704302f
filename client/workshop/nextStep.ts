import type { Session } from '../../shared/session/session.ts';
import { consentWaitMs } from '../../shared/protocol/limits.ts';
import type { PlanStep } from '../../shared/session/planning.ts';
import { planningNow, stepBeside } from '../../shared/session/planning.ts';
import type { Stage } from '../../shared/stages/stages.ts';
import { nextStageOf } from '../../shared/session/secondLook.ts';
import type { EpochMs } from '../../shared/time.ts';

/** What the facilitator's primary button does now: the step that the server requires next. */
export type NextStep =
  | { readonly kind: 'closing'; readonly at: EpochMs }
  | { readonly kind: 'waiting'; readonly missing: number }
  | { readonly kind: 'advance'; readonly to: Stage; readonly agreedOnly: boolean }
  | { readonly kind: 'planStep'; readonly from: PlanStep; readonly to: PlanStep }
  | { readonly kind: 'putRest'; readonly cards: number; readonly to: Stage }
  | { readonly kind: 'closeVote' }
  | { readonly kind: 'nothing' };

type Conduct = Pick<Session, 'stage' | 'open' | 'turn' | 'vote' | 'progress' | 'workshop' | 'secondLook'> &
  Pick<Session, 'planning' | 'topRisks' | 'minority'>;

/** From which inner step of Plan to which it goes on; null outside Plan, and after its last step. */
export function nextPlanStep(
  session: Pick<Conduct, 'stage' | 'planning' | 'topRisks' | 'minority'>,
): { readonly from: PlanStep; readonly to: PlanStep } | null {
  const planning = planningNow(session);
  const to = planning && stepBeside(planning, 1);
  // Without a risk there is nothing to read or attack.
  const hasRisks = session.topRisks.length > 0 || session.minority !== null;
  return planning && to && hasRisks ? { from: planning.step, to } : null;
}

/**
 * @param askedAt since when this page has seen the consent question, or null; after a minute missing answers count as no
 */
export function nextStep(session: Conduct, askedAt: EpochMs | null, now: EpochMs): NextStep {
  const { stage, open, turn, vote, progress } = session;
  const to = nextStageOf(session);
  if (open.closingAt !== null) return { kind: 'closing', at: open.closingAt };
  if (to === null || session.workshop.closed) return { kind: 'nothing' };
  if (stage.asking) {
    const missing = Math.max(0, progress.of - progress.done);
    const isOver = askedAt !== null && now >= askedAt + consentWaitMs;
    return missing > 0 && !isOver ? { kind: 'waiting', missing } : { kind: 'advance', to, agreedOnly: true };
  }
  if (stage.name === 'share' && turn.total !== null && turn.dealt < turn.total) {
    return { kind: 'putRest', cards: turn.total - turn.dealt, to };
  }
  if (stage.name === 'vote' && vote.open) return { kind: 'closeVote' };
  const steps = nextPlanStep(session);
  if (steps !== null) return { kind: 'planStep', ...steps };
  return { kind: 'advance', to, agreedOnly: false };
}
