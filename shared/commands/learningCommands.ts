import * as z from 'zod/mini';
import { checklistItems, testOutcomes, testTexts } from '../board/records.ts';
import { may } from '../people/capability.ts';
import { filledText, id, isoDate, text } from '../protocol/fields.ts';
import { limits } from '../protocol/limits.ts';
import type { RulesFor } from './rules.ts';
import { inRegister } from './rules.ts';
import { shape } from './shape.ts';

/** Small tests of the register, and its checklists. */
export const learningRules = {
  addSmallTest: { by: may.edit, stages: inRegister, whenLate: 'shown', words: [...testTexts, 'owner'] },
  setSmallTest: { by: may.edit, stages: inRegister, whenLate: 'shown', words: [...testTexts, 'owner', 'result'] },
  startSmallTest: { by: may.edit, stages: inRegister, whenLate: 'shown' },
  endSmallTest: { by: may.check, stages: inRegister, whenLate: 'shown', words: ['result'] },
  removeSmallTest: { by: may.edit, stages: inRegister, whenLate: 'shown' },
  makeChecklist: { by: may.edit, stages: inRegister, whenLate: 'shown', words: ['pause'] },
  setChecklist: { by: may.edit, stages: inRegister, whenLate: 'shown', words: ['pause'] },
  removeChecklist: { by: may.edit, stages: inRegister, whenLate: 'shown' },
  runChecklist: { by: may.check, stages: inRegister, whenLate: 'shown' },
  undoChecklistRun: { by: may.check, stages: inRegister, whenLate: 'shown' },
} as const satisfies RulesFor<typeof learningSchemas>;

const words = () => text(limits.sayLength);

const testFields = () => ({
  change: z.exactOptional(words()),
  exposure: z.exactOptional(words()),
  expected: z.exactOptional(words()),
  adoptIf: z.exactOptional(words()),
  adaptIf: z.exactOptional(words()),
  abandonIf: z.exactOptional(words()),
  stopIf: z.exactOptional(words()),
  undoneBy: z.exactOptional(words()),
  from: z.exactOptional(z.nullable(isoDate)),
  until: z.exactOptional(z.nullable(isoDate)),
  owner: z.exactOptional(z.nullable(text(limits.nameLength))),
  ownerId: z.exactOptional(z.nullable(id)),
});

const pause = () => filledText(limits.titleLength);
const items = () =>
  z.array(filledText(limits.titleLength)).check(z.minLength(checklistItems.least), z.maxLength(checklistItems.most));

export const learningSchemas = () => ({
  addSmallTest: shape('addSmallTest', {
    riskId: z.exactOptional(id),
    changeId: z.exactOptional(id),
    ...testFields(),
  }),
  setSmallTest: shape('setSmallTest', { testId: id, ...testFields(), result: z.exactOptional(words()) }),
  startSmallTest: shape('startSmallTest', { testId: id }),
  endSmallTest: shape('endSmallTest', {
    testId: id,
    outcome: z.enum(testOutcomes),
    result: words(),
    stopped: z.exactOptional(z.boolean()),
    stepDone: z.exactOptional(z.boolean()),
  }),
  removeSmallTest: shape('removeSmallTest', { testId: id }),
  makeChecklist: shape('makeChecklist', { pause: pause(), items: items() }),
  setChecklist: shape('setChecklist', {
    checklistId: id,
    pause: z.exactOptional(pause()),
    items: z.exactOptional(items()),
  }),
  removeChecklist: shape('removeChecklist', { checklistId: id }),
  runChecklist: shape('runChecklist', { checklistId: id }),
  undoChecklistRun: shape('undoChecklistRun', { checklistId: id }),
});
