import type { EpochMs, IsoDate } from '../time.ts';

/** Wordings by the plural categories of a language; English needs `one` and `other`, Polish four. */
export type PluralForms = { readonly [C in Intl.LDMLPluralRule]?: string } & { readonly other: string };

/** Numbers, plurals, lists, dates and times as one language writes them. */
export type Format = {
  /** @param forms texts of the catalogue only: a `#` in them becomes the formatted count */
  readonly plural: (count: number, forms: PluralForms) => string;
  /** 2,000 */
  readonly number: (number: number) => string;
  /** Ana, Ben and Carla */
  readonly list: (parts: readonly string[]) => string;
  /** 21 May 2027 */
  readonly formatDate: (date: IsoDate) => string;
  /** Friday 21 May 2027 */
  readonly formatLongDay: (date: IsoDate) => string;
  /** Fri 21 May 2027 */
  readonly formatDay: (date: IsoDate) => string;
  /** 21 May */
  readonly formatShortDay: (date: IsoDate) => string;
  /** Days as one writes them on this day: with the year only when it is another one (SPEC RP11). */
  readonly daysFrom: (today: IsoDate) => Days;
  /** May 2027 */
  readonly formatMonth: (date: IsoDate) => string;
  /** 14:52, in the time zone of the device. */
  readonly formatTime: (time: EpochMs) => string;
  /** 4:03 left, or −1:20 in overrun; an hour is 60:00, as an agenda counts. A started second counts. */
  readonly formatClock: (remainingMs: number) => string;
};

export type Days = {
  /** 4 January, or 4 January 2027 */
  readonly long: (date: IsoDate) => string;
  /** 4 Jan */
  readonly short: (date: IsoDate) => string;
  /** Mon 4 Jan */
  readonly weekday: (date: IsoDate) => string;
};

const startOf = (date: IsoDate): number => Date.parse(`${date}T00:00:00Z`);

const cached = new Map<string, Format>();

/**
 * Formatters of a language, created once per tag because constructing an Intl object is slow.
 * @param locale BCP 47 tag of the language of the text, with a region where one is known; never the browser's own default
 */
export function formatOf(locale: string): Format {
  const known = cached.get(locale);
  if (known) return known;
  const created = createFormat(locale);
  cached.set(locale, created);
  return created;
}

function createFormat(locale: string): Format {
  const rules = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const times = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' });
  const seconds = new Intl.NumberFormat(locale, { minimumIntegerDigits: 2 });
  const minutes = new Intl.NumberFormat(locale, { useGrouping: false });
  // A date is the same day in every time zone.
  const day = (options: Intl.DateTimeFormatOptions): ((date: IsoDate) => string) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    return (date) => format.format(startOf(date));
  };
  const dayMonth = { day: 'numeric', month: 'long' } as const;
  const shortDay = { day: 'numeric', month: 'short' } as const;
  const weekday = { ...shortDay, weekday: 'short' } as const;
  const daysFrom = (today: IsoDate): Days => {
    const style = (options: Intl.DateTimeFormatOptions): ((date: IsoDate) => string) => {
      const [same, other] = [day(options), day({ ...options, year: 'numeric' })];
      return (date) => (date.slice(0, 4) === today.slice(0, 4) ? same(date) : other(date));
    };
    return { long: style(dayMonth), short: style(shortDay), weekday: style(weekday) };
  };
  return {
    daysFrom,
    plural: (count, forms) => (forms[rules.select(count)] ?? forms.other).replaceAll('#', () => numbers.format(count)),
    number: (number) => numbers.format(number),
    list: (parts) => lists.format(parts),
    formatDate: day({ day: 'numeric', month: 'long', year: 'numeric' }),
    formatLongDay: day({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    formatDay: day({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }),
    formatShortDay: day({ day: 'numeric', month: 'short' }),
    formatMonth: day({ month: 'long', year: 'numeric' }),
    formatTime: (time) => times.format(time),
    formatClock(remainingMs) {
      const left = Math.abs(remainingMs < 0 ? Math.floor(remainingMs / 1000) : Math.ceil(remainingMs / 1000));
      const clock = `${minutes.format(Math.floor(left / 60))}:${seconds.format(left % 60)}`;
      return remainingMs < 0 ? `\u2212${clock}` : clock;
    },
  };
}
