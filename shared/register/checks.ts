import type { Risk, RiskState } from '../board/board.ts';
import type { Cadence } from '../board/riskFields.ts';
import type { PlanTexts } from '../plan/plan.ts';
import type { IsoDate } from '../time.ts';
import { dayMs, isoDateOf, monthsLater } from '../time.ts';
import { isTripwireComplete } from './missing.ts';

const days: Record<Exclude<Cadence, 'monthly' | 'once'>, number> = { daily: 1, weekly: 7, biweekly: 14 };

const stepAfter = (date: IsoDate, cadence: Exclude<Cadence, 'once'>): IsoDate =>
  cadence === 'monthly' ? monthsLater(date, 1) : isoDateOf(Date.parse(`${date}T00:00:00Z`) + days[cadence] * dayMs);

const lastCheckedOn = (risk: Risk): IsoDate | null => risk.readings?.at(-1)?.on ?? null;

/**
 * The day of the next check (SPEC RG7): one cadence after the last check, or after `heldOn` when there was none, at the
 * latest on the check date; without a cadence, on the check date. A day that has passed is returned until someone checks.
 * @param heldOn the day of the workshop
 * @returns null when the last check was on or after the check date, or no date is set
 */
export function nextCheck(risk: Risk, heldOn: IsoDate): IsoDate | null {
  const { cadence, checkBy } = risk;
  const last = lastCheckedOn(risk);
  if (cadence === null || cadence === 'once') {
    const isDone = checkBy === null || (last !== null && (cadence === 'once' || last >= checkBy));
    return isDone ? null : checkBy;
  }
  if (checkBy !== null && last !== null && last >= checkBy) return null;
  const next = stepAfter(last ?? heldOn, cadence);
  return checkBy !== null && next > checkBy ? checkBy : next;
}

/**
 * A tripwire's state on a day (SPEC RG8): what a check found stands; an incomplete one is none; one with a cadence whose
 * last check was fine and whose check date has passed is retired. Without a cadence it stays armed: nobody said how often
 * to look, so one check cannot end it.
 */
export function stateOn(today: IsoDate, risk: Risk, texts: PlanTexts, heldOn: IsoDate): RiskState {
  if (risk.state === 'tripped' || risk.state === 'retired') return risk.state;
  if (!isTripwireComplete(risk, texts)) return 'none';
  const next = nextCheck(risk, heldOn);
  if (next === null) return risk.cadence === null ? 'armed' : 'retired';
  return next <= today ? 'checkDue' : 'armed';
}

/** True while the tripwire has to be checked. */
export const isWatched = (state: RiskState): boolean => state === 'armed' || state === 'checkDue';
