import * as z from 'zod/mini';
import { checkResults, preventionStates } from '../board/board.ts';
import { may } from '../people/capability.ts';
import { id, text, whole } from '../protocol/fields.ts';
import { limits } from '../protocol/limits.ts';
import type { StageSpan } from '../stages/stages.ts';
import type { RulesFor } from './rules.ts';
import { shape } from './shape.ts';

const afterMeeting: StageSpan = ['register', 'register'];

/** For how many days a check can be put off (SPEC RW4e). */
export const postponements = [1, 3, 7] as const;

/** The rows of the register after the meeting. */
export const registerRules = {
  recordCheck: { by: may.check, stages: afterMeeting, whenLate: 'shown', words: ['reading', 'note'] },
  undoCheck: { by: may.check, stages: afterMeeting, whenLate: 'shown' },
  setPrevention: { by: may.check, stages: afterMeeting, whenLate: 'shown', words: ['note'] },
  retireRisk: { by: may.edit, stages: afterMeeting, whenLate: 'shown', words: ['reason'] },
  reviveRisk: { by: may.edit, stages: afterMeeting, whenLate: 'shown' },
  planRisk: { by: may.edit, stages: afterMeeting, whenLate: 'shown' },
  parkRisk: { by: may.edit, stages: afterMeeting, whenLate: 'shown' },
  undoChange: { by: may.check, stages: afterMeeting, whenLate: 'shown' },
} as const satisfies RulesFor<typeof registerSchemas>;

const remark = () => text(limits.sayLength);

export const registerSchemas = () => ({
  recordCheck: shape('recordCheck', {
    riskId: id,
    state: z.enum(checkResults),
    reading: z.exactOptional(z.union([z.number(), text(limits.nameLength)])),
    note: z.exactOptional(remark()),
    days: z.exactOptional(z.literal(postponements)),
    anyway: z.exactOptional(z.boolean()),
  }),
  undoCheck: shape('undoCheck', { riskId: id, checkId: id }),
  setPrevention: shape('setPrevention', {
    riskId: id,
    state: z.enum(preventionStates),
    note: z.exactOptional(remark()),
  }),
  retireRisk: shape('retireRisk', { riskId: id, reason: remark() }),
  reviveRisk: shape('reviveRisk', { riskId: id }),
  planRisk: shape('planRisk', { riskId: id }),
  parkRisk: shape('parkRisk', { riskId: id }),
  undoChange: shape('undoChange', { entryId: whole(1, Number.MAX_SAFE_INTEGER) }),
});
