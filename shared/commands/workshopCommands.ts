import * as z from 'zod/mini';
import { may } from '../people/capability.ts';
import { isoDate } from '../protocol/fields.ts';
import type { RulesFor } from './rules.ts';
import { always, inRegister } from './rules.ts';
import { shape } from './shape.ts';

/** The workshop as a whole. */
export const workshopRules = {
  lockRoom: { by: may.govern, stages: always, whenLate: 'shown' },
  unlockRoom: { by: may.govern, stages: always, whenLate: 'shown' },
  closeWorkshop: { by: may.govern, stages: always, whenLate: 'shown' },
  setReadOnly: { by: may.govern, stages: inRegister, afterClosing: true, whenLate: 'shown' },
  keepLonger: { by: may.govern, stages: inRegister, afterClosing: true, whenLate: 'shown' },
  deleteAnswers: { by: may.govern, stages: inRegister, afterClosing: true, whenLate: 'shown' },
  deleteWorkshop: {
    by: may.govern,
    stages: always,
    afterClosing: true,
    whenLate: 'shown',
    isStored: false,
    givesUp: 'workshop',
  },
} as const satisfies RulesFor<typeof workshopSchemas>;

export const workshopSchemas = () => ({
  lockRoom: shape('lockRoom', {}),
  unlockRoom: shape('unlockRoom', {}),
  closeWorkshop: shape('closeWorkshop', {}),
  setReadOnly: shape('setReadOnly', { readOnly: z.boolean() }),
  keepLonger: shape('keepLonger', { until: z.exactOptional(isoDate) }),
  deleteAnswers: shape('deleteAnswers', {}),
  deleteWorkshop: shape('deleteWorkshop', {}),
});
