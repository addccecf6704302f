import { may } from '../people/capability.ts';
import type { RulesFor } from './rules.ts';
import { always } from './rules.ts';
import { shape } from './shape.ts';

/** The workshop as a whole. */
export const workshopRules = {
  lockRoom: { by: may.govern, stages: always, whenLate: 'shown' },
  unlockRoom: { by: may.govern, stages: always, whenLate: 'shown' },
  closeWorkshop: { by: may.govern, stages: always, whenLate: 'shown' },
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
  deleteWorkshop: shape('deleteWorkshop', {}),
});
