import type { Cadence } from '../../shared/board/riskFields.ts';
import type { RiskId } from '../../shared/ids.ts';
import type { Person } from '../harness/person.ts';
import type { NaiveTripwire } from './naiveTripwire.ts';
import { dayAfter, naiveDueDay, naiveState } from './naiveTripwire.ts';

/*
 * Who has to be told what on each day of a project, worked out by the rules as they are written for people. It shares no
 * code with the product, so that the two can be compared.
 */

export type Watched = {
  readonly number: number;
  readonly riskId: RiskId;
  readonly watcher: Person;
  readonly stepOwner: Person;
  readonly planOwner: Person;
  readonly stepDue: string;
  stepIsOpen: boolean;
  wire: NaiveTripwire;
};

/** A message as the test expects it: its day, to whom, and about what. */
export type Ledger = Map<string, string[]>;

export const entered = (ledger: Ledger, day: string, entry: string): void => {
  ledger.set(day, [...(ledger.get(day) ?? []), entry].sort());
};

type People = { readonly lead: Person; readonly everyone: readonly Person[] };

export const addressOf = ({ name }: Pick<Person, 'name'>): string => `${name.toLowerCase()}@example.org`;

type Test = { readonly owner: Person; readonly until: string; isRunning: boolean };
type Lesson = { readonly carrier: Person; isAccepted: boolean; asked: 'landed' | 'holds' | null; due: string };

/** What the test knows of the project. */
export type Known = {
  readonly watched: readonly Watched[];
  readonly tests: Test[];
  readonly lessons: Lesson[];
  isOwnedUnaccepted: boolean;
  /** The last moment for a review that nobody has kept yet. */
  reviewBy: number | null;
};

const graceOf: { readonly [C in Cadence]?: number } = { weekly: 2, monthly: 6, biweekly: 3 };
const isSeldom = (cadence: Cadence): boolean => cadence !== 'weekly';

/** What there is to tell somebody on a morning, by the rules as they are written for people. */
function thingsFor(person: Person, today: string, at: number, room: People, known: Known): string[] {
  const isLead = person === room.lead;
  const things = known.watched.flatMap(({ wire, number, watcher, planOwner, stepOwner, stepIsOpen, stepDue }) => {
    const due = naiveDueDay(wire);
    const state = naiveState(wire, today);
    const silent = due === null ? '' : dayAfter(due, (graceOf[wire.cadence] ?? 0) + 1);
    const isSilent = state === 'notLookedAt';
    return [
      (state === 'due' || state === 'late') && person === watcher && `look ${number} ${due}`,
      isSilent && person === watcher && `silence ${number} ${due}`,
      isSilent && person === planOwner && today >= dayAfter(silent, 1) && `silence ${number} ${due}`,
      isSilent && isLead && today >= dayAfter(silent, 2) && `silence ${number} ${due}`,
      isSeldom(wire.cadence) && due === dayAfter(today) && person === watcher && `tomorrow ${number} ${due}`,
      stepIsOpen && today > stepDue && person === stepOwner && `step ${number}`,
    ];
  });
  return [
    ...things,
    known.isOwnedUnaccepted && person.name === 'Fay' && 'owned',
    ...known.tests.map(
      ({ owner, until, isRunning }, i) => isRunning && today >= until && person === owner && `test ${i}`,
    ),
    ...known.lessons.flatMap(({ carrier, isAccepted, asked, due }, i) => [
      !isAccepted && person === carrier && `accept ${i}`,
      asked !== null && today >= due && person === carrier && `${asked} ${i} ${due}`,
    ]),
    known.reviewBy !== null && at > known.reviewBy && isLead && 'review',
  ].filter((thing) => thing !== false);
}

/** Who gets a digest on a morning: whoever has something that they were not told of while it has been so. */
export function digestsOf(today: string, at: number, room: People, known: Known, before: Map<Person, Set<string>>) {
  return room.everyone.flatMap((person) => {
    const things = thingsFor(person, today, at, room, known);
    const isNews = things.some((thing) => !before.get(person)?.has(thing));
    before.set(person, new Set(things));
    return isNews ? [`digest ${addressOf(person)}`] : [];
  });
}

/** What webhooks are told on a morning. */
export const eventsOf = (today: string, { watched }: Known): string[] =>
  watched.flatMap(({ wire, number }) => {
    const state = naiveState(wire, today);
    const yesterday = naiveState(wire, dayAfter(today, -1));
    return ['due', 'late', 'notLookedAt'].includes(state) && state !== yesterday ? [`${state} R${number}`] : [];
  });
