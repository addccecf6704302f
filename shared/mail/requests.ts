import * as z from 'zod/mini';
import { postponements } from '../commands/registerCommands.ts';
import { text } from '../protocol/fields.ts';
import { limits } from '../protocol/limits.ts';
import { tapAnswers } from './tap.ts';

/** `PUT /api/workshops/:id/mail`: the caller's own address. */
export const mailAddressSchema = z.strictObject({ address: text(320) });

/** `POST /api/workshops/:id/mail/confirmations`. */
export const mailConfirmationSchema = z.strictObject({ secret: text(100) });

/** `POST /api/workshops/:id/taps`: without an answer it only tells; `undo` takes the answer back within a day. */
export const tapSchema = z.strictObject({
  secret: text(100),
  answer: z.exactOptional(z.enum(tapAnswers)),
  undo: z.exactOptional(z.literal(true)),
  reading: z.exactOptional(z.union([z.number(), text(limits.nameLength)])),
  note: z.exactOptional(text(limits.sayLength)),
  days: z.exactOptional(z.literal(postponements)),
  anyway: z.exactOptional(z.boolean()),
});
export type TapRequest = z.infer<typeof tapSchema>;
