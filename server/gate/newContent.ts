import * as Y from 'yjs';
import { tooManyNew } from './parseUpdate.ts';
import type { Content, Scan, Section, Struct } from './parsedUpdate.ts';

/** The new structs of one client: they begin where the server's end and follow one another. */
export type Run = { readonly client: number; readonly structs: readonly Struct[]; readonly end: number };

/** A part of a delete range that deletes something: a struct of the document, or (`item` null) structs of this update. */
export type Deletion = {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
  readonly item: Y.Item | null;
};

/** What an update tells that the document does not hold. */
export type News = {
  readonly runs: readonly Run[];
  readonly deletions: readonly Deletion[];
  /** Delete ranges with something new in them. */
  readonly newRanges: number;
  /** Clients of whom structs before the new ones are missing. */
  readonly gaps: readonly number[];
  /** Clients of whom something is deleted that is neither in the document nor in the update. */
  readonly futures: readonly number[];
  /** Everything in the update is new, so its bytes can be used as they are. */
  readonly isWhole: boolean;
};

/**
 * Sets aside what the document holds already: after a reconnect that is most of a step 2 (CONTRACT section 3).
 * @param mostNew structs that may be new
 * @throws Refused
 */
export function newsOf(doc: Y.Doc, scan: Scan, mostNew: number): News {
  const gathering: Gathering = { runs: [], deletions: [], newRanges: 0, gaps: [], futures: [], isWhole: true };
  let newLeft = mostNew;
  for (const section of scan.sections) newLeft -= gatherStructs(doc, section, gathering);
  if (newLeft < 0) throw tooManyNew(mostNew);
  for (const { client, ranges } of scan.deletes) {
    const known = doc.store.clients.get(client) ?? [];
    const state = Y.getState(doc.store, client);
    const end = gathering.runs.find((run) => run.client === client)?.end ?? state;
    gatherDeletes(client, ranges, { known, state, end }, gathering);
  }
  return gathering;
}

export const hasNews = ({ runs, deletions, gaps, futures }: News): boolean =>
  runs.length > 0 || deletions.length > 0 || gaps.length > 0 || futures.length > 0;

type Gathering = {
  readonly runs: Run[];
  readonly deletions: Deletion[];
  newRanges: number;
  readonly gaps: number[];
  readonly futures: number[];
  isWhole: boolean;
};

/** @returns how many are new */
function gatherStructs(doc: Y.Doc, { client, structs }: Section, gathering: Gathering): number {
  const fresh: Struct[] = [];
  let next = Y.getState(doc.store, client);
  for (const struct of structs) {
    const end = struct.clock + struct.length;
    if (end <= next || struct.kind === 'skip') continue;
    if (struct.clock > next) {
      gathering.gaps.push(client);
      break;
    }
    fresh.push(struct.clock < next ? restOf(struct, next) : struct);
    next = end;
  }
  if (fresh.length < structs.length || fresh[0]?.known !== 0) gathering.isWhole = false;
  if (fresh.length > 0) gathering.runs.push({ client, structs: fresh, end: next });
  return fresh.length;
}

/**
 * The part of a struct that is new. It hangs on the part the server has, as Yjs itself writes it: so the place it names
 * for itself, which could differ from where its first part lies, has no say.
 */
function restOf(struct: Struct, from: number): Struct {
  const { client, clock, length } = struct;
  const known = from - clock;
  const origin = struct.kind === 'gc' ? null : { client, clock: from - 1 };
  const content = restOfContent(struct.content, known);
  return { ...struct, clock: from, length: length - known, known, origin, parent: null, key: null, content };
}

const restOfContent = (content: Content, known: number): Content =>
  content.kind === 'values' ? { kind: 'values', values: content.values.slice(known) } : content;

type Extent = {
  readonly known: readonly (Y.GC | Y.Item)[];
  /** Where the document's structs of this client end. */
  readonly state: number;
  /** Where they end with this update. */
  readonly end: number;
};

/** @param ranges clock and length in turn, ascending */
function gatherDeletes(client: number, ranges: readonly number[], extent: Extent, gathering: Gathering): void {
  const { known, state } = extent;
  let found = 0;
  const note = (clock: number, length: number, item: Y.Item | null): void => {
    gathering.deletions.push({ client, clock, length, item });
    found += length;
  };
  // Walks along with the ranges; a search of its own for each of 50,000 would take longer than all the rest.
  let index = 0;
  for (let i = 0; i < ranges.length; i += 2) {
    const [clock = 0, length = 0] = [ranges[i], ranges[i + 1]];
    const end = clock + length;
    if (end > extent.end) {
      gathering.futures.push(client);
      return;
    }
    found = 0;
    if (clock < state) index = eachAlive(known, index, clock, Math.min(end, state), note);
    const inUpdate = Math.max(clock, state);
    if (inUpdate < end) note(inUpdate, end - inUpdate, null);
    if (found > 0) gathering.newRanges += 1;
    if (found < length) gathering.isWhole = false;
  }
}

/** Ranges nearer than this many structs are reached by walking. */
const near = 16;

/**
 * @param index of a struct at or before `from`
 * @returns the index of the last one it looked at
 */
function eachAlive(
  structs: readonly (Y.GC | Y.Item)[],
  index: number,
  from: number,
  to: number,
  note: (clock: number, length: number, item: Y.Item) => void,
): number {
  const isBefore = (at: number): boolean => (structs[at]?.id.clock ?? Infinity) <= from;
  if (isBefore(index + near)) index = Y.findIndexSS(structs as (Y.GC | Y.Item)[], from);
  while (isBefore(index + 1)) index += 1;
  for (; ; index++) {
    const struct = structs[index];
    if (struct === undefined || struct.id.clock >= to) return Math.max(0, index - 1);
    if (struct.deleted || !(struct instanceof Y.Item)) continue;
    const start = Math.max(struct.id.clock, from);
    note(start, Math.min(struct.id.clock + struct.length, to) - start, struct);
  }
}
