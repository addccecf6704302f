import * as Y from 'yjs';
import { tooManyNew } from './parseUpdate.ts';
import type { Content, ParsedUpdate, Section, Struct } from './parsedUpdate.ts';

/** The new structs of one client, contiguous from the server's clock. */
export type Run = { readonly client: number; readonly structs: readonly Struct[]; readonly end: number };

/** A part of a delete range that deletes an item of the document, or (`item` null) structs of this update. */
export type Deletion = {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
  readonly item: Y.Item | null;
};

/** What an update contains that the document lacks. */
export type NewContent = {
  readonly runs: readonly Run[];
  readonly deletions: readonly Deletion[];
  /** Number of delete ranges that delete something not yet deleted. */
  readonly newRanges: number;
  /** Clients whose structs before the new ones are missing. */
  readonly gaps: readonly number[];
  /** Clients of which a delete range names structs that are neither in the document nor in the update. */
  readonly futures: readonly number[];
  /** Everything in the update is new: its bytes can be used unchanged. */
  readonly isWhole: boolean;
};

/**
 * Skips what the document holds already. After a reconnect that is most of a step 2.
 * @param mostNew limit of new structs
 * @throws Refused
 */
export function findNewContent(doc: Y.Doc, parseUpdate: ParsedUpdate, mostNew: number): NewContent {
  const builder: NewContentBuilder = { runs: [], deletions: [], newRanges: 0, gaps: [], futures: [], isWhole: true };
  let newLeft = mostNew;
  for (const section of parseUpdate.sections) newLeft -= addStructs(doc, section, builder);
  if (newLeft < 0) throw tooManyNew(mostNew);
  for (const { client, ranges } of parseUpdate.deletes) {
    const known = doc.store.clients.get(client) ?? [];
    const state = Y.getState(doc.store, client);
    const end = builder.runs.find((run) => run.client === client)?.end ?? state;
    addDeletes(client, ranges, { known, state, end }, builder);
  }
  return builder;
}

export const hasNewContent = ({ runs, deletions, gaps, futures }: NewContent): boolean =>
  runs.length > 0 || deletions.length > 0 || gaps.length > 0 || futures.length > 0;

type NewContentBuilder = {
  readonly runs: Run[];
  readonly deletions: Deletion[];
  newRanges: number;
  readonly gaps: number[];
  readonly futures: number[];
  isWhole: boolean;
};

/** @returns the number of new structs */
function addStructs(doc: Y.Doc, { client, structs }: Section, builder: NewContentBuilder): number {
  const fresh: Struct[] = [];
  let next = Y.getState(doc.store, client);
  for (const struct of structs) {
    const end = struct.clock + struct.length;
    if (end <= next || struct.kind === 'skip') continue;
    if (struct.clock > next) {
      builder.gaps.push(client);
      break;
    }
    fresh.push(struct.clock < next ? restOf(struct, next) : struct);
    next = end;
  }
  if (fresh.length < structs.length || fresh[0]?.known !== 0) builder.isWhole = false;
  if (fresh.length > 0) builder.runs.push({ client, structs: fresh, end: next });
  return fresh.length;
}

/**
 * The new part of a struct. Its origin becomes the part that the server has, as when Yjs writes with an offset, so a forged
 * parent or origin in the struct has no effect.
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

type KnownRange = {
  readonly known: readonly (Y.GC | Y.Item)[];
  /** Where the document's structs of this client end. */
  readonly state: number;
  /** Where they end with this update. */
  readonly end: number;
};

/** @param ranges clock and length in turn, ascending */
function addDeletes(client: number, ranges: readonly number[], extent: KnownRange, builder: NewContentBuilder): void {
  const { known, state } = extent;
  let found = 0;
  const note = (clock: number, length: number, item: Y.Item | null): void => {
    builder.deletions.push({ client, clock, length, item });
    found += length;
  };
  // One walk over structs and ranges together: a binary search for each of 50,000 ranges would dominate the cost.
  let index = 0;
  for (let i = 0; i < ranges.length; i += 2) {
    const [clock = 0, length = 0] = [ranges[i], ranges[i + 1]];
    const end = clock + length;
    if (end > extent.end) {
      builder.futures.push(client);
      return;
    }
    found = 0;
    if (clock < state) index = eachAlive(known, index, clock, Math.min(end, state), note);
    const inUpdate = Math.max(clock, state);
    if (inUpdate < end) note(inUpdate, end - inUpdate, null);
    if (found > 0) builder.newRanges += 1;
    if (found < length) builder.isWhole = false;
  }
}

/** A range within this many structs is reached by walking instead of binary search. */
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
