import type { EventType } from '../../protocol/events.ts';
import type { IsoDate } from '../../time.ts';
import type { Format } from '../format.ts';

/** What a message in a chat is worded from. Texts are on one line; '' when empty. */
type Told = {
  readonly register: string;
  /** R3; '' for what is on no card. */
  readonly id: string;
  readonly title: string;
  /** What is looked at, or the title when that is not written. */
  readonly signal: string;
  readonly threshold: string;
  readonly reading: string;
  readonly watcher: string;
  readonly owner: string;
  readonly action: string;
  readonly step: string;
  readonly day: IsoDate | null;
  readonly tripped: readonly string[];
};

type Wording = (told: Told) => string;

/** Messages of webhooks for chats: a headline and a line. */
export function chatText({ formatLongDay, list }: Format) {
  const place = ({ id, register }: Told): string => (id === '' ? `(${register})` : `(${id}, ${register})`);
  const day = (told: Told): string => (told.day === null ? '' : formatLongDay(told.day));
  const watcher = ({ watcher: name }: Told): string => (name === '' ? 'Nobody is named to look.' : `${name} looks.`);
  const read = ({ signal, reading, threshold }: Told): string =>
    reading === '' ? '' : `${signal}: ${reading}${threshold === '' ? '' : `, threshold ${threshold}`}.`;
  const plan = ({ owner, action }: Told): string =>
    action === '' ? 'What happens then is not written yet.' : owner === '' ? action : `${owner}: ${action}`;

  const headlines: { readonly [T in EventType | 'test']: Wording } = {
    due: (told) => `Today: ${told.signal} ${place(told)}`,
    late: (told) => `Late: ${told.signal} ${place(told)}`,
    notLookedAt: (told) => `Not looked at: ${told.title} ${place(told)}`,
    tripped: (told) => `Tripped: ${told.title} ${place(told)}`,
    contained: (told) => `Contained: ${told.title} ${place(told)}`,
    checked: (told) => `Looked at, still fine: ${told.signal} ${place(told)}`,
    accepted: (told) => `A part was accepted: ${told.title} ${place(told)}`,
    done: (told) => `Step done: ${told.step === '' ? told.title : told.step} ${place(told)}`,
    happened: (told) => `It happened: ${told.title} ${place(told)}`,
    nearMiss: (told) => `It almost happened: ${told.title} ${place(told)}`,
    changed: (told) => `Changed: ${told.title} ${place(told)}`,
    expiring: (told) => `The ${told.register} register will be deleted on ${day(told)}`,
    test: (told) => `This is a test from the ${told.register} register`,
  };
  const lines: { readonly [T in EventType | 'test']: Wording } = {
    due: watcher,
    late: (told) => `Due on ${day(told)}. No check is recorded since. ${watcher(told)}`,
    notLookedAt: (told) =>
      told.watcher === ''
        ? `It was due on ${day(told)}. Until someone looks, nobody knows whether your plan is needed.`
        : `${told.watcher} was to look by ${day(told)}. Until someone does, nobody knows whether your plan is needed.`,
    tripped: (told) => [read(told), plan(told)].filter((line) => line !== '').join(' '),
    contained: read,
    checked: read,
    accepted: () => '',
    done: () => '',
    happened: () => '',
    nearMiss: () => '',
    changed: () => '',
    expiring: ({ tripped }) =>
      `Open it to keep it, or download it.${tripped.length === 0 ? '' : ` Still tripped: ${list(tripped)}.`}`,
    test: () => 'Messages arrive here.',
  };
  return { headlines, lines, open: 'Open the register' };
}
