import type { Reading, Risk } from '../board/board.ts';
import type { Cadence } from '../board/riskFields.ts';
import type { PlanTexts } from '../plan/plan.ts';
import type { IsoDate } from '../time.ts';
import { daysLater, monthsLater } from '../time.ts';
import { isTripwireComplete } from './missing.ts';

/** A tripwire's state on a day, as everyone sees it (SPEC RG8). Silence has states of its own and never looks armed. */
export const tripwireStates = [
  'none', 'armed', 'due', 'late', 'notLookedAt', 'tripped', 'contained', 'retired',
] as const; // prettier-ignore
export type TripwireState = (typeof tripwireStates)[number];

type Watched = Pick<
  Risk,
  'cadence' | 'checkBy' | 'firstCheck' | 'graceDays' | 'readings' | 'addedOn' | 'state' | 'stateOn' | 'postponed'
>;

const cadenceDays: Record<Exclude<Cadence, 'monthly' | 'once'>, number> = { daily: 1, weekly: 7, biweekly: 14 };

const stepAfter = (date: IsoDate, cadence: Exclude<Cadence, 'once'>): IsoDate =>
  cadence === 'monthly' ? monthsLater(date, 1) : daysLater(date, cadenceDays[cadence]);

/** True for a reading that somebody took: neither put off nor taken back. */
export const isLook = ({ state, undone }: Reading): boolean => state !== 'later' && undone !== true;

/** The day of the last look, null before the first. */
export const lastLook = ({ readings }: Pick<Risk, 'readings'>): IsoDate | null =>
  readings?.findLast(isLook)?.on ?? null;

/** For how many days after its day a check is only late: a fifth of the cadence, 1 to 7 days, unless set (SPEC RW3b). */
export function graceOf({ cadence, graceDays }: Pick<Risk, 'cadence' | 'graceDays'>): number {
  if (graceDays !== null) return graceDays;
  if (cadence === null || cadence === 'once') return 7;
  return cadence === 'monthly' ? 6 : Math.ceil(cadenceDays[cadence] / 5);
}

/**
 * The day of the next check (SPEC RG7): one cadence after the last look, or after the tripwire was armed; the first check on
 * its own day if one is set; at the latest on the end date. A check that is put off is due on the day it was put off to. A
 * day that has passed is returned until someone looks.
 * @param heldOn the day of the workshop
 * @returns null when the last look was on or after the end date, or no date is set
 */
export function nextCheck(risk: Watched, heldOn: IsoDate): IsoDate | null {
  const planned = plannedCheck(risk, heldOn);
  const putOffTo = risk.postponed?.until;
  return planned !== null && putOffTo !== undefined && putOffTo > planned ? putOffTo : planned;
}

function plannedCheck(risk: Watched, heldOn: IsoDate): IsoDate | null {
  const { cadence, checkBy, firstCheck } = risk;
  const last = lastLook(risk);
  if (cadence === null || cadence === 'once') {
    const day = (cadence === 'once' ? firstCheck : null) ?? checkBy;
    return day === null || (last !== null && last >= day) ? null : day;
  }
  if (checkBy !== null && last !== null && last >= checkBy) return null;
  const since = risk.stateOn ?? risk.addedOn ?? heldOn;
  const startsLater = firstCheck !== null && firstCheck >= since && (last === null || firstCheck > last);
  const next = startsLater ? firstCheck : stepAfter(last !== null && last > since ? last : since, cadence);
  return checkBy !== null && next > checkBy ? checkBy : next;
}

/**
 * A tripwire's state on a day (SPEC RG8): what a check found stands; an incomplete one is none; one with a cadence whose
 * last check was fine and whose end date has passed is retired. Without a cadence it stays armed: nobody said how often to
 * look, so one check cannot end it.
 */
export function stateOn(
  today: IsoDate,
  risk: Watched & Parameters<typeof isTripwireComplete>[0],
  texts: PlanTexts,
  heldOn: IsoDate,
): TripwireState {
  if (risk.state === 'tripped' || risk.state === 'retired') return risk.state;
  if (!isTripwireComplete(risk, texts)) return risk.state === 'contained' ? 'contained' : 'none';
  const next = nextCheck(risk, heldOn);
  if (next === null) return risk.cadence === null ? 'armed' : 'retired';
  if (today < next) return risk.state === 'contained' ? 'contained' : 'armed';
  if (today === next) return 'due';
  return today <= daysLater(next, graceOf(risk)) ? 'late' : 'notLookedAt';
}

/** True while somebody has to look: also when nobody did. */
export const isWatched = (state: TripwireState): boolean =>
  isWaiting(state) || state === 'armed' || state === 'contained';

/** True when a check waits to be made. */
export const isWaiting = (state: TripwireState): boolean =>
  state === 'due' || state === 'late' || state === 'notLookedAt';
