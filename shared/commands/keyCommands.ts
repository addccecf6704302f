import * as z from 'zod/mini';
import { may } from '../people/capability.ts';
import { id, whole } from '../protocol/fields.ts';
import { limits } from '../protocol/limits.ts';
import type { RulesFor } from './rules.ts';
import { inRegister } from './rules.ts';
import { shape } from './shape.ts';

/** Keys with which a program measures a tripwire. */
export const keyRules = {
  makeKey: { by: may.govern, stages: inRegister, whenLate: 'shown', isStored: false, hasSecretReply: true },
  revokeKey: { by: may.govern, stages: inRegister, afterClosing: true, whenLate: 'shown' },
  setInARow: { by: may.edit, stages: inRegister, whenLate: 'shown' },
} as const satisfies RulesFor<typeof keySchemas>;

export const keySchemas = () => ({
  makeKey: shape('makeKey', { riskId: id }),
  revokeKey: shape('revokeKey', { keyId: id }),
  /** After how many readings of a program past the threshold, one after the other, it trips; null: after one. */
  setInARow: shape('setInARow', { riskId: id, inARow: z.nullable(whole(1, limits.inARow)) }),
});
