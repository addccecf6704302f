import * as z from 'zod/mini';
import { isRank } from '../board/order.ts';
import { cleanName } from '../protocol/names.ts';
import { filledText } from '../protocol/fields.ts';
import { limits } from '../protocol/limits.ts';
import { stages } from '../stages/stages.ts';

/** The schema of one command: exactly these fields and its type. */
export const shape = <T extends string, S extends z.core.$ZodShape>(type: T, fields: S) =>
  z.strictObject({ type: z.literal(type), ...fields });

export const stage = z.enum(stages);
export const rank = z.string().check(z.refine(isRank, { error: 'is not a rank' }));
export const name = filledText(limits.nameLength).check(
  z.refine((given) => cleanName(given) !== '', { error: 'has no character that can be seen' }),
);
export const noteId = z.string().check(z.minLength(1), z.maxLength(64));
