import * as Y from 'yjs';
import type { EpochMs, IsoDate } from '../time.ts';
import type { CardId, ParticipantId, RiskId } from '../ids.ts';
import type { RiskFacts } from './riskFields.ts';
import { emptyFacts } from './riskFields.ts';

/** A card as everyone sees it. It has no author and no time: the server stores neither. */
export type Card = {
  readonly text: string;
  readonly riskId: RiskId | null;
  /** A fractional index: cards and risks sort by it, ties by id. */
  readonly rank: string;
  readonly flagged: boolean;
  /** The earlier card that says the same; both texts stay. */
  readonly sameAs: CardId | null;
};

/** The state of a tripwire as it is stored. Due, late and not looked at follow from the day (SPEC RG8). */
export const riskStates = ['none', 'armed', 'tripped', 'contained', 'retired'] as const;
export type RiskState = (typeof riskStates)[number];

/** What became of a prevention step (SPEC RW2). */
export const preventionStates = ['open', 'done', 'dropped'] as const;
export type PreventionState = (typeof preventionStates)[number];

/** The part of a risk whose owner accepts it on their own screen. */
export const ownedParts = ['prevention', 'watcher', 'contingency'] as const;
export type OwnedPart = (typeof ownedParts)[number];

/**
 * A risk. What the register adds after the meeting is absent, or null, until it is first set: a board of the meeting does
 * not carry it.
 */
export type Risk = RiskFacts &
  OwnerIds & {
    readonly title: string;
    readonly rank: string;
    /** R1, R2, …: given when the register is first entered or the risk is added to it, and never given again (SPEC RW1). */
    readonly number: number | null;
    readonly accepted: { readonly [P in OwnedPart]?: true };
    readonly preventionState: PreventionState;
    readonly state: RiskState;
    /** What the checks of the tripwire found, oldest first; absent until the first one. */
    readonly readings?: readonly Reading[];
    /** The day on which it was added to the register; absent for risks of the meeting. */
    readonly addedOn?: IsoDate;
    /** Until when each acceptance holds (SPEC RW8). */
    readonly acceptedUntil?: { readonly [P in OwnedPart]?: IsoDate };
    /** Since when the prevention step is done or dropped. */
    readonly preventionOn?: IsoDate | null;
    /** What is different now, or why the step was dropped. */
    readonly preventionNote?: string | null;
    /** Since when `state` holds. */
    readonly stateOn?: IsoDate | null;
    /** Why the risk was retired. */
    readonly stateNote?: string | null;
    readonly postponed?: Postponement | null;
    /** How many readings of a program in a row must be past the threshold to trip it; one unless set. */
    readonly inARow?: number | null;
    /** While it is tripped: a program says that it is back within its threshold. Whether it is contained, a person says. */
    readonly recovered?: Recovery | null;
    /** Since when the watcher says, by a link in a mail, that the check is not theirs. */
    readonly declinedOn?: IsoDate | null;
    /** Where it lay on the matrix before it was rated again, oldest first (SPEC RW6). */
    readonly positions?: readonly Position[];
  };

/** The participant who is each owner; null when the owner is only a name, or nobody (SPEC RW8). */
export type OwnerIds = {
  readonly preventionOwnerId: ParticipantId | null;
  readonly watcherId: ParticipantId | null;
  readonly contingencyOwnerId: ParticipantId | null;
};

/** The check was put off: until when, how often in a row, and why the last time (SPEC RW4). */
export type Postponement = { readonly until: IsoDate; readonly times: number; readonly reason: string };

/** A place on the matrix that was left on a day. */
export type Position = { readonly until: IsoDate; readonly likelihood: number; readonly impact: number };

/** A program found a tripped tripwire within its threshold again. */
export type Recovery = { readonly at: EpochMs; readonly reading: number | string | null };

export const checkResults = ['fine', 'tripped', 'contained', 'later'] as const;
export type CheckResult = (typeof checkResults)[number];

/** One check of a tripwire: its day, its result, and the number or text that was read, if any. */
export type Reading = {
  /** Absent for checks that were stored before they could be taken back. */
  readonly id?: string;
  readonly on: IsoDate;
  readonly state: CheckResult;
  readonly reading: number | string | null;
  readonly note?: string;
  /** Taken back (SPEC RW4): it is shown struck through and counts for nothing. */
  readonly undone?: true;
  /** Set when a program sent it: when that was measured. */
  readonly measuredAt?: EpochMs;
};

export type Cards = { readonly [id: CardId]: Card };
export type Risks = { readonly [id: RiskId]: Risk };
export type Board = { readonly cards: Cards; readonly risks: Risks };

const noOwnerIds: OwnerIds = { preventionOwnerId: null, watcherId: null, contingencyOwnerId: null };

export const createRisk = (title: string, rank: string): Risk => ({
  title,
  rank,
  number: null,
  ...emptyFacts,
  ...noOwnerIds,
  accepted: {},
  preventionState: 'open',
  state: 'none',
});

export const createCard = (text: string, rank: string): Card => ({
  text,
  riskId: null,
  rank,
  flagged: false,
  sameAs: null,
});

export const cardsMap = (doc: Y.Doc): Y.Map<Y.Map<unknown>> => doc.getMap('cards');
export const risksMap = (doc: Y.Doc): Y.Map<Y.Map<unknown>> => doc.getMap('risks');

/** The plain values of a map of maps, by id. */
export const readMaps = <T>(maps: Y.Map<Y.Map<unknown>>): { [id: string]: T } =>
  Object.fromEntries([...maps.entries()].map(([id, map]) => [id, Object.fromEntries(map.entries()) as T]));

export const readBoard = (doc: Y.Doc): Board => ({
  cards: readMaps<Card>(cardsMap(doc)),
  risks: Object.fromEntries(
    Object.entries(readMaps<Risk>(risksMap(doc))).map(([id, risk]) => [id, withEveryField(risk)]),
  ),
});

const defaults: Risk = createRisk('', '');
const everyField = Object.keys(defaults);

/** A risk that was made before a field was added does not have it. */
const withEveryField = (risk: Risk): Risk =>
  everyField.every((field) => Object.hasOwn(risk, field)) ? risk : { ...defaults, ...risk };

/** Fields by id; null removes. */
export type Changes<T> = { readonly [id: string]: Partial<T> | null };

/** Creates, changes or, for null, removes what is in a map of maps. */
export function editMaps<T extends object>(maps: Y.Map<Y.Map<unknown>>, changes: Changes<T>): void {
  for (const [id, change] of Object.entries(changes)) {
    if (change === null) {
      maps.delete(id);
      continue;
    }
    const existing = maps.get(id);
    if (existing) for (const [key, value] of Object.entries(change)) existing.set(key, value);
    else maps.set(id, new Y.Map(Object.entries(change)));
  }
}

/** Creates, changes or, for null, removes cards and risks. Only the server calls this. */
export function editBoard(doc: Y.Doc, cards: Changes<Card>, risks: Changes<Risk>): void {
  editMaps(cardsMap(doc), cards);
  editMaps(risksMap(doc), risks);
}
