import * as z from 'zod/mini';
import { causes, changedThings, followUpAnswers, followUps, layers, noticers } from '../board/records.ts';
import { may } from '../people/capability.ts';
import { filledText, id, isoDate, text } from '../protocol/fields.ts';
import { limits } from '../protocol/limits.ts';
import type { RulesFor } from './rules.ts';
import { inRegister } from './rules.ts';
import { name, shape } from './shape.ts';

/** What happened, what the team learns from it, and whether that holds. */
export const incidentRules = {
  reportIncident: {
    by: may.check,
    stages: inRegister,
    whenLate: 'shown',
    words: ['title', 'what', 'couldHave'],
  },
  setIncident: {
    by: may.check,
    stages: inRegister,
    whenLate: 'shown',
    words: ['title', 'reading', 'what', 'couldHave'],
  },
  containIncident: { by: may.check, stages: inRegister, whenLate: 'shown' },
  callFalseAlarm: { by: may.edit, stages: inRegister, whenLate: 'shown', words: ['reason'] },
  beginReview: { by: may.edit, stages: inRegister, whenLate: 'shown' },
  keepReview: { by: may.edit, stages: inRegister, whenLate: 'shown' },
  skipReview: { by: may.edit, stages: inRegister, whenLate: 'shown', words: ['reason'] },
  removeIncident: { by: may.edit, stages: inRegister, whenLate: 'shown' },
  addLessonChange: { by: may.edit, stages: inRegister, whenLate: 'shown', words: ['line', 'altered', 'carrier'] },
  setLessonChange: { by: may.edit, stages: inRegister, whenLate: 'shown', words: ['line', 'altered', 'carrier'] },
  removeLessonChange: { by: may.edit, stages: inRegister, whenLate: 'shown' },
  acceptLessonChange: { by: may.takePart, stages: inRegister, whenLate: 'shown' },
  followUp: { by: may.check, stages: inRegister, whenLate: 'shown', words: ['note'] },
} as const satisfies RulesFor<typeof incidentSchemas>;

const optional = z.exactOptional;
const remark = () => text(limits.sayLength);
const incident = { incidentId: id };

const told = () => ({
  noticedBy: optional(z.nullable(z.enum(noticers))),
  what: optional(remark()),
  couldHave: optional(remark()),
  held: optional(z.array(z.enum(layers)).check(z.maxLength(layers.length))),
  on: optional(isoDate),
});

/** What a change says; its carrier is a name, or somebody of the workshop. */
const lesson = () => ({
  line: filledText(limits.sayLength),
  alters: z.enum(changedThings),
  carrier: name,
  by: isoDate,
});

const lessonDetails = () => ({
  altered: optional(text(limits.titleLength)),
  carrierId: optional(z.nullable(id)),
  smallFirst: optional(z.boolean()),
});

export const incidentSchemas = () => ({
  reportIncident: shape('reportIncident', {
    kind: z.enum(['happened', 'nearMiss']),
    riskId: optional(id),
    title: optional(text(limits.titleLength)),
    ...told(),
  }),
  setIncident: shape('setIncident', {
    ...incident,
    title: optional(filledText(limits.titleLength)),
    firstSign: optional(z.nullable(isoDate)),
    reading: optional(z.nullable(z.union([z.number(), text(limits.nameLength)]))),
    cause: optional(z.nullable(z.enum(causes))),
    ...told(),
  }),
  containIncident: shape('containIncident', incident),
  callFalseAlarm: shape('callFalseAlarm', { ...incident, reason: remark() }),
  beginReview: shape('beginReview', incident),
  keepReview: shape('keepReview', incident),
  skipReview: shape('skipReview', { ...incident, reason: remark() }),
  removeIncident: shape('removeIncident', incident),
  addLessonChange: shape('addLessonChange', { ...incident, ...lesson(), ...lessonDetails() }),
  setLessonChange: shape('setLessonChange', {
    ...incident,
    changeId: id,
    line: optional(lesson().line),
    alters: optional(lesson().alters),
    carrier: optional(lesson().carrier),
    by: optional(lesson().by),
    ...lessonDetails(),
  }),
  removeLessonChange: shape('removeLessonChange', { ...incident, changeId: id }),
  acceptLessonChange: shape('acceptLessonChange', { ...incident, changeId: id, accepted: z.boolean() }),
  followUp: shape('followUp', {
    ...incident,
    changeId: id,
    step: z.enum(followUps),
    answer: z.enum(followUpAnswers),
    note: optional(remark()),
    on: optional(isoDate),
  }),
});
