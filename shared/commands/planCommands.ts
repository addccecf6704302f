import * as z from 'zod/mini';
import { cadences, comparisons, ownedParts, responses } from '../board/board.ts';
import { may } from '../people/capability.ts';
import { id, isoDate, text, whole } from '../protocol/fields.ts';
import { limits } from '../protocol/limits.ts';
import type { RulesFor } from './rules.ts';
import { name, shape } from './shape.ts';

/** Planning risks and checking their tripwires. */
export const planRules = {
  pairUp: { by: may.lead, stages: ['plan', 'plan'], whenLate: 'dropped' },
  setRisk: {
    by: may.takePart,
    stages: ['plan', 'register'],
    whenLate: 'shown',
    words: ['preventionOwner', 'watcher', 'contingencyOwner'],
  },
  acceptOwnership: { by: may.takePart, stages: ['plan', 'register'], whenLate: 'shown' },
  recordCheck: { by: may.takePart, stages: ['register', 'register'], whenLate: 'shown', words: ['reading'] },
} as const satisfies RulesFor<typeof planSchemas>;

export const planSchemas = () => ({
  pairUp: shape('pairUp', { pairs: z.exactOptional(z.record(id, z.array(id).check(z.maxLength(20)))) }),
  setRisk: shape('setRisk', {
    riskId: id,
    likelihood: z.exactOptional(z.nullable(whole(1, 5))),
    impact: z.exactOptional(z.nullable(whole(1, 5))),
    response: z.exactOptional(z.nullable(z.enum(responses))),
    preventionOwner: z.exactOptional(z.nullable(name)),
    preventionDue: z.exactOptional(z.nullable(isoDate)),
    comparison: z.exactOptional(z.nullable(z.enum(comparisons))),
    cadence: z.exactOptional(z.nullable(z.enum(cadences))),
    checkBy: z.exactOptional(z.nullable(isoDate)),
    watcher: z.exactOptional(z.nullable(name)),
    contingencyOwner: z.exactOptional(z.nullable(name)),
  }),
  acceptOwnership: shape('acceptOwnership', { riskId: id, part: z.enum(ownedParts) }),
  recordCheck: shape('recordCheck', {
    riskId: id,
    state: z.enum(['fine', 'tripped']),
    reading: z.exactOptional(z.union([z.number(), text(limits.nameLength)])),
  }),
});
