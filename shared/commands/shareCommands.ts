import * as z from 'zod/mini';
import { may } from '../people/capability.ts';
import { id } from '../protocol/fields.ts';
import type { StageSpan } from '../stages/stages.ts';
import type { RulesFor } from './rules.ts';
import { shape } from './shape.ts';

const inShare: StageSpan = ['share', 'share'];

/** Reading the cards aloud, one after the other. */
export const shareRules = {
  dealNext: { by: may.takePart, stages: inShare, whenLate: 'dropped' },
  skipReader: { by: may.lead, stages: inShare, whenLate: 'dropped' },
  undoSkip: { by: may.lead, stages: inShare, whenLate: 'dropped' },
  putBack: { by: may.lead, stages: inShare, whenLate: 'dropped' },
  dealRest: { by: may.lead, stages: inShare, whenLate: 'dropped' },
} as const satisfies RulesFor<typeof shareSchemas>;

export const shareSchemas = () => ({
  dealNext: shape('dealNext', { after: z.exactOptional(z.nullable(id)) }),
  /** Names whom it passes over, so that a second press does nothing when the turn has changed. */
  skipReader: shape('skipReader', { participantId: z.exactOptional(id) }),
  undoSkip: shape('undoSkip', { participantId: id }),
  putBack: shape('putBack', {}),
  dealRest: shape('dealRest', {}),
});
