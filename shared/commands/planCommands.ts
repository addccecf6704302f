import * as z from 'zod/mini';
import { ownedParts } from '../board/board.ts';
import { wordFacts } from '../board/riskFields.ts';
import { factChangeSchemas } from '../board/riskSchemas.ts';
import { may } from '../people/capability.ts';
import { id, text } from '../protocol/fields.ts';
import { limits } from '../protocol/limits.ts';
import type { RulesFor } from './rules.ts';
import { shape } from './shape.ts';

/** Planning risks and checking their tripwires. */
export const planRules = {
  pairUp: { by: may.lead, stages: ['plan', 'plan'], whenLate: 'dropped' },
  setRisk: {
    by: may.takePart,
    stages: ['plan', 'register'],
    whenLate: 'shown',
    words: wordFacts,
  },
  acceptOwnership: { by: may.takePart, stages: ['plan', 'register'], whenLate: 'shown' },
  recordCheck: { by: may.takePart, stages: ['register', 'register'], whenLate: 'shown', words: ['reading'] },
} as const satisfies RulesFor<typeof planSchemas>;

export const planSchemas = () => ({
  pairUp: shape('pairUp', { pairs: z.exactOptional(z.record(id, z.array(id).check(z.maxLength(20)))) }),
  setRisk: shape('setRisk', {
    riskId: id,
    ...factChangeSchemas(),
  }),
  acceptOwnership: shape('acceptOwnership', { riskId: id, part: z.enum(ownedParts) }),
  recordCheck: shape('recordCheck', {
    riskId: id,
    state: z.enum(['fine', 'tripped']),
    reading: z.exactOptional(z.union([z.number(), text(limits.nameLength)])),
  }),
});
