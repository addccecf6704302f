import { createHash } from 'node:crypto';
import type { CalendarEvent } from '../../shared/register/calendarEvents.ts';
import { calendarEvents, everyone } from '../../shared/register/calendarEvents.ts';
import type { CalendarEntry, CalendarMemory } from '../../shared/register/calendarMemory.ts';
import { cancelledMs, remembered } from '../../shared/register/calendarMemory.ts';
import type { Register, RegisterRow } from '../../shared/register/register.ts';
import { ifThenSentence } from '../../shared/register/sentences.ts';
import type { EpochMs, IsoDate } from '../../shared/time.ts';
import type { IcsEvent } from './ics.ts';
import { writeIcs } from './ics.ts';
import type { ExportInput } from './input.ts';
import { registerOf, textsOf } from './input.ts';

/** The days of the register as a file to import once (SPEC EX7). It reminds of nothing: a feed does. */
export function exportCalendar(input: ExportInput): string {
  const register = registerOf(input);
  const rows = new Map([...register.planned, ...register.parked].map((row) => [row.riskId, row]));
  const events = eventsOf(input, register).map(({ alarmHours: _, ...event }): IcsEvent => {
    const row = rows.get(event.about);
    return {
      ...event,
      sequence: input.session.history.last + (row?.readings.length ?? 0),
      at: Date.parse(`${row ? changedOn(row, register.heldOn) : register.heldOn}T00:00:00Z`),
    };
  });
  return writeIcs({ name: nameOf(input, register, null), url: input.registerUrl, isFeed: false, events });
}

/** Of everything, or of one owner: their participant id if it is known, and their name. */
export type FeedOf = { readonly owner: string; readonly ownerId: string | null } | null;

export type CalendarFeed = {
  readonly body: string;
  /** Quoted, for the header. */
  readonly etag: string;
  /** The parts of the memory that change: to be stored before the body is sent. */
  readonly changes: CalendarMemory;
};

/** A feed as it is now (SPEC TL2). */
export function calendarFeed(input: ExportInput, of: FeedOf, memory: CalendarMemory, now: EpochMs): CalendarFeed {
  const register = registerOf(input);
  const events = eventsOf(input, register);
  const changes = remembered(memory, events, now, shortHash);
  const byUid = new Map(events.map((event) => [event.uid, event]));
  const body = writeIcs({
    name: nameOf(input, register, of),
    url: input.registerUrl,
    isFeed: true,
    events: Object.values({ ...memory, ...changes })
      .flat()
      .flatMap((entry) => toldOf(entry, byUid.get(entry.uid), of, now)),
  });
  return { body, etag: `"${shortHash(body)}"`, changes };
}

const shortHash = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);

/** What a feed says of one event: as it is, cancelled for 60 days after it was over or moved to others, or nothing. */
function toldOf(entry: CalendarEntry, event: CalendarEvent | undefined, of: FeedOf, now: EpochMs): IcsEvent[] {
  const concerns = (owner: string): boolean =>
    of === null || owner === everyone || owner === of.ownerId || owner === of.owner;
  const { uid, sequence, at, day, title } = entry;
  if (of === null || entry.owners.some(concerns)) {
    if (event && !entry.over) return [{ ...event, sequence, at }];
    return now - at < cancelledMs ? [{ uid, sequence, at, day, title, isCancelled: true }] : [];
  }
  return entry.gone
    .filter((one) => concerns(one.owner) && now - one.at < cancelledMs)
    .slice(-1)
    .map(({ owner: _, ...gone }) => ({ uid, ...gone, isCancelled: true }));
}

function eventsOf(input: ExportInput, register: Register): CalendarEvent[] {
  const { sentences, files } = textsOf(input);
  return calendarEvents({
    session: input.session,
    records: input.records,
    register,
    texts: files.calendar,
    describe: (row) => {
      const risk = input.board.risks[row.riskId];
      return risk ? [row.title, row.tripwire || ifThenSentence(risk, row.texts, sentences)] : [row.title];
    },
  });
}

function nameOf(input: ExportInput, { title, rehearsal }: Register, of: FeedOf): string {
  const { calendar } = textsOf(input).files;
  const name = of === null ? calendar.name(title) : calendar.of(calendar.name(title), of.owner);
  return rehearsal ? calendar.rehearsal(name) : name;
}

/** The last day of which the register knows that the check was moved. */
const changedOn = ({ readings, stateOn, addedOn }: RegisterRow, heldOn: IsoDate): IsoDate =>
  [readings.at(-1)?.on, stateOn, addedOn].reduce<IsoDate>((last, day) => (day && day > last ? day : last), heldOn);
