import type * as z from 'zod/mini';
import type { RegisterFile } from './file.ts';
import { registerFileSchema, registerFileVersion, registerFormat } from './file.ts';
import type { RegisterFile1 } from './fileVersion1.ts';
import { registerFile1Schema } from './fileVersion1.ts';
import type { RegisterFile2 } from './fileVersion2.ts';
import { registerFile2Schema } from './fileVersion2.ts';
import { fromVersion1, fromVersion2 } from './migrateFile.ts';

/** Why a file cannot be imported. */
export type FileFault =
  | { readonly kind: 'notJson' | 'tooDeep' | 'otherProgram' }
  | { readonly kind: 'laterVersion'; readonly version: number }
  /** Places and kinds of the first faults, never what stands there. */
  | { readonly kind: 'wrongShape'; readonly issues: readonly z.core.$ZodIssue[] }
  /** An id that stands twice, or names nothing in the file. */
  | { readonly kind: 'wrongReference'; readonly id: string };

export type ReadFile =
  | { readonly kind: 'read'; readonly file: RegisterFile; readonly version: number }
  | { readonly kind: 'refused'; readonly fault: FileFault };

/** Deeper than any file of ours; a recursive check of a deeper one would overflow the stack. */
const mostDepth = 12;

/** Reads the JSON of a register: strictly, and earlier versions migrated (SPEC FL1). */
export function readRegisterFile(json: string): ReadFile {
  if (depthOf(json) > mostDepth) return refused({ kind: 'tooDeep' });
  const value = parseJson(json);
  if (value === undefined) return refused({ kind: 'notJson' });
  const { format, version } = headOf(value);
  if (format !== registerFormat || typeof version !== 'number') return refused({ kind: 'otherProgram' });
  if (version > registerFileVersion) return refused({ kind: 'laterVersion', version });
  const parsed = (schemas[version] ?? registerFileSchema).safeParse(value);
  if (!parsed.success) return refused({ kind: 'wrongShape', issues: parsed.error.issues });
  const file = inPresentVersion(parsed.data);
  const id = wrongReference(file);
  return id === null ? { kind: 'read', file, version } : refused({ kind: 'wrongReference', id });
}

type AnyFile = RegisterFile | RegisterFile1 | RegisterFile2;

/** What checks a file of an earlier version. */
const schemas: { readonly [version: number]: z.ZodMiniType<AnyFile> } = {
  1: registerFile1Schema,
  2: registerFile2Schema,
};

function inPresentVersion(file: AnyFile): RegisterFile {
  if (file.version === 1) return fromVersion1(file);
  return file.version === 2 ? fromVersion2(file) : file;
}

const refused = (fault: FileFault): ReadFile => ({ kind: 'refused', fault });

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    return undefined;
  }
}

const headOf = (value: unknown): { readonly format?: unknown; readonly version?: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};

/** How deep arrays and objects are nested, without parsing. */
function depthOf(json: string): number {
  let [depth, most] = [0, 0];
  let isText = false;
  for (let i = 0; i < json.length; i++) {
    const sign = json[i];
    if (isText) {
      if (sign === '\\') i++;
      else if (sign === '"') isText = false;
    } else if (sign === '"') isText = true;
    else if (sign === '[' || sign === '{') most = Math.max(most, ++depth);
    else if (sign === ']' || sign === '}') depth--;
  }
  return most;
}

/** @returns an id that stands twice or names nothing, else null */
function wrongReference(file: RegisterFile): string | null {
  const risks = new Set<string>();
  const cards = new Set<string>();
  for (const { id } of file.risks) if (risks.size === risks.add(id).size) return id;
  for (const { id } of file.cards) if (cards.size === cards.add(id).size) return id;
  const named = [
    ...Object.keys(file.tally ?? {}),
    ...file.ranking.flat(),
    ...file.topRisks,
    file.minority,
    ...file.cards.map(({ risk }) => risk),
    ...file.history.map(({ risk }) => risk),
    ...file.earlierHistories.flatMap(({ entries }) => entries.map(({ risk }) => risk)),
  ];
  const unknown = named.find((id) => id !== null && !risks.has(id));
  if (unknown !== undefined) return unknown;
  const once = [...file.ranking.flat(), ...file.topRisks.map((id) => `top ${id}`)];
  const twice = once.find((id, index) => once.indexOf(id) !== index);
  if (twice !== undefined) return twice.replace('top ', '');
  return (
    file.cards.map(({ sameAs }) => sameAs).find((id) => id !== null && !cards.has(id)) ??
    wrongRecordReference(file, risks, cards)
  );
}

/** The same for records. */
function wrongRecordReference(
  file: RegisterFile,
  risks: ReadonlySet<string>,
  cards: ReadonlySet<string>,
): string | null {
  const { incidents, smallTests, checklists, verdicts } = file;
  const unforeseen = file.unforeseen ?? [];
  const lessons = incidents.flatMap(({ changes }) => changes);
  const known = new Set([...risks, ...cards]);
  for (const { id } of [...incidents, ...lessons, ...smallTests, ...checklists, ...unforeseen])
    if (known.size === known.add(id).size) return id;
  const judged = verdicts.map(({ of }) => of);
  const named = [
    ...incidents.map(({ risk }) => risk),
    ...smallTests.flatMap(({ risk, lesson, follows }) => [risk, lesson, follows]),
    ...unforeseen.map(({ sameAs }) => sameAs),
    ...judged,
  ];
  const unknown = named.find((id) => id !== null && !known.has(id));
  return unknown ?? judged.find((id, index) => judged.indexOf(id) !== index) ?? null;
}
