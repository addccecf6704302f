import type { IsoDate } from '../../../shared/time.ts';
import { isIsoDate, isoDateOf, dayMs } from '../../../shared/time.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The days that a cell can mean: none, one, or two for 03/04/2027. */
export function daysIn(cell: string): IsoDate[] {
  const text = cell.trim();
  const found = [...yearFirst(text), ...numbersOnly(text), ...withMonthName(text), ...serialDay(text)];
  return [...new Set(found.filter(isIsoDate))];
}

const iso = (year: string | number, month: string | number, day: string | number): IsoDate => {
  const full = String(year).length === 2 ? `20${year}` : String(year);
  return `${full}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
};

/** 2027-01-15, 2027/1/15, 2027.1.15, also with a time behind it, as some programs write. */
function yearFirst(text: string): IsoDate[] {
  const found = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/.exec(text);
  return found ? [iso(found[1] ?? '', found[3] ?? '', found[4] ?? '')] : [];
}

/** 15.01.2027 has the day first; 15/01/2027 and 01/15/2027 can have either. */
function numbersOnly(text: string): IsoDate[] {
  const found = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text);
  if (!found) return [];
  const [, first = '', sign, second = '', year = ''] = found;
  return sign === '.' ? [iso(year, second, first)] : [iso(year, second, first), iso(year, first, second)];
}

/** 15 January 2027, 15-Jan-27, Jan 15, 2027. */
function withMonthName(text: string): IsoDate[] {
  const found =
    /^(?<day>\d{1,2})(?:st|nd|rd|th)?[-. ]+(?<month>\p{L}{3,9})[-., ]+(?<year>\d{4}|\d{2})$/u.exec(text) ??
    /^(?<month>\p{L}{3,9})\.? +(?<day>\d{1,2})(?:st|nd|rd|th)?,? +(?<year>\d{4})$/u.exec(text);
  const { day = '', month = '', year = '' } = found?.groups ?? {};
  const at = months.indexOf(month.slice(0, 3).toLowerCase());
  return found && at >= 0 ? [iso(year, at + 1, day)] : [];
}

/** The day as Excel counts it when the cell lost its format: 46402 is 15 January 2027. */
const serialDay = (text: string): IsoDate[] =>
  /^[34567]\d{4}$/.test(text) ? [isoDateOf((Number(text) - 25_569) * dayMs)] : [];

/** The first two numbers of 15/01/2027; null for other cells. */
const slashed = (cell: string): readonly [number, number] | null => {
  const found = /^(\d{1,2})[-/](\d{1,2})[-/]\d+$/.exec(cell.trim());
  return found ? [Number(found[1]), Number(found[2])] : null;
};

/**
 * Reads the days of a column. Whether 03/04/2027 has the day or the month first follows from the other cells.
 * @returns a function that reads one cell: null when it is no day, or when both orders fit the column
 */
export function readDays(cells: readonly string[]): (cell: string) => IsoDate | null {
  const pairs = cells.map(slashed).filter((pair) => pair !== null);
  const isDayFirst = pairs.some(([first]) => first > 12);
  const isMonthFirst = pairs.some(([, second]) => second > 12);
  return (cell) => {
    const [first = null, second = null] = daysIn(cell);
    if (second === null) return first;
    if (isDayFirst === isMonthFirst) return null;
    return isDayFirst ? first : second;
  };
}
