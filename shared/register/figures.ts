import type { Reading } from '../board/board.ts';
import type { Incident, Records } from '../board/records.ts';
import { noRecords } from '../board/records.ts';
import type { IsoDate } from '../time.ts';
import { daysBetween, daysLater } from '../time.ts';
import { median, share } from './figureMaths.ts';
import type { Figures } from './figureTypes.ts';
import { figuresOfRecords } from './figuresOfRecords.ts';
import type { Register, RegisterRow } from './register.ts';
import { graceOf, isLook, nextCheck } from './schedule.ts';

const stepDays = 30;

/** Figures of one register (SPEC FS4). None is about a person. */
export function figuresOf(
  register: Pick<Register, 'planned' | 'parked' | 'heldOn'>,
  today: IsoDate,
  records: Records = noRecords,
): Figures {
  const { heldOn } = register;
  const rows = [...register.planned, ...register.parked];
  const looks = rows.map((row) => ({ row, looks: withoutFalseAlarms(row, records) }));
  return {
    notice: median([
      ...looks.flatMap(({ row, looks }) => noticeDays(looks, startOf(row, heldOn), firstSignOf(row, records))),
      ...noticedElsewhere(rows, records),
    ]),
    contain: median([...looks.flatMap(({ looks }) => containDays(looks)), ...containedElsewhere(rows, records)]),
    checksOnTime: share(looks.flatMap(({ row, looks }) => punctuality(row, looks, heldOn))),
    stepsDone: share(rows.flatMap((row) => stepInTime(row, startOf(row, heldOn), today))),
    ...figuresOfRecords(records),
  };
}

/** A false alarm neither noticed nor needed containing anything. */
function withoutFalseAlarms({ riskId, readings }: RegisterRow, { incidents }: Records): readonly Reading[] {
  const days = Object.values(incidents).flatMap((one) =>
    one.riskId === riskId && one.falseAlarm !== null ? [one.on] : [],
  );
  return readings.filter((one) => isLook(one) && !(one.state === 'tripped' && days.includes(one.on)));
}

/** What no check found: on no card, or of a risk whose tripwire never tripped. */
const notWatched = (rows: readonly RegisterRow[], { incidents }: Records): Incident[] =>
  Object.values(incidents).filter(
    ({ riskId, falseAlarm }) =>
      falseAlarm === null &&
      !rows.some((row) => row.riskId === riskId && row.readings.some(({ state }) => state === 'tripped')),
  );

const containedElsewhere = (rows: readonly RegisterRow[], records: Records): number[] =>
  notWatched(rows, records).flatMap(({ on, containedOn }) =>
    containedOn === null ? [] : [daysBetween(on, containedOn)],
  );

/** Only what happened, and only when its first sign is known: there is no look before it. */
const noticedElsewhere = (rows: readonly RegisterRow[], records: Records): number[] =>
  notWatched(rows, records).flatMap(({ kind, on, firstSign }) =>
    kind !== 'happened' || firstSign === null || firstSign > on ? [] : [daysBetween(firstSign, on)],
  );

/** The first sign of what a check of the row found on a day, as its review says; null when nobody knows. */
const firstSignOf =
  ({ riskId }: RegisterRow, { incidents }: Records) =>
  (day: IsoDate): IsoDate | null =>
    Object.values(incidents).find(
      ({ kind, riskId: of, on, firstSign }) =>
        kind === 'tripped' && of === riskId && on === day && firstSign !== null && firstSign <= day,
    )?.firstSign ?? null;

const startOf = ({ addedOn }: RegisterRow, heldOn: IsoDate): IsoDate => addedOn ?? heldOn;

const noticeDays = (looks: readonly Reading[], start: IsoDate, firstSign: (day: IsoDate) => IsoDate | null): number[] =>
  looks.flatMap((look, i) => {
    const before = looks[i - 1];
    if (look.state !== 'tripped' || before?.state === 'tripped') return [];
    return [daysBetween(firstSign(look.on) ?? before?.on ?? start, look.on)];
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
