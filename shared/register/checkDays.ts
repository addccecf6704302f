import type { IsoDate } from '../time.ts';
import { daysBetween, monthsLater } from '../time.ts';
import type { RegisterRow } from './register.ts';

/** The coming checks of a tripwire, if each is made on its day. */
export type CheckDays = {
  readonly first: IsoDate;
  /** The value of an RRULE; null when there is one check, or one and the last. */
  readonly repeats: string | null;
  /** The end date, when the cadence does not fall on it: the schedule has a check there (SPEC RG7). */
  readonly last: IsoDate | null;
};

const compact = (date: IsoDate): string => date.replaceAll('-', '');

/** The days of the months on which a monthly check falls: the same, or the last of a shorter month. */
const monthly = (day: number): string =>
  day <= 28
    ? 'FREQ=MONTHLY'
    : day === 31
      ? 'FREQ=MONTHLY;BYMONTHDAY=-1'
      : `FREQ=MONTHLY;BYMONTHDAY=${Array.from({ length: day - 27 }, (_, i) => 28 + i).join(',')};BYSETPOS=-1`;

/**
 * The schedule as a calendar knows it. A check that is made or put off moves the first day, and the series with it, as the
 * schedule counts from the last look.
 * @returns null when no check is to come
 */
export function checkDays({
  nextCheck: first,
  cadence,
  checkBy,
}: Pick<RegisterRow, 'nextCheck' | 'cadence' | 'checkBy'>): CheckDays | null {
  if (first === null) return null;
  if (cadence === null || cadence === 'once' || checkBy === null || first >= checkBy)
    return { first, repeats: null, last: null };
  const rule = {
    daily: 'FREQ=DAILY',
    weekly: 'FREQ=WEEKLY',
    biweekly: 'FREQ=WEEKLY;INTERVAL=2',
    monthly: monthly(Number(first.slice(8))),
  }[cadence];
  const isReached = cadence === 'monthly' ? isMonthsAway(first, checkBy) : isDaysAway(first, checkBy, cadence);
  return { first, repeats: `${rule};UNTIL=${compact(checkBy)}`, last: isReached ? null : checkBy };
}

const everyDays = { daily: 1, weekly: 7, biweekly: 14 } as const;

const isDaysAway = (from: IsoDate, to: IsoDate, cadence: keyof typeof everyDays): boolean =>
  daysBetween(from, to) % everyDays[cadence] === 0;

function isMonthsAway(from: IsoDate, to: IsoDate): boolean {
  for (let months = 0, day = from; day <= to; months += 1, day = monthsLater(from, months)) if (day === to) return true;
  return false;
}
