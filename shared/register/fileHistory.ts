import * as z from 'zod/mini';
import type { OwnerIds } from '../board/board.ts';
import { checkResults, ownedParts, preventionStates, riskStates } from '../board/board.ts';
import { planFields, riskFacts } from '../board/riskFields.ts';
import { factSchemas } from '../board/riskSchemas.ts';
import { isoDate, text, whole } from '../protocol/fields.ts';
import { limits } from '../protocol/limits.ts';
import type { RiskChanges } from './history.ts';
import { everyPart, longText, reference } from './fileParts.ts';
import { recordEntrySchema } from './fileRecords.ts';

/** What one check of a tripwire found. */
export const readingSchema = z.strictObject({
  on: isoDate,
  state: z.enum(checkResults),
  reading: z.nullable(z.union([z.number(), text(limits.textLength)])),
  note: z.nullable(longText),
  undone: z.boolean(),
});

export const positionSchema = z.strictObject({ until: isoDate, likelihood: whole(1, 5), impact: whole(1, 5) });

export const postponedSchema = z.strictObject({ until: isoDate, times: whole(1, 10_000), reason: longText });

export const acceptedSchema = z.strictObject(everyPart(ownedParts, () => z.exactOptional(z.literal(true))));
export const acceptedUntilSchema = z.strictObject(everyPart(ownedParts, () => z.exactOptional(isoDate)));

/** What a risk has besides its title, its facts and its sentences. Null where nothing is known. */
export const riskStandingSchemas = () => ({
  accepted: acceptedSchema,
  acceptedUntil: acceptedUntilSchema,
  preventionState: z.enum(preventionStates),
  preventionOn: z.nullable(isoDate),
  preventionNote: z.nullable(longText),
  state: z.enum(riskStates),
  stateOn: z.nullable(isoDate),
  stateNote: z.nullable(longText),
  addedOn: z.nullable(isoDate),
  postponed: z.nullable(postponedSchema),
  positions: z.array(positionSchema).check(z.maxLength(10_000)),
});

/** What version 3 added to a risk, of which the history tells nothing. A program's "well again" is a day. */
export const programSchemas = () => ({
  inARow: z.nullable(whole(1, limits.inARow)),
  recovered: z.nullable(
    z.strictObject({ on: isoDate, reading: z.nullable(z.union([z.number(), text(limits.textLength)])) }),
  ),
  declinedOn: z.nullable(isoDate),
});

/** `[before, after]`; null where there was or is nothing. */
const beforeAfter = <T extends z.ZodMiniType>(schema: T) =>
  z.exactOptional(z.tuple([z.nullable(schema), z.nullable(schema)]));

const standing = riskStandingSchemas();
const facts = factSchemas();

/** A field of the board that is missing here does not compile: its changes could not be read back. */
type ChangedField = Exclude<keyof RiskChanges, keyof OwnerIds | 'declinedOn'>;
const changedFields = {
  title: beforeAfter(longText),
  number: beforeAfter(whole(1, 99_999)),
  ...everyPart(riskFacts, (fact) => beforeAfter(facts[fact] as z.ZodMiniType)),
  ...everyPart(Object.keys(standing) as (keyof typeof standing)[], (name) =>
    beforeAfter(standing[name] as z.ZodMiniType),
  ),
} satisfies { readonly [F in ChangedField]: z.ZodMiniType };

const changes = z.strictObject(changedFields);

const name = text(2 * limits.nameLength);

/** A change after the meeting: the only part of any file with times and with names that are no owner's (SPEC RW7). */
const entryShape = {
  id: whole(1, 1_000_000_000),
  at: z.int().check(z.gte(0)),
  by: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('person'), name, byLink: z.boolean() }),
    z.strictObject({ kind: z.literal('program') }),
    z.strictObject({ kind: z.literal('server') }),
  ]),
  type: text(limits.nameLength),
  /** Null: the register as a whole, or a risk that is not in the file. */
  risk: z.nullable(reference('R')),
  changes: z.exactOptional(changes),
  texts: z.exactOptional(z.strictObject(everyPart(planFields, () => beforeAfter(longText)))),
  planned: z.exactOptional(z.tuple([z.boolean(), z.boolean()])),
  /** The place of the check among the readings of the risk, from 1. */
  check: z.exactOptional(whole(1, 10_000)),
  about: z.exactOptional(z.record(text(limits.nameLength), z.nullable(z.union([longText, z.number(), z.boolean()])))),
  undoes: z.exactOptional(whole(1, 1_000_000_000)),
};
export const historyEntrySchema = z.strictObject({ ...entryShape, record: z.exactOptional(recordEntrySchema) });
export type FileHistoryEntry = z.infer<typeof historyEntrySchema>;

const earlierHistoryOf = <S extends z.ZodMiniType>(entry: S) =>
  z.strictObject({ importedOn: isoDate, entries: z.array(entry).check(z.maxLength(50_000)) });

/** The history of a register from which this one was made, oldest first. */
export const earlierHistorySchema = earlierHistoryOf(historyEntrySchema);

/** The same in version 2, whose registers had no records. */
export const historyOfVersion2 = z.strictObject(entryShape);
export const earlierHistoryOfVersion2 = earlierHistoryOf(historyOfVersion2);
