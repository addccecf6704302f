import * as z from 'zod/mini';
import { ownedParts } from '../board/board.ts';
import { wordFacts } from '../board/riskFields.ts';
import { factChangeSchemas, ownerIdSchemas } from '../board/riskSchemas.ts';
import { may } from '../people/capability.ts';
import { id, isoDate } from '../protocol/fields.ts';
import { attackAnswers, planSteps } from '../session/planning.ts';
import type { RulesFor } from './rules.ts';
import { shape } from './shape.ts';

/** Planning risks. */
export const planRules = {
  setPlanStep: { by: may.lead, stages: ['plan', 'plan'], whenLate: 'dropped' },
  readRisk: { by: may.lead, stages: ['plan', 'plan'], whenLate: 'dropped' },
  answerAttack: { by: may.takePart, stages: ['plan', 'commit'], whenLate: 'shown' },
  pairUp: { by: may.lead, stages: ['plan', 'plan'], whenLate: 'dropped' },
  readLine: { by: may.lead, stages: ['commit', 'commit'], whenLate: 'dropped' },
  setRisk: {
    by: may.edit,
    stages: ['plan', 'register'],
    whenLate: 'shown',
    words: wordFacts,
  },
  acceptOwnership: { by: may.takePart, stages: ['plan', 'register'], whenLate: 'shown' },
} as const satisfies RulesFor<typeof planSchemas>;

export const planSchemas = () => ({
  setPlanStep: shape('setPlanStep', { step: z.enum(planSteps), from: z.exactOptional(z.enum(planSteps)) }),
  readRisk: shape('readRisk', { riskId: id }),
  answerAttack: shape('answerAttack', { riskId: id, answer: z.enum(attackAnswers) }),
  pairUp: shape('pairUp', { pairs: z.exactOptional(z.record(id, z.array(id).check(z.maxLength(20)))) }),
  /** Null: every line has been read. */
  readLine: shape('readLine', { riskId: z.nullable(id) }),
  setRisk: shape('setRisk', {
    riskId: id,
    ...factChangeSchemas(),
    ...ownerIdSchemas(),
  }),
  acceptOwnership: shape('acceptOwnership', {
    riskId: id,
    part: z.enum(ownedParts),
    until: z.exactOptional(isoDate),
  }),
});
