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
