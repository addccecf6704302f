import type { Cadence } from '../../shared/board/riskFields.ts';

/**
 * A tripwire as a person with a paper calendar would follow it: it is told what happens on each day, in order, and knows
 * when somebody has to look next. It shares no code with the product, so that the two can be compared.
 */
export type NaiveTripwire = {
  readonly cadence: Cadence;
  first: string | null;
  end: string | null;
  grace: number | null;
  /** The first day on which it was watched. */
  since: string;
  looked: string | null;
  putOffTo: string | null;
  condition: 'armed' | 'tripped' | 'contained' | 'retired';
};

/** Days as numbers: whole days since 1970. */
const toNumber = (day: string): number => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return Date.UTC(year, month - 1, date) / 86_400_000;
};
const toDay = (number: number): string => {
  const date = new Date(number * 86_400_000);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
};

export const dayAfter = (day: string, days = 1): string => toDay(toNumber(day) + days);

const isLastOfMonth = (day: string): boolean => dayAfter(day).endsWith('-01');

/** Walks day by day until the cadence has gone by once. */
function oneCadenceAfter(day: string, cadence: Cadence): string {
  for (let next = dayAfter(day), walked = 1; ; next = dayAfter(next), walked++) {
    if (cadence === 'daily') return next;
    if (cadence === 'weekly' && walked === 7) return next;
    if (cadence === 'biweekly' && walked === 14) return next;
    if (cadence !== 'monthly' || walked < 28) continue;
    const isSameDate = next.slice(8) === day.slice(8);
    if (isSameDate || (isLastOfMonth(next) && next.slice(8) < day.slice(8))) return next;
  }
}

const graceDays: Record<Cadence, number> = { daily: 1, weekly: 2, biweekly: 3, monthly: 6, once: 7 };

/** The day on which somebody has to look, null when nobody has to any more. */
export function naiveDueDay(wire: NaiveTripwire): string | null {
  if (wire.condition === 'tripped' || wire.condition === 'retired') return null;
  let due: string;
  if (wire.cadence === 'once') {
    const day = wire.first ?? wire.end;
    if (day === null || (wire.looked !== null && wire.looked >= day)) return null;
    due = day;
  } else {
    if (wire.end !== null && wire.looked !== null && wire.looked >= wire.end) return null;
    const from = wire.looked !== null && wire.looked > wire.since ? wire.looked : wire.since;
    const waitsForFirst =
      wire.first !== null && wire.first >= wire.since && (wire.looked === null || wire.looked < wire.first);
    due = waitsForFirst ? (wire.first as string) : oneCadenceAfter(from, wire.cadence);
    if (wire.end !== null && due > wire.end) due = wire.end;
  }
  return wire.putOffTo !== null && wire.putOffTo > due ? wire.putOffTo : due;
}

/** What the register has to show on a day. */
export function naiveState(wire: NaiveTripwire, today: string): string {
  if (wire.condition === 'tripped' || wire.condition === 'retired') return wire.condition;
  const due = naiveDueDay(wire);
  if (due === null) return 'retired';
  let silent = 0;
  for (let day = due; day < today; day = dayAfter(day)) silent++;
  if (today < due) return wire.condition;
  if (silent === 0) return 'due';
  return silent <= (wire.grace ?? graceDays[wire.cadence]) ? 'late' : 'notLookedAt';
}

/** The day in a time zone, as a clock on the wall there shows it. */
export const dayThere = (timeZone: string, at: number): string =>
  new Date(at).toLocaleDateString('sv-SE', { timeZone });

/**
 * The last day of a register: thirty days after the last visit, or the last day that is written in it, three months of
 * thirty days after the imagined failure included.
 */
export function naiveLastDay(
  wires: readonly NaiveTripwire[],
  failedBy: string,
  visitedAt: number,
  timeZone: string,
): string {
  const days = [dayThere(timeZone, visitedAt + 30 * 86_400_000), dayAfter(failedBy, 90)];
  for (const { condition, first, end, putOffTo } of wires) {
    if (condition !== 'retired') days.push(...[first, end, putOffTo].filter((day) => day !== null));
  }
  return days.sort().at(-1) as string;
}
