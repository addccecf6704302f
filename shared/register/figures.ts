import type { Reading } from '../board/board.ts';
import type { IsoDate } from '../time.ts';
import { daysBetween, daysLater } from '../time.ts';
import type { Figures, MedianFigure, ShareFigure } from './figureTypes.ts';
import type { Register, RegisterRow } from './register.ts';
import { graceOf, isLook, nextCheck } from './schedule.ts';

/** Fewer than these say nothing about a team, and could point at a person. */
export const fewestForFigure = 5;

const stepDays = 30;

/** Figures of one register (SPEC FS4). None is about a person. */
export function figuresOf(register: Pick<Register, 'planned' | 'parked' | 'heldOn'>, today: IsoDate): Figures {
  const { heldOn } = register;
  const rows = [...register.planned, ...register.parked];
  const looks = rows.map((row) => ({ row, looks: row.readings.filter(isLook) }));
  return {
    notice: median(looks.flatMap(({ row, looks }) => noticeDays(looks, startOf(row, heldOn)))),
    contain: median(looks.flatMap(({ looks }) => containDays(looks))),
    checksOnTime: share(looks.flatMap(({ row, looks }) => punctuality(row, looks, heldOn))),
    stepsDone: share(rows.flatMap((row) => stepInTime(row, startOf(row, heldOn), today))),
  };
}

const startOf = ({ addedOn }: RegisterRow, heldOn: IsoDate): IsoDate => addedOn ?? heldOn;

const noticeDays = (looks: readonly Reading[], start: IsoDate): number[] =>
  looks.flatMap((look, i) => {
    const before = looks[i - 1];
    if (look.state !== 'tripped' || before?.state === 'tripped') return [];
    return [daysBetween(before?.on ?? start, look.on)];
  });

function containDays(looks: readonly Reading[]): number[] {
  const days: number[] = [];
  let trippedOn: IsoDate | null = null;
  for (const { state, on } of looks) {
    if (state === 'tripped') trippedOn ??= on;
    else if (trippedOn !== null) {
      days.push(daysBetween(trippedOn, on));
      trippedOn = null;
    }
  }
  return days;
}

/** True for each look in time, false for each late one and for one that nobody made. */
function punctuality(row: RegisterRow, looks: readonly Reading[], heldOn: IsoDate): boolean[] {
  const made = looks.flatMap((look, i) => {
    if (wasPutOff(row.readings, look)) return [];
    const due = nextCheck({ ...watchedFrom(row), readings: looks.slice(0, i) }, heldOn);
    return due === null ? [] : [look.on <= daysLater(due, graceOf(row))];
  });
  return row.state === 'notLookedAt' ? [...made, false] : made;
}

/** Until when a check was put off is not kept with it, so that the look after it cannot be judged. */
const wasPutOff = (readings: readonly Reading[], look: Reading): boolean =>
  readings[readings.indexOf(look) - 1]?.state === 'later';

/** The tripwire as it was before its first check. */
const watchedFrom = ({
  cadence,
  checkBy,
  firstCheck,
  graceDays,
  addedOn,
}: RegisterRow): Parameters<typeof nextCheck>[0] => ({
  cadence,
  checkBy,
  firstCheck,
  graceDays,
  state: 'armed',
  ...(addedOn !== null && { addedOn }),
});

function stepInTime(row: RegisterRow, start: IsoDate, today: IsoDate): boolean[] {
  if (row.texts.prevention === '' || row.preventionState === 'dropped') return [];
  if (row.preventionState === 'done') {
    return row.preventionOn === null ? [] : [daysBetween(start, row.preventionOn) <= stepDays];
  }
  return daysBetween(start, today) > stepDays ? [false] : [];
}

function median(values: readonly number[]): MedianFigure {
  const count = values.length;
  if (count < fewestForFigure) return { count, median: null };
  const sorted = [...values].sort((a, b) => a - b);
  const half = (count - 1) / 2;
  return { count, median: ((sorted[Math.floor(half)] ?? 0) + (sorted[Math.ceil(half)] ?? 0)) / 2 };
}

function share(cases: readonly boolean[]): ShareFigure {
  const count = cases.length;
  if (count < fewestForFigure) return { count, percent: null };
  return { count, percent: Math.round((100 * cases.filter(Boolean).length) / count) };
}
