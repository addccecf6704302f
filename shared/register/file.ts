import * as z from 'zod/mini';
import { factSchemas } from '../board/riskSchemas.ts';
import { isoDate, text, whole } from '../protocol/fields.ts';
import { limits } from '../protocol/limits.ts';
import {
  checklistSchema,
  incidentSchema,
  outcomeSchema,
  secondLookSchema,
  smallTestSchema,
  unforeseenSchema,
  verdictSchema,
} from './fileRecords.ts';
import {
  earlierHistorySchema,
  historyEntrySchema,
  programSchemas,
  readingSchema,
  riskStandingSchemas,
} from './fileHistory.ts';
import { planSchema, longText, percents, reference, sceneSchema, tally } from './fileParts.ts';

/** The name of the format, and the version that this edition writes. */
export const registerFormat = 'forewarned.register';
export const registerFileVersion = 3;

/** Those of the limit and some that were taken back. */
const mostReadings = 4_000;

const mostRecords = 1_000;

const risk = z.strictObject({
  /** R and the permanent number. */
  id: reference('R'),
  title: longText,
  ...factSchemas(),
  ...riskStandingSchemas(),
  ...programSchemas(),
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

/**
 * The register as a JSON file, complete (SPEC EX6, FL1). Risks and cards are in the order of the register, under ids of the
 * file's own. Outside `history` and `earlierHistories` it holds no names but those of owners and no time more exact than a
 * day (SPEC EX1b).
 */
export const registerFileSchema = z.strictObject({
  format: z.literal(registerFormat),
  version: z.literal(registerFileVersion),
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
  confidence: z.strictObject({
    before: z.nullable(percents),
    halfway: z.nullable(percents),
    after: z.nullable(percents),
  }),
  /** To the whole plan; absent in files of before there was one. */
  dissent: z._default(longText, ''),
  /** The answers to "What felt unsafe to say?"; null unless the facilitator asked for them (SPEC FL2). */
  pulse: z.nullable(z.array(longText).check(z.maxLength(1_000))),
  incidents: z.array(incidentSchema).check(z.maxLength(limits.incidents)),
  smallTests: z.array(smallTestSchema).check(z.maxLength(mostRecords)),
  checklists: z.array(checklistSchema).check(z.maxLength(mostRecords)),
  verdicts: z.array(verdictSchema).check(z.maxLength(2 * limits.cards)),
  outcome: z.nullable(outcomeSchema),
  /** What happened that was on no card; null when nobody was asked. */
  unforeseen: z.nullable(z.array(unforeseenSchema).check(z.maxLength(limits.cards))),
  /** Null while nobody decided about it. */
  secondLook: z.nullable(secondLookSchema),
  history: z.array(historyEntrySchema).check(z.maxLength(50_000)),
  earlierHistories: z.array(earlierHistorySchema).check(z.maxLength(100)),
});
export type RegisterFile = z.infer<typeof registerFileSchema>;
