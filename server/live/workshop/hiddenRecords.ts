import type * as z from 'zod/mini';
import type { ParticipantId } from '../../../shared/ids.ts';
import type { Errands } from '../../domain/core/errand.ts';
import type { Access, Hidden } from '../../domain/core/state.ts';
import { noMailbox } from '../../domain/core/mailbox.ts';
import { noVisitors } from '../../domain/core/visitors.ts';
import type { StoredWorkshop, Write } from '../../store/port.ts';
import {
  allChecksShape,
  calendarShape,
  checksShape,
  deliveriesShape,
  errandShape,
  historyShape,
  partShapes,
  partsSince,
  undoShape,
} from './recordShapes.ts';

/**
 * Parts with one record for each person or risk. In a single record every move of a card would write the undo steps of all
 * again, 500 kB with fifty participants, and every check those of all risks.
 */
const dividedParts = {
  undo: undoShape,
  checks: checksShape,
  history: historyShape,
  deliveries: deliveriesShape,
  calendar: calendarShape,
} as const;
type DividedPart = keyof typeof dividedParts;
type Divided = Pick<Hidden, DividedPart>;
type StoredErrands = StoredWorkshop['errands'];
/** The parts with hashes by which a workshop may be opened. */
const openingParts = ['visitors', 'mailbox', 'taps', 'feeds', 'readingKeys'] as const;
type Opening = Pick<Hidden, (typeof openingParts)[number]>;
/** What is compared with the state before, to write only what differs. */
type Compared = Divided & Opening & Pick<Hidden, 'errands'>;

/** Before a workshop is created. */
export const nothingHidden: Compared & { readonly access: null } = {
  undo: {},
  checks: {},
  history: {},
  calendar: {},
  feeds: {},
  readingKeys: {},
  deliveries: {},
  visitors: noVisitors,
  errands: {},
  mailbox: noMailbox,
  taps: {},
  access: null,
};

const isDivided = (name: string): name is DividedPart => Object.hasOwn(dividedParts, name);

/**
 * The writes for changed parts of the hidden state. Every seat's token is also an entry of its own, which the store finds
 * without the workshop; so are the secrets of links.
 * @param before `nothingHidden` for a new workshop
 */
export function writesForHidden(
  workshopId: string,
  before: Compared & { readonly access: Access | null },
  changed: Partial<Hidden>,
): Write[] {
  return [
    ...Object.entries(changed).flatMap(([name, value]): Write[] =>
      name === 'errands'
        ? writesForErrands(workshopId, before.errands, value as Errands)
        : isDivided(name)
          ? writesForEach(workshopId, name, before[name], value as Divided[DividedPart])
          : [{ kind: 'putRecord', workshopId, name, value }],
    ),
    ...(changed.access || openingParts.some((part) => changed[part])
      ? writesForTokens(workshopId, holdersOf(before), holdersOf({ ...before, ...changed }))
      : []),
  ];
}

/**
 * The holder of each hash by which the workshop may be opened: tokens of seats and visitors, and the secrets of links, of
 * links in mails, of feeds and of keys.
 */
const holdersOf = (parts: Opening & { readonly access: Access | null }): Holders => {
  const { access, visitors, mailbox, taps, feeds, readingKeys } = parts;
  return new Map<string, ParticipantId>([
    ...(access === null ? [] : [...holders(access.seats), [access.secretHash, 'facilitatorLink'] as const]),
    ...holders(visitors.visits),
    ...Object.values(visitors.links).map(({ secretHash }) => [secretHash, 'link'] as const),
    ...Object.values(visitors.personal)
      .filter(({ usedOn }) => usedOn === null)
      .map(({ secretHash }) => [secretHash, 'personalLink'] as const),
    ...Object.values(mailbox.addresses).flatMap(({ confirmHash, unsubscribeHash }) => [
      [confirmHash, 'mailConfirmation'] as const,
      [unsubscribeHash, holderNames.unsubscribe] as const,
    ]),
    ...Object.keys(taps).map((hash) => [hash, 'tap'] as const),
    ...Object.values(feeds).map(({ secretHash }) => [secretHash, holderNames.feed] as const),
    ...Object.values(readingKeys).map(({ keyHash }) => [keyHash, holderNames.readingKey] as const),
  ]);
};

