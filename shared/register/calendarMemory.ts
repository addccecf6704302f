import type { EpochMs, IsoDate } from '../time.ts';
import { dayMs, secondMs } from '../time.ts';
import type { CalendarEvent } from './calendarEvents.ts';

/**
 * What calendars were told of each event last, by the risk that it is about; `register` for those of the register as a
 * whole. It is the same for every feed, so that all subscribers see one SEQUENCE for one content (SPEC TL2e).
 */
export type CalendarMemory = { readonly [about: string]: readonly CalendarEntry[] };

export type CalendarEntry = {
  readonly uid: string;
  readonly sequence: number;
  /** When it changed last; at least a second after the change before, since DTSTAMP counts seconds. */
  readonly at: EpochMs;
  /** A hash of its content: it changes when the event does. */
  readonly mark: string;
  readonly day: IsoDate;
  /** Without words that people typed: all that is left of an event that is over. */
  readonly title: string;
  /** Whom it concerns, by participant id or else by name. */
  readonly owners: readonly string[];
  /** Cancelled since `at`. */
  readonly over: boolean;
  /** Whom it concerned before, with what their feed says of it since. */
  readonly gone: readonly GoneFrom[];
};

export type GoneFrom = Pick<CalendarEntry, 'sequence' | 'at' | 'day' | 'title'> & { readonly owner: string };

/** How long a feed says of an event that it was cancelled (SPEC TL2f). */
export const cancelledMs = 60 * dayMs;

/**
 * The memory after a feed is read (SPEC TL2e): an event that differs from what was told, is new again or is over gets the
 * next number and the time of this reading. Nothing else does, so that the same content has the same number for whoever reads
 * it. An entry is never forgotten, or its numbers would begin anew.
 * @param mark makes a short hash of a text
 * @returns the parts of the memory that change; none when nothing did
 */
export function remembered(
  memory: CalendarMemory,
  events: readonly CalendarEvent[],
  now: EpochMs,
  mark: (text: string) => string,
): CalendarMemory {
  const changes: { [about: string]: readonly CalendarEntry[] } = {};
  const told = Object.groupBy(events, ({ about }) => about);
  for (const about of new Set([...Object.keys(memory), ...Object.keys(told)])) {
    const before = memory[about] ?? [];
    const after = entriesAfter(before, told[about] ?? [], now, mark);
    if (after !== before) changes[about] = after;
  }
  return changes;
}

function entriesAfter(
  before: readonly CalendarEntry[],
  events: readonly CalendarEvent[],
  now: EpochMs,
  mark: (text: string) => string,
): readonly CalendarEntry[] {
  const known = new Map(before.map((entry) => [entry.uid, entry]));
  const present = new Set(events.map(({ uid }) => uid));
  const after = [
    ...events.map((event) => entryOf(event, known.get(event.uid), now, mark)),
    ...before.filter(({ uid }) => !present.has(uid)).map((entry) => cancelled(entry, now)),
  ];
  return after.length === before.length && after.every((entry) => known.get(entry.uid) === entry) ? before : after;
}

/** Later than the change before by the second that DTSTAMP can show, whatever the clock says. */
const after = (entry: CalendarEntry, now: EpochMs): EpochMs => Math.max(now, entry.at + secondMs);

function entryOf(
  event: CalendarEvent,
  entry: CalendarEntry | undefined,
  now: EpochMs,
  markOf: (text: string) => string,
): CalendarEntry {
  const { uid, day, shortTitle: title, owners } = event;
  const mark = markOf(JSON.stringify([day, event.repeats, event.title, event.description, owners]));
  if (entry === undefined) return { uid, sequence: 0, at: now, mark, day, title, owners, over: false, gone: [] };
  if (entry.mark === mark && !entry.over) return entry;
  const [sequence, at] = [entry.sequence + 1, after(entry, now)];
  const left = entry.owners.filter((owner) => !owners.includes(owner));
  const gone = [
    ...entry.gone.filter(
      (one) => !owners.includes(one.owner) && !left.includes(one.owner) && now - one.at < cancelledMs,
    ),
    ...left.map((owner): GoneFrom => ({ owner, sequence, at, day: entry.day, title: entry.title })),
  ];
  return { uid, sequence, at, mark, day, title, owners, over: false, gone };
}

const cancelled = (entry: CalendarEntry, now: EpochMs): CalendarEntry =>
  entry.over ? entry : { ...entry, sequence: entry.sequence + 1, at: after(entry, now), over: true };
