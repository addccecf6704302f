import * as z from 'zod/mini';
import { may } from '../people/capability.ts';
import { id } from '../protocol/fields.ts';
import { limits } from '../protocol/limits.ts';
import { eventTypes, webhookShapes } from '../protocol/events.ts';
import type { RulesFor } from './rules.ts';
import { inRegister } from './rules.ts';
import { shape } from './shape.ts';

const rules = {
  by: may.govern,
  stages: inRegister,
  afterClosing: true,
  whenLate: 'answeredInPlace',
  isStored: false,
} as const;

/** Who is told of what happens in the register (SPEC TL4). */
export const webhookRules = {
  addWebhook: { ...rules, hasSecretReply: true, words: ['url'] },
  removeWebhook: rules,
  testWebhook: rules,
  resendDelivery: rules,
} as const satisfies RulesFor<typeof webhookSchemas>;

export const webhookSchemas = () => ({
  addWebhook: shape('addWebhook', {
    url: z.string().check(z.minLength(1), z.maxLength(limits.urlLength)),
    shape: z.enum(webhookShapes),
    events: z.exactOptional(z.array(z.enum(eventTypes)).check(z.minLength(1), z.maxLength(eventTypes.length))),
  }),
  removeWebhook: shape('removeWebhook', { webhookId: id }),
  testWebhook: shape('testWebhook', { webhookId: id }),
  resendDelivery: shape('resendDelivery', { errandId: id }),
});
