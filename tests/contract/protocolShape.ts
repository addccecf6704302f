import { createHash } from 'node:crypto';
import { join } from 'node:path';
import ts from 'typescript';
import * as Y from 'yjs';
import * as z from 'zod/mini';
import { answersMap, dotsMap } from '../../shared/ballot/ballot.ts';
import { cardsMap, risksMap } from '../../shared/board/board.ts';
import { recordKinds, recordsMap } from '../../shared/board/records.ts';
import { commandSchemas } from '../../shared/commands/commands.ts';
import { createWorkshopSchema, facilitatorSchema, joinSchema } from '../../shared/commands/requests.ts';
import { mailAddressSchema, mailConfirmationSchema, tapSchema } from '../../shared/mail/requests.ts';
import { plansMap } from '../../shared/plan/plan.ts';
import { reviewsMap } from '../../shared/plan/reviews.ts';
import { afterClose, closeCode } from '../../shared/protocol/closeCodes.ts';
import { message, subprotocol, syncMessage } from '../../shared/protocol/frames.ts';
import { filledSizes, paddedSizes, questionBytes } from '../../shared/protocol/padding.ts';
import { limits } from '../../shared/protocol/limits.ts';
import { refusals } from '../../shared/protocol/refusals.ts';
import { peopleMap, sessionMap } from '../../shared/session/session.ts';

type Schema = z.core.$ZodType;

const asJson = (schema: Schema): unknown => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });

const asJsonEach = (schemas: { readonly [name: string]: Schema }): object =>
  Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, asJson(schema)]));

/** Where documents keep what, by the names of their roots. */
function documentRoots(): readonly string[] {
  const doc = new Y.Doc();
  for (const root of [sessionMap, peopleMap, cardsMap, risksMap, plansMap, reviewsMap, dotsMap, answersMap]) root(doc);
  for (const kind of recordKinds) recordsMap(doc, kind);
  doc.getArray('notes');
  return [...doc.share].map(([name, type]) => `${name}: ${type.constructor.name}`).sort();
}

const byJson = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

/** Types that have no schema, since only the server writes them or since Yjs holds them. */
const types: { readonly [file: string]: readonly string[] } = {
  'session/session.ts': ['Session', 'People'],
  'board/board.ts': ['Board'],
  'board/records.ts': ['Records'],
  'plan/plan.ts': ['PlanTexts'],
  'notebook/notebook.ts': ['Note'],
  'ballot/ballot.ts': ['Ballot'],
  'protocol/replies.ts': ['Reply', 'WorkshopCreated', 'Joined', 'FacilitatorSeat', 'Hand', 'Presence'],
  'protocol/refusals.ts': ['RefusalParams'],
};

const shared = join(import.meta.dirname, '..', '..', 'shared');

/** Every type written out, whatever it is called: renaming a type changes nothing on the wire. */
function typeShapes(): object {
  const files = Object.keys(types).map((file) => join(shared, file));
  const program = ts.createProgram(files, {
    allowImportingTsExtensions: true,
    exactOptionalPropertyTypes: true,
    module: ts.ModuleKind.NodeNext,
    noEmit: true,
    strict: true,
    target: ts.ScriptTarget.ES2024,
  });
  const checker = program.getTypeChecker();
  const shapeOf = (type: ts.Type): unknown => {
    if (type.isUnion()) return { oneOf: type.types.map(shapeOf).sort(byJson) };
    if (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) {
      const element = checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference)[0] : undefined;
      if (element) return { each: shapeOf(element) };
      const keyed = checker.getIndexInfosOfType(type)[0];
      const fields = checker.getPropertiesOfType(type).map((field): [string, unknown] => {
        const isOptional = (field.flags & ts.SymbolFlags.Optional) !== 0;
        return [`${field.name}${isOptional ? '?' : ''}`, shapeOf(checker.getTypeOfSymbol(field))];
      });
      return { ...Object.fromEntries(fields.sort()), ...(keyed && { '[key]': shapeOf(keyed.type) }) };
    }
    return checker.typeToString(type);
  };
  const exported = (file: string, name: string): ts.Type => {
    const source = checker.getSymbolAtLocation(program.getSourceFile(join(shared, file))!)!;
    const symbol = checker.getExportsOfModule(source).find((one) => one.name === name);
    if (!symbol) throw new Error(`There is no type ${name} in shared/${file}`);
    return checker.getDeclaredTypeOfSymbol(symbol);
  };
  return Object.fromEntries(
    Object.entries(types).flatMap(([file, names]) => names.map((name) => [name, shapeOf(exported(file, name))])),
  );
}

/** Reading the types takes seconds. */
let readTypes: object | null = null;

/** Everything on which a page and a server have to agree. */
export const protocolShape = (schemas: { readonly [name: string]: Schema } = commandSchemas): object => ({
  message,
  syncMessage,
  padded: [subprotocol.padded, paddedSizes, filledSizes, questionBytes],
  closeCodes: Object.entries(closeCode).map(([reason, code]) => [reason, code, afterClose(code)]),
  refusals: Object.entries(refusals).map(([code, { status }]) => [code, status]),
  limits,
  commands: asJsonEach(schemas),
  requests: asJsonEach({
    createWorkshopSchema,
    facilitatorSchema,
    joinSchema,
    mailAddressSchema,
    mailConfirmationSchema,
    tapSchema,
  }),
  documentRoots: documentRoots(),
  types: (readTypes ??= typeShapes()),
});

/** Keys in the order of their names, so that moving a line changes nothing. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, sorted(part)])); // prettier-ignore
};

export const fingerprint = (shape: object): string =>
  createHash('sha256').update(JSON.stringify(sorted(shape))).digest('hex').slice(0, 16); // prettier-ignore
