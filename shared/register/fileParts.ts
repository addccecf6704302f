import * as z from 'zod/mini';
import { planFields } from '../board/riskFields.ts';
import { isoDate, text, whole } from '../protocol/fields.ts';
import { limits } from '../protocol/limits.ts';

/** Parts that every version of the register's JSON has. A change of one is a new version. */

/** The server accepts texts up to twice the limit at which the page warns (SPEC LI1). */
export const longText = text(2 * limits.textLength);

/** An id of the file's own: R3 is the risk with the number 3, C7 the seventh card; records are counted in the same way. */
export const reference = (letter: 'R' | 'C' | 'I' | 'A' | 'S' | 'K' | 'U') =>
  z.string().check(z.regex(new RegExp(`^${letter}[1-9]\\d{0,4}$`)));

const percent = whole(0, 100);
export const percents = z.array(percent).check(z.maxLength(1_000));
export const tally = z.record(reference('R'), whole(0, 100_000));
export const sceneSchema = z.strictObject({ date: isoDate, headline: longText, text: longText });

/** An entry for each name. */
export const everyPart = <Name extends string, S>(names: readonly Name[], schemaOf: (name: Name) => S) =>
  Object.fromEntries(names.map((name) => [name, schemaOf(name)])) as { [N in Name]: S };

/** The sentences of a risk. Files of before there was an attack on the plan lack it. */
export const planSchema = () =>
  z.strictObject({ ...everyPart(planFields, () => longText), attack: z._default(longText, '') });
