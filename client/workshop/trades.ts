import type { Agenda } from '../../shared/stages/agenda.ts';
import { minutesOf } from '../../shared/stages/agenda.ts';
import type { Stage, TimedStage } from '../../shared/stages/stages.ts';
import { isStageAtLeast, timedStages } from '../../shared/stages/stages.ts';
import { minuteMs } from '../../shared/time.ts';

/** One way to win time back; `agenda` holds only the changed minutes. */
export type Trade =
  | { readonly kind: 'take'; readonly stage: TimedStage; readonly minutes: number; readonly agenda: Minutes }
  | { readonly kind: 'planFewer'; readonly topRisks: number; readonly instead: number; readonly agenda: Minutes };
type Minutes = { readonly [S in TimedStage]?: number };

const mostTrades = 3;
const fewestRisks = 3;

/**
 * Ways to win back the overrun: at most half of a later stage each, the longest stage first (SPEC AG3).
 * @param overMs how far the forecast is past the agenda's end
 */
export function tradesFor(overMs: number, agenda: Agenda, now: Stage, topRisks: number): Trade[] {
  const over = Math.round(overMs / minuteMs);
  if (over < 1) return [];
  const later = timedStages.filter((stage) => stage !== now && isStageAtLeast(stage, now));
  const takes = later
    .map((stage) => ({ stage, whole: minutesOf(agenda, stage) }))
    .map(({ stage, whole }) => ({ stage, whole, minutes: Math.min(over, Math.floor(whole / 2)) }))
    .filter(({ minutes }) => minutes >= 1)
    .sort((a, b) => b.minutes - a.minutes || b.whole - a.whole)
    .map(({ stage, whole, minutes }): Trade => ({
      kind: 'take',
      stage,
      minutes,
      agenda: { [stage]: whole - minutes },
    }));
  const plan = minutesOf(agenda, 'plan');
  const perRisk = Math.round(plan / topRisks);
  const canPlanFewer = later.includes('plan') && topRisks > fewestRisks && perRisk >= 1 && plan > perRisk;
  const fewer: Trade[] = canPlanFewer
    ? [{ kind: 'planFewer', topRisks: topRisks - 1, instead: topRisks, agenda: { plan: plan - perRisk } }]
    : [];
  return [...fewer, ...takes].slice(0, mostTrades);
}
