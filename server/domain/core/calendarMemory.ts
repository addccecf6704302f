import type { EpochMs, IsoDate } from '../../../shared/time.ts';

/**
 * What calendars were told of each event last, by the risk that it is about; `register` for those of the register as a
 * whole. It is the same for every feed, so that all subscribers see one SEQUENCE for one content.
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
