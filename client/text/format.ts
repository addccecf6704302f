import type { EpochMs, IsoDate } from '../../shared/time.ts';

/** Dates and times as the reader's own locale writes them. A day is the same day in every time zone. */
const day = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(undefined, { ...options, timeZone: 'UTC' });

const dayFormat = day({ day: 'numeric', month: 'long', year: 'numeric' });
const longDayFormat = day({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const shortDayFormat = day({ day: 'numeric', month: 'short' });
const monthFormat = day({ month: 'long', year: 'numeric' });
const timeFormat = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });

const at = (date: IsoDate): number => Date.parse(`${date}T00:00:00Z`);

/** 21 May 2027 */
export const formatDate = (date: IsoDate): string => dayFormat.format(at(date));

/** Friday 21 May 2027 */
export const formatLongDay = (date: IsoDate): string => longDayFormat.format(at(date));

/** 21 May */
export const formatShortDay = (date: IsoDate): string => shortDayFormat.format(at(date));

/** May 2027 */
export const formatMonth = (date: IsoDate): string => monthFormat.format(at(date));

/** 14:52, in the reader's own time zone. */
export const formatTime = (time: EpochMs): string => timeFormat.format(time);

const weekdayFormat = day({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });

/** Fri 21 May 2027: short, for a day on which somebody has to do something. */
export const formatDay = (date: IsoDate): string => weekdayFormat.format(at(date));

/** 4:03 left, or −1:20 in overrun; an hour is 60:00, as an agenda counts. Seconds are those that have begun. */
export function formatClock(remainingMs: number): string {
  const seconds = Math.abs(remainingMs < 0 ? Math.floor(remainingMs / 1000) : Math.ceil(remainingMs / 1000));
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return remainingMs < 0 ? `\u2212${clock}` : clock;
}

const listFormat = new Intl.ListFormat(undefined, { type: 'conjunction' });

/** Ana, Ben and Carla */
export const formatList = (names: readonly string[]): string => listFormat.format(names);

const numberFormat = new Intl.NumberFormat();

/** 2,000 */
export const formatNumber = (number: number): string => numberFormat.format(number);
