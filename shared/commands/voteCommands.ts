import * as z from 'zod/mini';
import { may } from '../people/capability.ts';
import { id, whole } from '../protocol/fields.ts';
import type { RulesFor } from './rules.ts';
import { always } from './rules.ts';
import { shape } from './shape.ts';

/** The vote and the list of risks that it leads to. */
export const voteRules = {
  openVote: { by: may.lead, stages: ['vote', 'vote'], whenLate: 'dropped' },
  closeVote: { by: may.lead, stages: always, whenLate: 'dropped' },
  setTopRisks: { by: may.lead, stages: ['vote', 'register'], whenLate: 'shown' },
} as const satisfies RulesFor<typeof voteSchemas>;

export const voteSchemas = () => ({
  openVote: shape('openVote', { dots: z.exactOptional(whole(1, 50)) }),
  closeVote: shape('closeVote', {}),
  setTopRisks: shape('setTopRisks', {
    riskIds: z.array(id).check(z.minLength(1), z.maxLength(8)),
    minority: z.exactOptional(z.nullable(id)),
  }),
});