/** In the place of a participant, for what opens a workshop to a program alone. */
const holderNames = { feed: 'feed', readingKey: 'readingKey', unsubscribe: 'unsubscribe' } as const;
export type ProgramHolder = keyof typeof holderNames;

type Holders = ReadonlyMap<string, ParticipantId>;

const holders = (tokens: Readonly<Record<string, { readonly participantId: ParticipantId }>>) =>
  Object.entries(tokens).map(([hash, { participantId }]) => [hash, participantId] as const);

const writesForTokens = (workshopId: string, before: Holders, after: Holders): Write[] => [
  ...[...before.keys()]
    .filter((hash) => !after.has(hash))
    .map((hash): Write => ({ kind: 'deleteToken', workshopId, hash })),
  ...[...after]
    .filter(([hash, participantId]) => before.get(hash) !== participantId)
    .map(([hash, participantId]): Write => ({ kind: 'putToken', workshopId, hash, participantId })),
];

const writesForEach = (
  workshopId: string,
  part: DividedPart,
  before: Divided[DividedPart],
  after: Divided[DividedPart],
): Write[] =>
  Object.keys({ ...before, ...after })
    .filter((id) => before[id] !== after[id])
    .map((id): Write => {
      const name = `${part}/${id}`;
      const value = after[id] ?? [];
      return value.length > 0
        ? { kind: 'putRecord', workshopId, name, value }
        : { kind: 'deleteRecord', workshopId, name };
    });

/** Errands are not records: the store finds those that are due without opening their workshop. */
const writesForErrands = (workshopId: string, before: Errands, after: Errands): Write[] =>
  Object.keys({ ...before, ...after })
    .filter((id) => before[id] !== after[id])
    .map((id): Write => {
      const errand = after[id];
      if (!errand) return { kind: 'deleteErrand', workshopId, id };
      const { dueAt, ...value } = errand;
      return { kind: 'putErrand', workshopId, id, at: dueAt, value };
    });

function readErrands(stored: StoredErrands): Errands | null {
  const errands = [...stored].map(([id, { at, value }]) => [id, { ...(value as object), dueAt: at }] as const);
  return errands.every(([, errand]) => fits(errandShape, errand)) ? (Object.fromEntries(errands) as Errands) : null;
}

/** The record of earlier versions that held the checks of all risks, divided (SPEC RW9d). */
export function writesForAllChecks(workshopId: string, records: ReadonlyMap<string, unknown>, hidden: Hidden): Write[] {
  if (!records.has('checks')) return [];
  return [
    ...writesForEach(workshopId, 'checks', {}, hidden.checks),
    { kind: 'deleteRecord', workshopId, name: 'checks' },
  ];
}

/** @returns the hidden state, or the name of a record that is missing or has another shape than the code relies on */
export function readHidden(
  records: ReadonlyMap<string, unknown>,
  storedErrands: StoredErrands = new Map(),
): Hidden | { readonly unreadable: string } {
  const parts: Record<string, unknown> = {};
  const absent: Record<string, unknown> = partsSince;
  for (const [name, shape] of Object.entries(partShapes)) {
    const value = records.has(name) ? records.get(name) : absent[name];
    if (!fits(shape, value)) return { unreadable: name };
    parts[name] = value;
  }
  const divided: Record<DividedPart, Record<string, unknown>> = {
    undo: {},
    checks: {},
    history: {},
    calendar: {},
    deliveries: {},
  };
  for (const [name, value] of records) {
    const [part = '', id] = name.split('/');
    if (!isDivided(part) || (id === undefined && part !== 'checks')) continue;
    const shape = id === undefined ? allChecksShape : dividedParts[part];
    if (!fits(shape, value)) return { unreadable: name };
    if (id === undefined) divided.checks = { ...(value as object), ...divided.checks };
    else divided[part][id] = value;
  }
  const errands = readErrands(storedErrands);
  if (errands === null) return { unreadable: 'errands' };
  return { ...(parts as Omit<Hidden, DividedPart | 'errands'>), ...(divided as Divided), errands };
}

const fits = (shape: z.ZodMiniType, value: unknown): boolean => shape.safeParse(value).success;
