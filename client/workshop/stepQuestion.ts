import type { Session } from '../../shared/session/session.ts';
import { isTimedStage } from '../../shared/stages/stages.ts';
import type { EpochMs } from '../../shared/time.ts';
import { secondMs } from '../../shared/time.ts';
import type { NextStep } from './nextStep.ts';

/** Leaving a stage sooner than this after its beginning is asked about: it is more likely a slip than a wish. */
export const earlyMs = 5 * secondMs;

/** What is asked before a step that ends a round or a vote, or leaves a stage that has hardly begun (SPEC FC2). */
export type StepQuestion =
  | { readonly kind: 'endWriting' | 'closeVote' | 'showAgreed'; readonly missing: number; readonly of: number }
  | { readonly kind: 'putRest'; readonly cards: number }
  | { readonly kind: 'endOwnCards' | 'withoutTotals' | 'early' };

type Asked = Pick<Session, 'stage' | 'progress' | 'workshop'>;

/**
 * The question before a step; null when nothing is lost by it. It is made of what everyone sees: how many are done, never
 * who, and never what they wrote.
 */
export function questionBefore(
  { stage, progress, workshop }: Asked,
  step: NextStep,
  now: EpochMs,
): StepQuestion | null {
  const { of } = progress;
  const missing = Math.max(0, of - progress.done);
  if (step.kind === 'closeVote') return missing > 0 ? { kind: 'closeVote', missing, of } : null;
  if (step.kind === 'putRest') return { kind: 'putRest', cards: step.cards };
  if (step.kind !== 'advance') return null;
  const isOwn = workshop.settings.sharing === 'own';
  if (step.agreedOnly && stage.name === 'vote') return { kind: 'withoutTotals' };
  if (step.agreedOnly) return missing > 0 ? { kind: 'showAgreed', missing, of } : null;
  if (stage.name === 'write' && !isOwn && missing > 0) return { kind: 'endWriting', missing, of };
  if (stage.name === 'share' && isOwn) return { kind: 'endOwnCards' };
  return isTimedStage(stage.name) && now < stage.startedAt + earlyMs ? { kind: 'early' } : null;
}
