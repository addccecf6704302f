import * as z from 'zod/mini';
import { ownedParts, riskStates } from '../board/board.ts';
import type { PlanField } from '../board/riskFields.ts';
import { planFields } from '../board/riskFields.ts';
import { factSchemas } from '../board/riskSchemas.ts';
import { isoDate, text, whole } from '../protocol/fields.ts';
import { limits } from '../protocol/limits.ts';

/** The server accepts texts up to twice the limit at which the page warns (SPEC LI1). */
const longText = text(2 * limits.textLength);
const reference = (letter: 'R' | 'C') => z.string().check(z.regex(new RegExp(`^${letter}[1-9]\\d{0,4}$`)));
const percent = whole(0, 100);

const plan = z.strictObject(
  Object.fromEntries(planFields.map((field) => [field, longText])) as {
    [F in PlanField]: typeof longText;
  },
);

const accepted = z.strictObject(
  Object.fromEntries(ownedParts.map((part) => [part, z.exactOptional(z.literal(true))])) as {
    [P in (typeof ownedParts)[number]]: ReturnType<typeof z.exactOptional<z.ZodMiniLiteral<true>>>;
  },
);

const reading = z.strictObject({
  on: isoDate,
  state: z.enum(['fine', 'tripped']),
  reading: z.nullable(z.union([z.number(), text(limits.nameLength)])),
});

const risk = z.strictObject({
  id: reference('R'),
  title: longText,
  ...factSchemas(),
  accepted,
  state: z.enum(riskStates),
  readings: z.array(reading).check(z.maxLength(1_000)),
  plan,
});

const card = z.strictObject({
  id: reference('C'),
  text: longText,
  risk: z.nullable(reference('R')),
  flagged: z.boolean(),
  sameAs: z.nullable(reference('C')),
});

/**
 * The register as a JSON file (SPEC EX6). Risks and cards are in the order of the register, under ids of the file's own;
 * it holds no names but those of owners and no time more exact than a day (SPEC EX1b).
 */
export const registerFileSchema = z.strictObject({
  format: z.literal('forewarned.register'),
  version: z.literal(1),
  workshop: z.strictObject({
    title: text(limits.titleLength),
    successMetric: z.nullable(longText),
    decision: z.nullable(longText),
    heldOn: isoDate,
    failedBy: isoDate,
    rehearsal: z.boolean(),
    people: whole(0, 1_000),
    scene: z.strictObject({ date: isoDate, headline: longText, text: longText }),
    contract: longText,
  }),
  risks: z.array(risk).check(z.maxLength(limits.risks)),
  cards: z.array(card).check(z.maxLength(limits.cards)),
  tally: z.nullable(z.record(reference('R'), whole(0, 100_000))),
  topRisks: z.array(reference('R')).check(z.maxLength(limits.risks)),
  minority: z.nullable(reference('R')),
  confidence: z.strictObject({
    before: z.nullable(z.array(percent).check(z.maxLength(1_000))),
    after: z.nullable(z.array(percent).check(z.maxLength(1_000))),
  }),
  pulse: z.nullable(z.array(longText).check(z.maxLength(1_000))),
});
export type RegisterFile = z.infer<typeof registerFileSchema>;
