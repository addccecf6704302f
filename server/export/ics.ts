import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { EpochMs, IsoDate } from '../../shared/time.ts';

/** An event as a calendar program gets it. */
export type IcsEvent = {
  readonly uid: string;
  readonly sequence: number;
  readonly at: EpochMs;
  readonly day: IsoDate;
  readonly title: string;
  readonly repeats?: string | null;
  readonly description?: readonly string[];
  /** Hours from the beginning of the day; absent: it does not remind. */
  readonly alarmHours?: number;
  readonly isCancelled?: true;
};

export type IcsCalendar = {
  readonly name: string;
  readonly url: string;
  /** A feed is read again and again; a file is imported once. */
  readonly isFeed: boolean;
  readonly events: readonly IcsEvent[];
};

/** Control characters would end a property or be refused by a parser. */
const plain = (text: string): string =>
  text.replace(/[\r\n\u2028\u2029\u0085]+/g, ' ').replace(/[\0-\x08\x0B\x0C\x0E-\x1F\x7F]/g, '');

const dayStart = (date: IsoDate): Date => new Date(`${date}T00:00:00Z`);

/** How often a program should ask again. Most have an interval of their own. */
const askedEverySeconds = 60 * 60;

/**
 * A calendar by RFC 5545: whole days that take no time of anybody, with stable ids (SPEC TL2d, EX7).
 */
export function writeIcs({ name, url, isFeed, events }: IcsCalendar): string {
  const calendar = ical({
    prodId: { company: 'Forewarned', product: 'Tripwire checks', language: 'EN' },
    name: plain(name),
    ...(isFeed && { method: ICalCalendarMethod.PUBLISH, ttl: askedEverySeconds }),
  });
  for (const { uid, sequence, at, day, title, repeats, description = [], alarmHours, isCancelled } of events) {
    const event = calendar.createEvent({
      id: uid,
      sequence,
      start: dayStart(day),
      allDay: true,
      transparency: ICalEventTransparency.TRANSPARENT,
      stamp: new Date(at),
      summary: plain(title),
      ...(isFeed && {
        lastModified: new Date(at),
        status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      }),
      ...(repeats != null && { repeating: `RRULE:${repeats}` }),
      ...(!isCancelled && { description: [...description, url].map(plain).join('\n'), url: plain(url) }),
    });
    if (alarmHours === undefined) continue;
    const alarm = { type: ICalAlarmType.display, description: plain(title) } as const;
    const seconds = Math.abs(alarmHours) * 60 * 60;
    event.createAlarm(alarmHours < 0 ? { ...alarm, triggerBefore: seconds } : { ...alarm, triggerAfter: seconds });
  }
  // The library counts reminders after the beginning from the end, which for a whole day is the next one. No text begins a
  // line: folding puts a blank before it.
  const text = calendar.toString().replaceAll('\r\nTRIGGER;RELATED=END:', '\r\nTRIGGER:');
  // It leaves the last line open; RFC 5545 3.1 ends every line.
  return `${text}\r\n`;
}
