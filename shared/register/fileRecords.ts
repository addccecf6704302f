import * as z from 'zod/mini';
import {
  causes,
  changedThings,
  firings,
  followUpAnswers,
  followUps,
  incidentKinds,
  layers,
  noticers,
  recordKinds,
  reviewFields,
  testStates,
  testTexts,
  verdicts,
} from '../board/records.ts';
import { filledText, isoDate, text, whole } from '../protocol/fields.ts';
import { limits } from '../protocol/limits.ts';
import { outcomes } from '../session/foresight.ts';
import { everyPart, longText, reference } from './fileParts.ts';

/** What the file of a register holds besides rows and cards. Null where nothing is known. */

const day = z.nullable(isoDate);
const mostRecords = 2_000;
const list = <S extends z.ZodMiniType>(schema: S, most = mostRecords) => z.array(schema).check(z.maxLength(most));
const readingValue = z.nullable(z.union([z.number(), text(limits.textLength)]));

const followUp = z.strictObject({
  due: isoDate,
  answer: z.nullable(z.enum(followUpAnswers)),
  on: day,
  note: longText,
});

const lessonShape = {
  line: longText,
  carrier: text(2 * limits.nameLength),
  accepted: z.boolean(),
  alters: z.enum(changedThings),
  altered: longText,
  by: isoDate,
  smallFirst: z.boolean(),
  followUps: z.strictObject(everyPart(followUps, () => followUp)),
};
/** A and a place: tests name the change that they try out. */
const lesson = z.strictObject({ id: reference('A'), ...lessonShape });

/** An incident with its review note. The deadline of the review is a day: no file but the history has times. */
export const incidentSchema = z.strictObject({
  id: reference('I'),
  kind: z.enum(incidentKinds),
  risk: z.nullable(reference('R')),
  title: longText,
  on: isoDate,
  firstSign: day,
  noticedBy: z.nullable(z.enum(noticers)),
  reading: readingValue,
  what: longText,
  couldHave: longText,
  held: list(z.enum(layers), layers.length),
  containedOn: day,
  falseAlarm: z.nullable(longText),
  reviewBy: day,
  reviewedOn: day,
  reviewNotNeeded: z.nullable(longText),
  cause: z.nullable(z.enum(causes)),
  /** Null until the note was begun. */
  note: z.nullable(z.strictObject(everyPart(reviewFields, () => longText))),
  changes: list(lesson, 100),
});

export const smallTestSchema = z.strictObject({
  id: reference('S'),
  risk: z.nullable(reference('R')),
  /** The change that it tries out. */
  lesson: z.nullable(reference('A')),
  owner: z.nullable(text(2 * limits.nameLength)),
  from: day,
  until: day,
  ...everyPart(testTexts, () => longText),
  state: z.enum(testStates),
  startedOn: day,
  endedOn: day,
  hasRule: z.boolean(),
  isStopped: z.boolean(),
  result: longText,
  /** The test that this one was adapted from. */
  follows: z.nullable(reference('S')),
});

export const checklistSchema = z.strictObject({
  id: reference('K'),
  pause: longText,
  items: list(longText, 100),
  madeOn: isoDate,
  runs: list(isoDate, 10_000),
});

/** Of a risk, of a card that lies on none, or of something that was on no card. */
export const verdictSchema = z.strictObject({
  of: z.string().check(z.regex(/^[RCU][1-9]\d{0,4}$/)),
  verdict: z.enum(verdicts),
  fired: z.nullable(z.enum(firings)),
  on: day,
  signOn: day,
});

export const outcomeSchema = z.strictObject({
  came: z.enum(outcomes),
  text: longText,
  share: z.nullable(whole(0, 100)),
  on: isoDate,
});

/** Something that happened and was on no card. */
export const unforeseenSchema = z.strictObject({
  id: reference('U'),
  text: longText,
  sameAs: z.nullable(reference('U')),
});

export const secondLookSchema = z.union([
  z.strictObject({ state: z.literal('putOff'), until: isoDate }),
  z.strictObject({ state: z.literal('declined') }),
  z.strictObject({ state: z.literal('held'), on: isoDate }),
]);

const plain = z.nullable(z.union([longText, z.number(), z.boolean()]));
const value = z.union([plain, list(longText, 10_000), list(z.strictObject(lessonShape), 100)]);

/** What an entry of the history tells of a record: the values that differ; null for one that was new, or removed. */
export const recordEntrySchema = z.strictObject({
  kind: z.enum(recordKinds),
  /** Null for a record that is not in the file. */
  id: z.nullable(filledText(limits.nameLength)),
  changes: z.nullable(z.record(text(limits.nameLength), z.tuple([value, value]))),
});
