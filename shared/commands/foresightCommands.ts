import * as z from 'zod/mini';
import { firings, verdicts } from '../board/records.ts';
import { may } from '../people/capability.ts';
import { id, isoDate, text, whole } from '../protocol/fields.ts';
import { limits } from '../protocol/limits.ts';
import { outcomes } from '../session/foresight.ts';
import type { RulesFor } from './rules.ts';
import { inRegister } from './rules.ts';
import { shape } from './shape.ts';

/** The end of the project, what was foreseen of it, and the second look at half time. */
export const foresightRules = {
  endProject: { by: may.govern, stages: inRegister, whenLate: 'shown' },
  setVerdict: { by: may.edit, stages: inRegister, whenLate: 'shown' },
  askUnforeseen: { by: may.govern, stages: inRegister, whenLate: 'shown' },
  endUnforeseen: { by: may.govern, stages: inRegister, whenLate: 'shown' },
  joinUnforeseen: { by: may.edit, stages: inRegister, whenLate: 'shown' },
  withdrawUnforeseen: { by: may.govern, stages: inRegister, whenLate: 'shown' },
  startSecondLook: { by: may.govern, stages: inRegister, whenLate: 'shown' },
  putOffSecondLook: { by: may.govern, stages: inRegister, whenLate: 'shown' },
} as const satisfies RulesFor<typeof foresightSchemas>;

export const foresightSchemas = () => ({
  /** Null: it has not ended after all. */
  endProject: shape('endProject', {
    outcome: z.nullable(
      z.strictObject({
        came: z.enum(outcomes),
        text: z.exactOptional(text(limits.sayLength)),
        share: z.exactOptional(z.nullable(whole(0, 100))),
      }),
    ),
  }),
  /** A verdict of null takes it back. */
  setVerdict: shape('setVerdict', {
    id,
    verdict: z.nullable(z.enum(verdicts)),
    fired: z.exactOptional(z.nullable(z.enum(firings))),
    on: z.exactOptional(z.nullable(isoDate)),
    signOn: z.exactOptional(z.nullable(isoDate)),
  }),
  askUnforeseen: shape('askUnforeseen', {}),
  endUnforeseen: shape('endUnforeseen', {}),
  joinUnforeseen: shape('joinUnforeseen', { id, intoId: z.nullable(id) }),
  withdrawUnforeseen: shape('withdrawUnforeseen', { id }),
  startSecondLook: shape('startSecondLook', {}),
  /** Null: there will be none. */
  putOffSecondLook: shape('putOffSecondLook', { until: z.nullable(isoDate) }),
});
