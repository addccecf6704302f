import type { Reading } from '../../../../shared/board/board.ts';
import type { Threshold } from '../../../../shared/register/measure.ts';
import { isPast, parseMeasure, thresholdOf } from '../../../../shared/register/measure.ts';
import type { RegisterRow } from '../../../../shared/register/register.ts';
import { isLook } from '../../../../shared/register/schedule.ts';
import type { IsoDate } from '../../../../shared/time.ts';
import { daysBetween } from '../../../../shared/time.ts';

export type Point = {
  readonly on: IsoDate;
  readonly value: number;
  readonly text: string | number;
  readonly isPast: boolean;
};

export type Series = {
  readonly points: readonly Point[];
  readonly threshold: Threshold | null;
  /** Readings that are no numbers. */
  readonly asText: readonly Reading[];
};

/** What was read, as numbers where it is one; taken back checks are left out. */
export function seriesOf(row: RegisterRow): Series {
  const threshold = thresholdOf(row, row.texts);
  const points: Point[] = [];
  const asText: Reading[] = [];
  for (const one of row.readings) {
    if (!isLook(one) || one.reading === null) continue;
    const measure = parseMeasure(one.reading);
    if (measure === null) {
      asText.push(one);
      continue;
    }
    const before = points.at(-1)?.text ?? null;
    points.push({
      on: one.on,
      value: measure.value,
      text: one.reading,
      isPast: isPast(one.reading, threshold, before),
    });
  }
  return { points, threshold, asText };
}

/** Days from the meeting to today, in pixels: all charts share this axis, so that silence shows as emptiness. */
export function timeScale(from: IsoDate, to: IsoDate, start: number, end: number): (on: IsoDate) => number {
  const length = Math.max(1, daysBetween(from, to));
  return (on) => start + (Math.min(length, Math.max(0, daysBetween(from, on))) / length) * (end - start);
}

/** The range of values with a little room; from 0 on when the values are not far from it. */
export function valueRange({ points, threshold }: Series): readonly [least: number, most: number] {
  const values = [...points.map(({ value }) => value), ...(threshold && isOnAxis(threshold) ? [threshold.value] : [])];
  if (values.length === 0) return [0, 1];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const least = low >= 0 && low <= high * 0.6 ? 0 : low - (high - low || Math.abs(high) || 1) * 0.15;
  const most = high + (high - least || 1) * 0.15;
  return [least, most];
}

/** A change has no place on an axis of values. */
export const isOnAxis = ({ comparison }: Threshold): boolean => comparison !== 'changes';
