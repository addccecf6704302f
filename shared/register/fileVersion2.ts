import * as z from 'zod/mini';
import { factSchemas } from '../board/riskSchemas.ts';
import { isoDate, text, whole } from '../protocol/fields.ts';
import { limits } from '../protocol/limits.ts';
import { earlierHistoryOfVersion2, historyOfVersion2, readingSchema, riskStandingSchemas } from './fileHistory.ts';
import { longText, percents, planSchema, reference, sceneSchema, tally } from './fileParts.ts';

/** Those of the limit and some that were taken back. */
const mostReadings = 4_000;

const risk = z.strictObject({
  /** R and the permanent number. */
  id: reference('R'),
  title: longText,
  ...factSchemas(),
  ...riskStandingSchemas(),
  readings: z.array(readingSchema).check(z.maxLength(mostReadings)),
  plan: planSchema(),
});

const card = z.strictObject({
  id: reference('C'),
  text: longText,
  risk: z.nullable(reference('R')),
  flagged: z.boolean(),
  sameAs: z.nullable(reference('C')),
});

const risks = z.array(reference('R')).check(z.maxLength(limits.registerRisks));

/** The register's JSON as an earlier edition wrote it. It is read, never written (SPEC FL1e). */
export const registerFile2Schema = z.strictObject({
  format: z.literal('forewarned.register'),
  version: z.literal(2),
  workshop: z.strictObject({
    title: text(limits.titleLength),
    successMetric: z.nullable(longText),
    decision: z.nullable(longText),
    heldOn: isoDate,
    /** Null before the end of the meeting. */
    endedOn: z.nullable(isoDate),
    minutes: z.nullable(whole(0, 100_000)),
    failedBy: isoDate,
    rehearsal: z.boolean(),
    people: whole(0, 1_000),
    timeZone: z.nullable(text(limits.nameLength)),
    language: z.nullable(text(limits.nameLength)),
    /** Null for a register that was not made from a file. */
    importedOn: z.nullable(isoDate),
    scene: sceneSchema,
    contract: longText,
  }),
  risks: z.array(risk).check(z.maxLength(limits.registerRisks)),
  cards: z.array(card).check(z.maxLength(limits.cards)),
  tally: z.nullable(tally),
  /** Groups of equal dots, most first. */
  ranking: z.array(risks).check(z.maxLength(limits.registerRisks)),
  topRisks: risks,
  minority: z.nullable(reference('R')),
  confidence: z.strictObject({ before: z.nullable(percents), after: z.nullable(percents) }),
  /** The answers to "What felt unsafe to say?"; null unless the facilitator asked for them (SPEC FL2). */
  pulse: z.nullable(z.array(longText).check(z.maxLength(1_000))),
  history: z.array(historyOfVersion2).check(z.maxLength(50_000)),
  earlierHistories: z.array(earlierHistoryOfVersion2).check(z.maxLength(100)),
});
export type RegisterFile2 = z.infer<typeof registerFile2Schema>;
