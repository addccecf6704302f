import * as Y from 'yjs';
import type { Content, DeleteRange, Scan, Section, Struct } from './scanned.ts';

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

/** Sets aside what the document holds already: after a reconnect that is most of a step 2 (CONTRACT section 3). */
export function newsOf(doc: Y.Doc, scan: Scan): News {
  const gathering: Gathering = { runs: [], deletions: [], newRanges: 0, gaps: [], futures: [], isWhole: true };
  for (const section of scan.sections) gatherStructs(doc, section, gathering);
  for (const { client, ranges } of scan.deletes) {
    const known = doc.store.clients.get(client) ?? [];
    const state = Y.getState(doc.store, client);
    const end = gathering.runs.find((run) => run.client === client)?.end ?? state;
    for (const range of ranges) gatherDeletes(client, range, { known, state, end }, gathering);
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

function gatherStructs(doc: Y.Doc, { client, structs }: Section, gathering: Gathering): void {
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

function gatherDeletes(client: number, range: DeleteRange, extent: Extent, gathering: Gathering): void {
  const end = range.clock + range.length;
  if (end > extent.end) {
    if (gathering.futures.at(-1) !== client) gathering.futures.push(client);
    return;
  }
  let found = 0;
  const note = (clock: number, length: number, item: Y.Item | null): void => {
    gathering.deletions.push({ client, clock, length, item });
    found += length;
  };
  if (range.clock < extent.state) eachAlive(extent.known, range.clock, Math.min(end, extent.state), note);
  const inUpdate = Math.max(range.clock, extent.state);
  if (inUpdate < end) note(inUpdate, end - inUpdate, null);
  if (found > 0) gathering.newRanges += 1;
  if (found < range.length) gathering.isWhole = false;
}

function eachAlive(
  structs: readonly (Y.GC | Y.Item)[],
  from: number,
  to: number,
  note: (clock: number, length: number, item: Y.Item) => void,
): void {
  for (let index = Y.findIndexSS(structs as (Y.GC | Y.Item)[], from); index < structs.length; index++) {
    const struct = structs[index];
    if (struct === undefined || struct.id.clock >= to) return;
    if (struct.deleted || !(struct instanceof Y.Item)) continue;
    const start = Math.max(struct.id.clock, from);
    note(start, Math.min(struct.id.clock + struct.length, to) - start, struct);
  }
}
