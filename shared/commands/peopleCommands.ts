import * as z from 'zod/mini';
import { may } from '../people/capability.ts';
import { joinRoles } from '../people/roles.ts';
import { id, whole } from '../protocol/fields.ts';
import type { RulesFor } from './rules.ts';
import { always } from './rules.ts';
import { name, shape } from './shape.ts';

/** Who is in the workshop and what each of them does. */
export const peopleRules = {
  nameDeputy: { by: may.govern, stages: always, whenLate: 'shown' },
  handOver: { by: may.govern, stages: always, whenLate: 'shown' },
  confirmFacilitatorLink: {
    by: may.govern,
    stages: always,
    afterClosing: true,
    whenLate: 'dropped',
    isStored: false,
  },
  removeParticipant: { by: may.govern, stages: always, whenLate: 'shown' },
  takeOver: { by: may.takePart, stages: always, whenLate: 'dropped' },
  agree: { by: may.takePart, stages: ['lobby', 'imagine'], whenLate: 'dropped' },
  setName: { by: may.takePart, stages: always, whenLate: 'shown', words: ['name'] },
  setPart: { by: may.takePart, stages: ['lobby', 'share'], whenLate: 'dropped' },
  setRole: { by: ['participant', 'observer'], stages: ['lobby', 'commit'], whenLate: 'shown' },
  setDone: { by: may.takePart, stages: ['lobby', 'commit'], whenLate: 'dropped' },
  leave: {
    by: may.beHere,
    stages: always,
    afterClosing: true,
    whenLate: 'shown',
    isStored: false,
    givesUp: 'seat',
  },
} as const satisfies RulesFor<typeof peopleSchemas>;

export const peopleSchemas = () => ({
  nameDeputy: shape('nameDeputy', { participantId: z.nullable(id) }),
  handOver: shape('handOver', { participantId: id }),
  confirmFacilitatorLink: shape('confirmFacilitatorLink', { issue: whole(1, Number.MAX_SAFE_INTEGER) }),
  removeParticipant: shape('removeParticipant', { participantId: id }),
  takeOver: shape('takeOver', {}),
  agree: shape('agree', {}),
  setName: shape('setName', { name }),
  setPart: shape('setPart', { writes: z.exactOptional(z.boolean()), reads: z.exactOptional(z.boolean()) }),
  setRole: shape('setRole', { role: z.enum(joinRoles) }),
  setDone: shape('setDone', { done: z.boolean() }),
  leave: shape('leave', {}),
});
