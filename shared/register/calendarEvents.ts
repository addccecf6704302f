import type { Incident, LessonChange, Records } from '../board/records.ts';
import { followUps } from '../board/records.ts';
import type { ParticipantId, RiskId } from '../ids.ts';
import type { Session } from '../session/session.ts';
import { secondLookDue } from '../session/secondLook.ts';
import { dayIn } from '../session/session.ts';
import type { ServerTexts } from '../text/catalogue.ts';
import type { IsoDate } from '../time.ts';
import { checkDays } from './checkDays.ts';
import type { Register, RegisterRow } from './register.ts';
import { oneLine } from './words.ts';

/** A day in the calendar of a register (SPEC TL2c). */
export type CalendarEvent = {
  /** A risk, or `register` for what is about none. */
  readonly about: RiskId;
  /** The same for the life of what it is about. */
  readonly uid: string;
  readonly day: IsoDate;
  /** The value of an RRULE; null: once. */
  readonly repeats: string | null;
  readonly title: string;
  /** The title without words that people typed. */
  readonly shortTitle: string;
  /** One line each, below which stands the address of the register. */
  readonly description: readonly string[];
  /** Whom it concerns, by participant id or else by name; `everyone` for the whole team. */
  readonly owners: readonly string[];
  /** When it reminds, in hours from the beginning of the day. */
  readonly alarmHours: number;
};

/** In the place of an owner. No participant id is a star, and a person of this name only gets what is everybody's. */
export const everyone = '*';

/** Reminders come at 08:00, when the mails of the day go too. */
const morning = 8;
/** The last day of a register is announced 14 days ahead, as on the page (SPEC LK5). */
const deletionNotice = morning - 14 * 24;

export type CalendarInput = {
  readonly session: Session;
  readonly records: Pick<Records, 'incidents' | 'smallTests'>;
  readonly register: Register;
  readonly texts: ServerTexts['files']['calendar'];
  /** What a check says below its title. */
  readonly describe: (row: RegisterRow) => readonly string[];
};

/**
 * Everything with a day in a register, for its file and its feeds (SPEC TL2c, EX7). A register that is read-only is not
 * watched: it has the imagined failure and its own last day.
 */
export function calendarEvents(input: CalendarInput): CalendarEvent[] {
  const { register } = input;
  const rows = [...register.planned, ...register.parked];
  const watched = register.isReadOnly
    ? []
    : [
        ...rows.flatMap((row) => checksOf(row, input)),
        ...register.planned.flatMap((row) => stepOf(row, input)),
        ...testEnds(rows, input),
        ...Object.entries(input.records.incidents).flatMap(([id, incident]) => ofIncident(id, incident, rows, input)),
        ...halfTime(input),
      ];
  return [...watched, ...ofRegister(input)];
}

type Parts = Omit<CalendarEvent, 'uid' | 'repeats' | 'description' | 'alarmHours'> & Partial<CalendarEvent>;

const eventOf = (id: string, parts: Parts): CalendarEvent => ({
  uid: `${id}@forewarned`,
  repeats: null,
  description: [],
  alarmHours: morning,
  ...parts,
});

const ownerKey = (name: string | null, id: ParticipantId | null): string[] => {
  const key = id ?? name;
  return key === null ? [] : [key];
};

/** The coming checks of a tripwire: a series, and one on the end date when the series does not reach it. */
function checksOf(row: RegisterRow, { texts, describe }: CalendarInput): CalendarEvent[] {
  const days = checkDays(row);
  if (days === null) return [];
  const event = {
    about: row.riskId,
    title: texts.check(row.id, oneLine(row.texts.signal) || row.title, row.watcher),
    shortTitle: texts.check(row.id, null, null),
    description: describe(row),
    owners: ownerKey(row.watcher, row.watcherId),
  };
  return [
    eventOf(row.riskId, { ...event, day: days.first, repeats: days.repeats }),
    ...(days.last === null ? [] : [eventOf(`${row.riskId}-last`, { ...event, day: days.last })]),
  ];
}

