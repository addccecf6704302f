import * as Y from 'yjs';
import type { IsoDate } from '../time.ts';
import type { CardId, RiskId } from '../ids.ts';
import type { RiskFacts } from './riskFields.ts';
import { emptyFacts, riskFacts } from './riskFields.ts';

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

export const riskStates = ['none', 'armed', 'checkDue', 'tripped', 'retired'] as const;
export type RiskState = (typeof riskStates)[number];

/** The part of a risk whose owner accepts it on their own screen. */
export const ownedParts = ['prevention', 'watcher', 'contingency'] as const;
export type OwnedPart = (typeof ownedParts)[number];

export type Risk = RiskFacts & {
  readonly title: string;
  readonly rank: string;
  readonly accepted: { readonly [P in OwnedPart]?: true };
  readonly state: RiskState;
  /** What the checks of the tripwire found, oldest first; absent until the first one. */
  readonly readings?: readonly Reading[];
};

/** One check of a tripwire: its day, its result, and the number or text that was read, if any. */
export type Reading = {
  readonly on: IsoDate;
  readonly state: 'fine' | 'tripped';
  readonly reading: number | string | null;
};

export type Cards = { readonly [id: CardId]: Card };
export type Risks = { readonly [id: RiskId]: Risk };
export type Board = { readonly cards: Cards; readonly risks: Risks };

export const createRisk = (title: string, rank: string): Risk => ({
  title,
  rank,
  ...emptyFacts,
  accepted: {},
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

const readMaps = <T>(maps: Y.Map<Y.Map<unknown>>): { [id: string]: T } =>
  Object.fromEntries([...maps.entries()].map(([id, map]) => [id, Object.fromEntries(map.entries()) as T]));

export const readBoard = (doc: Y.Doc): Board => ({
  cards: readMaps<Card>(cardsMap(doc)),
  risks: Object.fromEntries(
    Object.entries(readMaps<Risk>(risksMap(doc))).map(([id, risk]) => [id, withEveryFact(risk)]),
  ),
});

/** A risk that was made before a fact was added to the list does not have it. */
const withEveryFact = (risk: Risk): Risk =>
  riskFacts.every((fact) => Object.hasOwn(risk, fact)) ? risk : { ...emptyFacts, ...risk };

type Changes<T> = { readonly [id: string]: Partial<T> | null };

function editMaps<T extends object>(maps: Y.Map<Y.Map<unknown>>, changes: Changes<T>): void {
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
