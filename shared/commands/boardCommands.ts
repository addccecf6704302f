import * as z from 'zod/mini';
import { may } from '../people/capability.ts';
import { filledText, id, text } from '../protocol/fields.ts';
import { limits } from '../protocol/limits.ts';
import type { StageSpan } from '../stages/stages.ts';
import type { RulesFor } from './rules.ts';
import { rank, shape } from './shape.ts';

const whileGrouping: StageSpan = ['cluster', 'vote'];

/** Cards and piles. */
export const boardRules = {
  mergeCards: { by: may.lead, stages: ['share', 'cluster'], whenLate: 'shown' },
  withdrawCard: { by: may.lead, stages: ['share', 'register'], whenLate: 'shown' },
  resetPiles: { by: may.lead, stages: ['cluster', 'cluster'], whenLate: 'shown' },
  flagCard: { by: may.edit, stages: ['share', 'register'], whenLate: 'shown' },
  moveCard: { by: may.takePart, stages: whileGrouping, whenLate: 'shown' },
  addRisk: { by: may.edit, stages: ['cluster', 'register'], whenLate: 'shown', words: ['title'] },
  renameRisk: { by: may.edit, stages: ['cluster', 'register'], whenLate: 'shown', words: ['title'] },
  mergeRisks: { by: may.takePart, stages: whileGrouping, whenLate: 'shown' },
  removeRisk: { by: may.takePart, stages: whileGrouping, whenLate: 'shown' },
  undo: { by: may.takePart, stages: whileGrouping, whenLate: 'answeredInPlace' },
} as const satisfies RulesFor<typeof boardSchemas>;

export const boardSchemas = () => ({
  mergeCards: shape('mergeCards', { cardId: id, intoId: z.nullable(id) }),
  withdrawCard: shape('withdrawCard', { cardId: id }),
  resetPiles: shape('resetPiles', {}),
  flagCard: shape('flagCard', { cardId: id, flagged: z.boolean() }),
  moveCard: shape('moveCard', {
    cardId: id,
    riskId: z.nullable(z.union([z.literal('new'), id])),
    rank: z.exactOptional(rank),
  }),
  addRisk: shape('addRisk', {
    title: z.exactOptional(text(limits.titleLength)),
    cardIds: z.exactOptional(z.array(id).check(z.maxLength(500))),
    /** Also on the plan list; in the register only (SPEC RW1d). */
    planned: z.exactOptional(z.boolean()),
  }),
  renameRisk: shape('renameRisk', {
    riskId: id,
    title: filledText(limits.titleLength),
    /** The name that it was given in place of (SPEC BO18). */
    from: z.exactOptional(text(limits.titleLength)),
  }),
  mergeRisks: shape('mergeRisks', { riskId: id, intoId: id }),
  removeRisk: shape('removeRisk', { riskId: id }),
  undo: shape('undo', {}),
});