function stepOf(row: RegisterRow, { texts }: CalendarInput): CalendarEvent[] {
  const { preventionDue: day, preventionState, preventionOwner, preventionOwnerId } = row;
  const step = oneLine(row.texts.prevention);
  if (day === null || preventionState !== 'open' || row.state === 'retired' || step === '') return [];
  return [
    eventOf(`${row.riskId}-step`, {
      about: row.riskId,
      day,
      title: texts.due(row.id, step, preventionOwner),
      shortTitle: texts.due(row.id, null, null),
      description: [row.title],
      owners: ownerKey(preventionOwner, preventionOwnerId),
    }),
  ];
}

function testEnds(rows: readonly RegisterRow[], { records, texts }: CalendarInput): CalendarEvent[] {
  return Object.entries(records.smallTests).flatMap(([id, test]) => {
    if (test.until === null || (test.state !== 'planned' && test.state !== 'running')) return [];
    const row = rows.find(({ riskId }) => riskId === test.riskId);
    return [
      eventOf(`${id}-test`, {
        about: row?.riskId ?? 'register',
        day: test.until,
        title: texts.testEnds(row?.id ?? null),
        shortTitle: texts.testEnds(row?.id ?? null),
        description: [oneLine(test.change)].filter(Boolean),
        owners: row ? ownerKey(row.preventionOwner, row.preventionOwnerId) : [everyone],
      }),
    ];
  });
}

/** Until when it is to be reviewed, and the questions about each change that came of it. */
function ofIncident(
  id: string,
  incident: Incident,
  rows: readonly RegisterRow[],
  { session, texts }: CalendarInput,
): CalendarEvent[] {
  const row = rows.find(({ riskId }) => riskId === incident.riskId);
  const about = row?.riskId ?? 'register';
  const isOpen = incident.reviewBy !== null && incident.reviewedOn === null && incident.reviewNotNeeded === null;
  const name = row ? row.id : null;
  const review = isOpen
    ? [
        eventOf(`${id}-review`, {
          about,
          day: dayIn(session, incident.reviewBy),
          title: texts.review(name ?? oneLine(incident.title)),
          shortTitle: texts.review(name),
          description: row ? [row.title] : [],
          owners: row ? ownerKey(row.contingencyOwner, row.contingencyOwnerId) : [everyone],
        }),
      ]
    : [];
  const asked = incident.changes.flatMap((change) => followUpsOf(change, { about, name, texts }));
  return [...review, ...asked];
}

function followUpsOf(
  { id, line, carrier, carrierId, followUps: asked }: LessonChange,
  { about, name, texts }: { about: RiskId; name: string | null; texts: CalendarInput['texts'] },
): CalendarEvent[] {
  return followUps
    .filter((step) => asked[step].answer === null && (step === 'landed' || asked.landed.answer !== 'dropped'))
    .map((step) =>
      eventOf(`${id}-${step}`, {
        about,
        day: asked[step].due,
        title: texts[step](name),
        shortTitle: texts[step](name),
        description: [oneLine(line)].filter(Boolean),
        owners: ownerKey(carrier || null, carrierId),
      }),
    );
}

/** The second look, until it was held or declined (SPEC FS3a). */
function halfTime({ session, register, texts }: CalendarInput): CalendarEvent[] {
  const day = secondLookDue(session);
  if (day === null) return [];
  return [
    eventOf(`${session.workshop.id}-half`, {
      about: 'register',
      day,
      title: texts.halfway(oneLine(register.title)),
      shortTitle: texts.halfway(null),
      owners: [everyone],
    }),
  ];
}

function ofRegister({ session, register, texts }: CalendarInput): CalendarEvent[] {
  const title = oneLine(register.title);
  const event = { about: 'register', owners: [everyone] } as const;
  const tripped = [...register.planned, ...register.parked].filter(({ state }) => state === 'tripped');
  return [
    eventOf(`${session.workshop.id}-failure`, {
      ...event,
      day: register.failedBy,
      title: texts.failure(title),
      shortTitle: texts.failure(null),
    }),
    ...(register.keptUntil === null
      ? []
      : [
          eventOf(`${session.workshop.id}-last`, {
            ...event,
            day: register.keptUntil,
            title: texts.lastDay(title),
            shortTitle: texts.lastDay(null),
            description: [
              texts.keep,
              ...(tripped.length === 0 ? [] : [texts.stillTripped(tripped.map(({ id }) => id))]),
            ],
            alarmHours: deletionNotice,
          }),
        ]),
  ];
}
