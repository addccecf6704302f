import { isConfidence } from '../../shared/ballot/ballot.ts';
import { isId } from '../../shared/ids.ts';
import { isPlanField } from '../../shared/plan/plan.ts';
import type { AnyValue } from './parseAny.ts';
import { caps } from './updateLimits.ts';
import type { SharedType } from './parsedUpdate.ts';

/** What a shared type may hold. */
export type Shape =
  | { readonly kind: 'list'; readonly of: Slot; readonly most: number }
  | { readonly kind: 'keys'; readonly slotFor: (key: string) => Slot | null; readonly most: number }
  | { readonly kind: 'text'; readonly most: number };

/** What may stand in one place: a plain value, or a shared type that the writer or only the server may make. */
export type Slot =
  | { readonly kind: 'value'; readonly allows: (value: AnyValue) => boolean }
  | { readonly kind: 'shared'; readonly type: SharedType; readonly shape: Shape; readonly madeBy: 'writer' | 'server' };

/** A document people write to (CONTRACT section 4). */
export type DocumentShape = {
  readonly rootFor: (name: string) => Shape | null;
  /** A person may delete everything in their own document, but in the plan only what is written inside the texts. */
  readonly deletable: 'everything' | 'texts';
  readonly serverWrites: boolean;
  readonly mostBytes: number;
};

const value = (allows: (value: AnyValue) => boolean): Slot => ({ kind: 'value', allows });
const text: Shape = { kind: 'text', most: caps.textUnits };

const rankShape = /^[\x21-\x7e]+$/;
const isRank = (rank: AnyValue): boolean =>
  typeof rank === 'string' && rank.length <= caps.rankLength && rankShape.test(rank);

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
  most: caps.notes,
};

export const notebookShape: DocumentShape = {
  rootFor: (name) => (name === 'notes' ? notes : null),
  deletable: 'everything',
  serverWrites: false,
  mostBytes: caps.notebookBytes,
};

/** Whole dots are counted when the vote closes; here one risk has no more than a person may give it. */
export function ballotShape(maxPerRisk: number): DocumentShape {
  const dots = value((count) => Number.isInteger(count) && (count as number) >= 0 && (count as number) <= maxPerRisk);
  const answers = new Map<string, Slot>([
    ['confidence', value(isConfidence)],
    ['pulse', value((pulse) => typeof pulse === 'string' && pulse.length <= caps.textUnits)],
  ]);
  const roots = new Map<string, Shape>([
    ['dots', { kind: 'keys', slotFor: (key) => (isId(key) ? dots : null), most: caps.dotKeys }],
    ['answers', { kind: 'keys', slotFor: (key) => answers.get(key) ?? null, most: answers.size }],
  ]);
  return {
    rootFor: (name) => roots.get(name) ?? null,
    deletable: 'everything',
    serverWrites: false,
    mostBytes: caps.ballotBytes,
  };
}

const fieldSlot: Slot = { kind: 'shared', type: 'text', shape: text, madeBy: 'server' };
const planOfRisk: Slot = {
  kind: 'shared',
  type: 'map',
  madeBy: 'server',
  shape: { kind: 'keys', slotFor: (key) => (isPlanField(key) ? fieldSlot : null), most: Infinity },
};
const plans: Shape = { kind: 'keys', slotFor: () => planOfRisk, most: Infinity };

export const planShape: DocumentShape = {
  rootFor: (name) => (name === 'plans' ? plans : null),
  deletable: 'texts',
  serverWrites: true,
  mostBytes: caps.planBytes,
};
