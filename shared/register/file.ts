import * as z from 'zod/mini';
import { ownedParts, riskStates } from '../board/board.ts';
import type { PlanField } from '../board/riskFields.ts';
import { planFields } from '../board/riskFields.ts';
import { factSchemas } from '../board/riskSchemas.ts';
import { isoDate, text, whole } from '../protocol/fields.ts';
import { limits } from '../protocol/limits.ts';

/** Texts that people typed together may stand at twice the page's limit (CONTRACT section 4). */
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
 * The register as a JSON file (SPEC EX6). Risks and cards stand in the register's order under short names of the file's
 * own; nobody's name but owners' and no time below a day is in it.
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

/** @returns the file, or null when the text is not one or points at what it does not hold */
export function parseRegisterFile(json: string): RegisterFile | null {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return null;
  }
  const parsed = registerFileSchema.safeParse(value);
  return parsed.success && isWhole(parsed.data) ? parsed.data : null;
}

/** Every reference leads somewhere, and no id stands twice. */
function isWhole(file: RegisterFile): boolean {
  const risks = new Set(file.risks.map(({ id }) => id));
  const cards = new Set(file.cards.map(({ id }) => id));
  const named = [
    ...Object.keys(file.tally ?? {}),
    ...file.topRisks,
    ...(file.minority === null ? [] : [file.minority]),
  ];
  return (
    risks.size === file.risks.length &&
    cards.size === file.cards.length &&
    named.every((id) => risks.has(id)) &&
    file.cards.every(
      (card) => (card.risk === null || risks.has(card.risk)) && (card.sameAs === null || cards.has(card.sameAs)),
    )
  );
}
