import type { ParticipantId } from '../../shared/ids.ts';
import type { PlanStep } from '../../shared/session/planning.ts';
import { nextStageOf } from '../../shared/session/secondLook.ts';
import type { Session } from '../../shared/session/session.ts';
import type { Stage } from '../../shared/stages/stages.ts';
import { isEveryoneDone } from './cue.ts';
import { nextPlanStep } from './nextStep.ts';

/** What those who do not lead wait for now (SPEC FC6). */
export type Wait =
  /** A round is ending. */
  | { readonly kind: 'closing'; readonly to: Stage | null }
  | { readonly kind: 'answers'; readonly missing: number }
  | { readonly kind: 'reader'; readonly id: ParticipantId }
  /** The next inner step of Plan, which whoever leads begins. */
  | { readonly kind: 'planStep'; readonly to: PlanStep }
  /** The next step of whoever leads: another stage, or for null the end of the vote. */
  | { readonly kind: 'lead'; readonly to: Stage | null };

type Waited = Pick<
  Session,
  'stage' | 'open' | 'progress' | 'turn' | 'vote' | 'workshop' | 'secondLook' | 'planning' | 'topRisks' | 'minority'
>;

/** Null where the screen itself says it: in the lobby, and how many are done while people write, vote or answer. */
export function waitOf(session: Waited): Wait | null {
  const { stage, open, progress, turn, vote } = session;
  const next = nextStageOf(session);
  if (session.workshop.closed || next === null || stage.name === 'lobby') return null;
  const isVoting = stage.name === 'vote' && vote.open;
  if (open.closingAt !== null) return { kind: 'closing', to: isVoting ? null : next };
  if (stage.asking && progress.done < progress.of) return { kind: 'answers', missing: progress.of - progress.done };
  if (stage.name === 'share' && turn.nextId !== null) return { kind: 'reader', id: turn.nextId };
  const step = nextPlanStep(session);
  if (step !== null) return { kind: 'planStep', to: step.to };
  const counts = stage.name === 'write' || isVoting || open.ballot !== null;
  return counts && !isEveryoneDone(session) ? null : { kind: 'lead', to: isVoting ? null : next };
}
