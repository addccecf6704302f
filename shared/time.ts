/** Epoch milliseconds. Names of points in time end in `At`, names of durations in `Ms`. */
export type EpochMs = number;

/** A calendar day, `YYYY-MM-DD`. */
export type IsoDate = string;

export const secondMs = 1_000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

const isoDateShape = /^\d{4}-\d{2}-\d{2}$/;

/** True for a day that exists: false for 2027-02-30 (SPEC AG6a). */
export function isIsoDate(value: unknown): value is IsoDate {
  if (typeof value !== 'string' || !isoDateShape.test(value)) return false;
  const at = Date.parse(`${value}T00:00:00Z`);
  return Number.isFinite(at) && isoDateOf(at) === value;
}

/** The UTC day of a point in time. */
export const isoDateOf = (at: EpochMs): IsoDate => new Date(at).toISOString().slice(0, 10);

/** An IANA time zone, such as Europe/Berlin. */
export type TimeZone = string;

const dayFormats = new Map<TimeZone, Intl.DateTimeFormat>();

/**
 * The day of a point in time in a time zone.
 * @throws RangeError for a zone that does not exist; `isTimeZone` tells
 */
export function isoDateIn(timeZone: TimeZone, at: EpochMs): IsoDate {
  let format = dayFormats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    dayFormats.set(timeZone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${parts.year?.padStart(4, '0')}-${parts.month}-${parts.day}`;
}

/** No place is further from UTC, and none moves its clocks by more than this. */
const farthestMs = 26 * hourMs;

/**
 * When a day begins in a time zone: its midnight, or the first moment after it where clocks are set forward over midnight.
 * @throws RangeError for a zone that does not exist
 */
export function startOfDay(timeZone: TimeZone, date: IsoDate): EpochMs {
  const near = Date.parse(`${date}T00:00:00Z`);
  if (timeZone === 'UTC') return near;
  let [before, from] = [near - farthestMs, near + farthestMs];
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2);
    if (isoDateIn(timeZone, middle) < date) before = middle;
    else from = middle;
  }
  return from;
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Days that were computed: in a register of 1,000 risks the same few hundred return thousands of times. */
const daysFound = new Map<string, IsoDate>();
const mostDaysFound = 2_000;

/** The day some days later; earlier for a negative number. */
export function daysLater(date: IsoDate, days: number): IsoDate {
  const key = `${date} ${days}`;
  let found = daysFound.get(key);
  if (found === undefined) {
    found = isoDateOf(Date.parse(`${date}T00:00:00Z`) + days * dayMs);
    if (daysFound.size >= mostDaysFound) daysFound.clear();
    daysFound.set(key, found);
  }
  return found;
}

/** The same day some months later, clamped to the end of a shorter month (31 August + 6 → 28 February). */
export function monthsLater(date: IsoDate, months: number): IsoDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return isoDateOf(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)));
}

/** Days from `from` to `to`, negative when `to` is earlier. */
export const daysBetween = (from: IsoDate, to: IsoDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);

const clockFormats = new Map<TimeZone, Intl.DateTimeFormat>();

/** Minutes since midnight that clocks in a time zone show. */
function minutesOfDay(timeZone: TimeZone, at: EpochMs): number {
  let format = clockFormats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    clockFormats.set(timeZone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  return (parts.hour ?? 0) * 60 + (parts.minute ?? 0);
}

const hoursFound = new Map<string, EpochMs>();
const mostHoursFound = 2_000;

/**
 * When clocks in a time zone show a full hour on a day; where they are set forward over it, the hour as it would have been.
 * @param hour not in the night: clocks are set back and forward there
 * @throws RangeError for a zone that does not exist
 */
export function hourOfDay(timeZone: TimeZone, date: IsoDate, hour: number): EpochMs {
  const key = `${timeZone} ${date} ${hour}`;
  let found = hoursFound.get(key);
  if (found === undefined) {
    const guess = startOfDay(timeZone, date) + hour * hourMs;
    found = guess + (hour * 60 - minutesOfDay(timeZone, guess)) * minuteMs;
    if (hoursFound.size >= mostHoursFound) hoursFound.clear();
    hoursFound.set(key, found);
  }
  return found;
}
