import * as z from 'zod/mini';
import { may } from '../people/capability.ts';
import type { RulesFor } from './rules.ts';
import { inRegister } from './rules.ts';
import { shape } from './shape.ts';

/** The mails of a register. Addresses are no commands: they are in no history, and nothing of them is kept on a device. */
export const mailRules = {
  setMail: { by: may.govern, stages: inRegister, afterClosing: true, whenLate: 'shown' },
} as const satisfies RulesFor<typeof mailSchemas>;

export const mailSchemas = () => ({
  setMail: shape('setMail', { on: z.boolean() }),
});
