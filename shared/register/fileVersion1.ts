import * as z from 'zod/mini';
import { ownedParts } from '../board/board.ts';
import { cadences, comparisons, responses } from '../board/riskFields.ts';
import { filledText, isoDate, text, whole } from '../protocol/fields.ts';
import { limits } from '../protocol/limits.ts';
import { everyPart, longText, percents, reference, sceneSchema, tally } from './fileParts.ts';

const name = filledText(limits.nameLength);
const grade = z.nullable(whole(1, 5));
const sentences = ['cause', 'event', 'effect', 'prevention', 'test', 'signal', 'source', 'threshold', 'contingency', 'dissent'] as const; // prettier-ignore

const risk = z.strictObject({
  id: reference('R'),
  title: longText,
  likelihood: grade,
  impact: grade,
  response: z.nullable(z.enum(responses)),
  preventionOwner: z.nullable(name),
  preventionDue: z.nullable(isoDate),
  comparison: z.nullable(z.enum(comparisons)),
  cadence: z.nullable(z.enum(cadences)),
  checkBy: z.nullable(isoDate),
  watcher: z.nullable(name),
  contingencyOwner: z.nullable(name),
  accepted: z.strictObject(everyPart(ownedParts, () => z.exactOptional(z.literal(true)))),
  state: z.enum(['none', 'armed', 'checkDue', 'tripped', 'contained', 'retired']),
  readings: z
    .array(
      z.strictObject({
        on: isoDate,
        state: z.enum(['fine', 'tripped']),
        reading: z.nullable(z.union([z.number(), text(limits.nameLength)])),
      }),
    )
    .check(z.maxLength(1_000)),
  plan: z.strictObject(everyPart(sentences, () => longText)),
});

const card = z.strictObject({
  id: reference('C'),
  text: longText,
  risk: z.nullable(reference('R')),
  flagged: z.boolean(),
  sameAs: z.nullable(reference('C')),
});

/** The register's JSON as earlier editions wrote it. It is read, never written (SPEC FL1). */
export const registerFile1Schema = z.strictObject({
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
    scene: sceneSchema,
    contract: longText,
  }),
  risks: z.array(risk).check(z.maxLength(limits.risks)),
  cards: z.array(card).check(z.maxLength(limits.cards)),
  tally: z.nullable(tally),
  topRisks: z.array(reference('R')).check(z.maxLength(limits.risks)),
  minority: z.nullable(reference('R')),
  confidence: z.strictObject({ before: z.nullable(percents), after: z.nullable(percents) }),
  pulse: z.nullable(z.array(longText).check(z.maxLength(1_000))),
});
export type RegisterFile1 = z.infer<typeof registerFile1Schema>;
