import { isConfidence } from '../../shared/ballot/ballot.ts';
import { isId } from '../../shared/ids.ts';
import { isPlanField } from '../../shared/plan/plan.ts';
import { isReviewField } from '../../shared/plan/reviews.ts';
import type { AnyValue } from './parseAny.ts';
import { updateLimits } from './updateLimits.ts';
import type { SharedType } from './parsedUpdate.ts';

/** What a shared type may hold. */
export type Shape =
  | { readonly kind: 'list'; readonly of: Slot; readonly most: number }
  | { readonly kind: 'keys'; readonly slotFor: (key: string) => Slot | null; readonly most: number }
  | { readonly kind: 'text'; readonly most: number };

/** What a list element or map key may hold: a plain value, or a shared type created by the writer or only by the server. */
export type Slot =
  | { readonly kind: 'value'; readonly allows: (value: AnyValue) => boolean }
  | { readonly kind: 'shared'; readonly type: SharedType; readonly shape: Shape; readonly madeBy: 'writer' | 'server' };

/** The schema of a document that participants write. */
export type DocumentShape = {
  readonly rootFor: (name: string) => Shape | null;
  /** In their own document people may delete everything; in the plan only characters inside texts. */
  readonly deletable: 'everything' | 'texts';
  readonly serverWrites: boolean;
  readonly mostBytes: number;
};

const value = (allows: (value: AnyValue) => boolean): Slot => ({ kind: 'value', allows });
const text: Shape = { kind: 'text', most: updateLimits.textUnits };

const rankShape = /^[\x21-\x7e]+$/;
const isRank = (rank: AnyValue): boolean =>
  typeof rank === 'string' && rank.length <= updateLimits.rankLength && rankShape.test(rank);

const noteSlots = new Map<string, Slot>([
  ['id', value(isId)],
  ['text', { kind: 'shared', type: 'text', shape: text, madeBy: 'writer' }],
  ['rank', value(isRank)],
  ['keep', value((keep) => keep === true)],
]);
const note: Shape = { kind: 'keys', slotFor: (key) => noteSlots.get(key) ?? null, most: noteSlots.size };
const notes: Shape = {
  kind: 'list',
  of: { kind: 'shared', type: 'map', shape: note, madeBy: 'writer' },
  most: updateLimits.notes,
};

export const notebookShape: DocumentShape = {
  rootFor: (name) => (name === 'notes' ? notes : null),
  deletable: 'everything',
  serverWrites: false,
  mostBytes: updateLimits.notebookBytes,
};

/** Checks the dots per risk only. The total is checked when the vote closes. */
export function ballotShape(maxPerRisk: number): DocumentShape {
  const dots = value((count) => Number.isInteger(count) && (count as number) >= 0 && (count as number) <= maxPerRisk);
  const answers = new Map<string, Slot>([
    ['confidence', value(isConfidence)],
    ['pulse', value((pulse) => typeof pulse === 'string' && pulse.length <= updateLimits.textUnits)],
  ]);
  const roots = new Map<string, Shape>([
    ['dots', { kind: 'keys', slotFor: (key) => (isId(key) ? dots : null), most: updateLimits.dotKeys }],
    ['answers', { kind: 'keys', slotFor: (key) => answers.get(key) ?? null, most: answers.size }],
  ]);
  return {
    rootFor: (name) => roots.get(name) ?? null,
    deletable: 'everything',
    serverWrites: false,
    mostBytes: updateLimits.ballotBytes,
  };
}

const fieldSlot: Slot = { kind: 'shared', type: 'text', shape: text, madeBy: 'server' };
/** A map of the texts that the server made, by the id of their risk or incident. */
const textsById = (isField: (key: string) => boolean): Shape => {
  const texts: Slot = {
    kind: 'shared',
    type: 'map',
    madeBy: 'server',
    shape: { kind: 'keys', slotFor: (key) => (isField(key) ? fieldSlot : null), most: Infinity },
  };
  return { kind: 'keys', slotFor: () => texts, most: Infinity };
};
const planRoots = new Map<string, Shape>([
  ['plans', textsById(isPlanField)],
  ['reviews', textsById(isReviewField)],
]);

export const planShape: DocumentShape = {
  rootFor: (name) => planRoots.get(name) ?? null,
  deletable: 'texts',
  serverWrites: true,
  mostBytes: updateLimits.planBytes,
};
