import * as z from 'zod/mini';
import { may } from '../people/capability.ts';
import { whole } from '../protocol/fields.ts';
import { limits } from '../protocol/limits.ts';
import { questionBytes } from '../protocol/padding.ts';
import type { RulesFor } from './rules.ts';
import { always } from './rules.ts';
import { noteId, shape } from './shape.ts';

/** A person's own notes. */
export const noteRules = {
  consent: { by: may.takePart, stages: ['write', 'register'], whenLate: 'dropped' },
  publishNote: { by: may.takePart, stages: ['share', 'register'], whenLate: 'dropped' },
  whichArrived: {
    by: may.takePart,
    stages: always,
    afterClosing: true,
    whenLate: 'answeredInPlace',
    isStored: false,
    hasSecretReply: true,
    leastFrameBytes: questionBytes,
  },
} as const satisfies RulesFor<typeof noteSchemas>;

export const noteSchemas = () => ({
  consent: shape('consent', { show: z.boolean() }),
  publishNote: shape('publishNote', { noteId }),
  whichArrived: shape('whichArrived', {
    round: whole(1, 1_000_000),
    noteIds: z.array(noteId).check(z.maxLength(2 * limits.notesPerPerson)),
  }),
});
